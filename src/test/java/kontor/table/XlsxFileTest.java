package kontor.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class XlsxFileTest {
    private static SheetReader file(Locale locale, List<String> heads, List<List<Cell>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxFile file = new XlsxFile(out, "Kunden [alle]: 1/2", heads, locale)) {
            for (List<Cell> row : rows) {
                file.write(row);
            }
        }
        return SheetReader.of(out.toByteArray());
    }

    private static SheetReader row(Cell... cells) throws IOException {
        List<String> heads = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            heads.add("Spalte " + i);
        }
        return file(Locale.GERMANY, heads, List.of(List.of(cells)));
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }

    @Test
    void keepsUmlautsQuotesAndLineBreaks() throws IOException {
        assertThat(row(text("Café \"Süß\" & <Söhne>"), text("eins\nzwei")).rows())
                .containsExactly(List.of("Spalte 0", "Spalte 1"), List.of("Café \"Süß\" & <Söhne>", "eins\nzwei"));
    }

    @Test
    void numbersAndDatesAreStoredAsWhatTheyAre() throws IOException {
        SheetReader sheet = row(
                new Cell.Number(new BigDecimal("-1234.50")),
                new Cell.Day(LocalDate.of(2026, 2, 3)),
                new Cell.Moment(LocalDateTime.of(2026, 2, 3, 12, 0)),
                text("17"));
        assertThat(sheet.types().get(1)).containsExactly("n", "n", "n", "inlineStr");
        assertThat(sheet.rows().get(1)).containsExactly("-1234.50", "46056.0", "46056.5", "17");
        assertThat(sheet.styles()).contains("0.00", "dd.mm.yyyy", "dd.mm.yyyy hh:mm");
    }

    @Test
    void nothingIsEverAFormula() throws IOException {
        SheetReader sheet = row(text("=1+1"), text("+49 171 1"), text("@SUM(A1)"));
        assertThat(sheet.rows().get(1)).containsExactly("=1+1", "+49 171 1", "@SUM(A1)");
        assertThat(sheet.types().get(1)).containsOnly("inlineStr");
        assertThat(sheet.xml()).doesNotContain("<f>");
    }

    @Test
    void whatIsMissingIsEmpty() throws IOException {
        assertThat(row(Cell.NOTHING, text("x"), Cell.NOTHING).rows().get(1)).containsExactly("", "x");
    }

    @Test
    void theHeadStaysInSightAndColumnsAreAsWideAsWhatIsInThem() throws IOException {
        String xml = file(
                        Locale.GERMANY,
                        List.of("Kurz", "Lang"),
                        List.of(List.of(text("x"), text("Ein Name, der länger ist"))))
                .xml();
        assertThat(xml).contains("state=\"frozen\"", "ySplit=\"1\"").contains("width=\"26.0\"");
    }

    @Test
    void signsThatXmlCannotHoldAreLeftOut() throws IOException {
        assertThat(row(text("a\u0000b\u0007c\uFFFEd\uD83C\uDF3B")).rows().get(1))
                .containsExactly("abcd\uD83C\uDF3B");
    }

    @Test
    void daysThatSpreadsheetsDoNotKnowAreText() throws IOException {
        SheetReader sheet = row(new Cell.Day(LocalDate.of(1899, 12, 31)));
        assertThat(sheet.rows().get(1)).containsExactly("1899-12-31");
        assertThat(sheet.types().get(1)).containsExactly("inlineStr");
    }

    @Test
    void writesEachOfManyRowsOnceAndAsItGoes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int early;
        try (XlsxFile file = new XlsxFile(out, "x", List.of("Nummer", "Text"), Locale.UK)) {
            for (int i = 1; i <= 30_000; i++) {
                file.write(List.of(new Cell.Number(BigDecimal.valueOf(i)), text("Zeile " + i)));
            }
            early = out.size();
        }
        assertThat(early).isGreaterThan(100_000);
        List<List<String>> rows = SheetReader.of(out.toByteArray()).rows();
        assertThat(rows).hasSize(30_001);
        assertThat(rows.get(200)).containsExactly("200", "Zeile 200");
        assertThat(rows.get(201)).containsExactly("201", "Zeile 201");
        assertThat(rows.get(30_000)).containsExactly("30000", "Zeile 30000");
    }

    @Test
    void aFileWithoutRowsHasItsHead() throws IOException {
        assertThat(file(Locale.UK, List.of("Name"), List.of()).rows()).containsExactly(List.of("Name"));
    }

    @Test
    void oneThatBreaksOffIsNoWorkbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream kept = out;
        @SuppressWarnings("resource") // It is never closed: that is the point.
        XlsxFile file = new XlsxFile(kept, "x", List.of("Nummer"), Locale.UK);
        file.write(List.of(text("x")));
        assertThat(SheetReader.isWhole(out.toByteArray())).isFalse();
    }

    @Test
    void whatOneSheetCannotHoldGoesOnOnTheNext() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxFile file = new XlsxFile(out, "Protokoll", List.of("Nummer"), Locale.UK, 250)) {
            for (int i = 1; i <= 600; i++) {
                file.write(List.of(new Cell.Number(BigDecimal.valueOf(i))));
            }
        }
        byte[] workbook = out.toByteArray();
        assertThat(SheetReader.of(workbook, 1).rows()).hasSize(250).endsWith(List.of("249"));
        assertThat(SheetReader.of(workbook, 2).rows()).hasSize(250).startsWith(List.of("Nummer"), List.of("250"));
        assertThat(SheetReader.of(workbook, 3).rows()).hasSize(103).endsWith(List.of("600"));
        assertThat(SheetReader.of(workbook, 3).workbook())
                .contains("\"Protokoll\"", "\"Protokoll (2)\"", "\"Protokoll (3)\"");
    }
}
