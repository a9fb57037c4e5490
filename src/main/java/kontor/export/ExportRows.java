package kontor.export;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import kontor.limit.LoneSurrogates;
import kontor.table.Cell;

/** Rows of cells as they are kept until someone fetches the file. */
public record ExportRows(List<List<Cell>> rows) {
    public ExportRows {
        rows = List.copyOf(rows);
    }

    /** How many texts are longer than a cell of a spreadsheet can be. */
    int longCells() {
        return (int) rows.stream()
                .flatMap(List::stream)
                .filter(Cell::isTooLongForSpreadsheets)
                .count();
    }

    byte[] toBytes() {
        JsonArrayBuilder json = Json.createArrayBuilder();
        for (List<Cell> row : rows) {
            JsonArrayBuilder cells = Json.createArrayBuilder();
            row.forEach(cell -> cells.add(cell.toJson()));
            json.add(cells);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(LoneSurrogates.escaped(json.build().toString()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static ExportRows of(byte[] bytes) {
        try (JsonReader json = Json.createReader(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            return new ExportRows(json.readArray().getValuesAs(JsonArray.class).stream()
                    .map(row -> row.stream().map(Cell::ofJson).toList())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
