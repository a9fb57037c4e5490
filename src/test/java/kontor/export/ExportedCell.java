package kontor.export;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.table.Cell;
import kontor.table.FileFormat;
import kontor.table.TableFile;

/** One value as exports write it. */
public final class ExportedCell {
    private ExportedCell() {}

    /** Makes a cell of a value, keeps it as exports do, and writes it into a file with nothing else in it. */
    public static void write(Field field, JsonValue value, OutputStream out) {
        Cell cell = Cell.ofJson(
                Cells.of(field, value, FieldDisplay.in(Locale.GERMANY)).toJson());
        try (TableFile file = FileFormat.CSV.begin(out, "x", List.of("x"), Locale.GERMANY)) {
            file.write(List.of(cell));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
