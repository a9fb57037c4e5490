package kontor.change.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kontor.audit.GeneratedLog;
import kontor.audit.Images;
import kontor.audit.LogEntry;
import kontor.change.story.Told;
import kontor.table.FileFormat;
import kontor.table.SheetReader;
import kontor.table.TableFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class LogTableTest {
    private static final Telling ENGLISH = new Telling(Locale.UK, ZoneId.of("Europe/Berlin"), true, Told::plainly);
    private static final Telling CLOSED = new Telling(Locale.UK, ZoneId.of("Europe/Berlin"), false, Told::plainly);

    private final GeneratedLog log = new GeneratedLog();

    private static byte[] file(FileFormat format, Telling telling, LogEntry line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogTable table = new LogTable(telling);
        try (TableFile file = format.begin(out, "Log", table.heads(), telling.locale())) {
            file.write(table.row(line));
        }
        return out.toByteArray();
    }

    private static Map<String, String> csv(Telling telling, LogEntry line) throws IOException {
        String text = new String(file(FileFormat.CSV, telling, line), StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.parse(text.substring(1), CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            assertThat(records)
                    .hasSize(2)
                    .allMatch(record -> record.size() == records.get(0).size());
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < records.get(0).size(); i++) {
                row.put(records.get(0).get(i), records.get(1).get(i));
            }
            return row;
        }
    }

    private static JsonObject price(String net) {
        return Json.createObjectBuilder().add("priceNet", net).build();
    }

    @Test
    void aRowTellsAllOfALine() throws IOException {
        LogEntry line = log.change("Eier, 10er", "Preisrunde", price("3.20"), price("3.50"));
        assertThat(csv(ENGLISH, line))
                .containsEntry("Entry", "1")
                .containsEntry("Time (UTC)", "2026-03-02T07:00:37.123456Z")
                .containsEntry("Local time", "2026-03-02 08:00:37")
                .containsEntry("Person", "Anna Weber")
                .containsEntry("On behalf of", "")
                .containsEntry("Address", "192.0.2.7")
                .containsEntry("Session", "a1b2c3d4e5f6")
                .containsEntry("Kind", "Product")
                .containsEntry("Object", "/api_v2/products/12")
                .containsEntry("Account", "Hauptkonto")
                .containsEntry("Name", "Eier, 10er")
                .containsEntry("Reason", "Preisrunde")
                .containsEntry("Outcome", "applied")
                .containsEntry("Method", "PATCH")
                .containsEntry("Path", "/api_v2/products/12")
                .containsEntry("HTTP status", "200")
                .containsEntry("Duration (ms)", "83")
                .containsEntry("Call", "00000000-0000-0007-0000-000000000000")
                .containsEntry("Hash", line.entry().getHashHex())
                .hasEntrySatisfying(
                        "What was done", action -> assertThat(action).contains("Eier, 10er"))
                .hasEntrySatisfying(
                        "Difference", difference -> assertThat(difference).contains("3.20 → 3.50"));
    }

    @Test
    void aLineThatWasAlteredSaysSo() throws IOException {
        LogEntry line = log.change("Eier, 10er", "Preisrunde", price("3.20"), price("3.50"));
        LogEntry altered =
                new LogEntry(line.first(), new LogEntry.Opened(line.outcome().entry(), Images.ALTERED), null, null);
        assertThat(csv(ENGLISH, line)).containsEntry("Altered", "");
        assertThat(csv(ENGLISH, altered)).containsEntry("Altered", "Entry 2 is not as it was recorded.");
        assertThat(csv(CLOSED, altered)).containsEntry("Altered", "Entry 2 is not as it was recorded.");
    }

    @Test
    void withoutContentsNothingSealedIsInIt() throws IOException {
        LogEntry line = log.change("Eier, 10er", "Preisrunde", price("3.20"), price("3.50"));
        Map<String, String> row = csv(CLOSED, line);
        assertThat(row)
                .doesNotContainKeys("Account", "Name", "Reason", "Difference")
                .containsEntry("Entry", "1");
        assertThat(row.values())
                .noneMatch(value -> value.matches("(?s).*(Hauptkonto|Eier|Preisrunde|3\\.20|3\\.50).*"));
    }

    @Test
    void hostileTextIsTextInBothKindsOfTables() throws IOException {
        String formula = "=HYPERLINK(\"http://x.example\";\"y\")\n\u0000,;\"";
        LogEntry line = log.change(formula, "+cmd|x!A0", price("@x"), price("=2"));
        Map<String, String> row = csv(ENGLISH, line);
        assertThat(row).containsEntry("Name", "'" + formula).containsEntry("Reason", "'+cmd|x!A0");
        SheetReader sheet = SheetReader.of(file(FileFormat.XLSX, ENGLISH, line));
        assertThat(sheet.rows().get(1)).contains(formula, "+cmd|x!A0");
        assertThat(sheet.xml()).doesNotContain("<f>");
    }

    @Test
    void placesAndDurationsAreNumbersInASpreadsheet() throws IOException {
        SheetReader sheet = SheetReader.of(file(FileFormat.XLSX, ENGLISH, log.next()));
        List<String> heads = sheet.rows().get(0);
        for (String head : List.of("Entry", "Local time", "HTTP status", "Duration (ms)")) {
            assertThat(sheet.types().get(1).get(heads.indexOf(head))).isEqualTo("n");
        }
    }

    @Test
    void aTableThatBreaksOffDoesNotLookWhole() {
        LogEntry line = log.next();
        LogLines breaking = taking -> {
            taking.take(line);
            throw new IllegalStateException("the database is gone");
        };
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        assertThatThrownBy(() -> LogWriting.writeTable(FileFormat.CSV, ENGLISH, breaking, csv))
                .hasMessage("the database is gone");
        assertThat(csv.toString(StandardCharsets.UTF_8)).endsWith("this file is not complete. Export again.\"\r\n");
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        assertThatThrownBy(() -> LogWriting.writeTable(FileFormat.XLSX, ENGLISH, breaking, xlsx))
                .hasMessage("the database is gone");
        assertThatThrownBy(() -> SheetReader.of(xlsx.toByteArray())).isInstanceOf(IOException.class);
    }
}
