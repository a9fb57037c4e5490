package kontor.audit.export;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a log can be taken out as. */
public enum LogFormat {
    /** All that the chain consists of, for the verifier. */
    JSONL("JSON Lines", "application/jsonl"),
    CSV("CSV", "text/csv;charset=UTF-8"),
    XLSX("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("PDF", "application/pdf");

    private final String label;
    private final String mediaType;

    LogFormat(String label, String mediaType) {
        this.label = label;
        this.mediaType = mediaType;
    }

    /** By the ending of its files' names. */
    public static Optional<LogFormat> of(String name) {
        return Stream.of(values()).filter(each -> each.ending().equals(name)).findFirst();
    }

    /** What people call it, in any language. */
    public String label() {
        return label;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What its files' names end with. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
