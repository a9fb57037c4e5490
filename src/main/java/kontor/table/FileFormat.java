package kontor.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What files of rows there are. */
public enum FileFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** By the ending of its files' names. */
    public static Optional<FileFormat> of(String name) {
        return Stream.of(values()).filter(each -> each.ending().equals(name)).findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    /** What its files' names end with. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins a file with its head. */
    public TableFile begin(OutputStream out, String name, List<String> heads, Locale locale) throws IOException {
        return switch (this) {
            case CSV -> new CsvFile(out, heads, locale);
            case XLSX -> new XlsxFile(out, name, heads, locale);
        };
    }
}
