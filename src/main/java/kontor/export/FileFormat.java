package kontor.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What files exports can be fetched as. */
public enum FileFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static Optional<FileFormat> of(String name) {
        return Stream.of(values()).filter(each -> each.ending().equals(name)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins a file with its head. */
    TableFile begin(OutputStream out, String name, List<String> heads, Locale locale) throws IOException {
        return switch (this) {
            case CSV -> new CsvFile(out, heads, locale);
            case XLSX -> new XlsxFile(out, name, heads, locale);
        };
    }
}
