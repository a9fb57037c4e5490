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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b\u0007c\uFFFEd\uD83C\uDF3B",
                "  spaces  ",
                "\nleading",
                "trailing\n",
                "\ttabs\t",
                " ",
                "line\r\nends\rof\nall kinds",
                "_x0041_",
                "_x005F_x0041_",
                "__x0041_x0042_",
                "lone \uD83D x"
            })
    void whatXmlCannotSayPlainlyComesBack(String text) throws IOException {
        assertThat(row(text(text)).rows().get(1)).containsExactly(text);
    }

    /** Beyond what is kept in memory they are written by their numbers. */
    @Test
    void spacesComeBackFromLargeFilesToo() throws IOException {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(List.of(text(" " + "x".repeat(20_000) + i + "\n ")));
        }
        assertThat(file(Locale.GERMANY, List.of("a"), rows).rows().get(300))
                .containsExactly(" " + "x".repeat(20_000) + "299\n ");
    }

    @Test
    void textThatACellCannotHoldSaysThatItIsCut() throws IOException {
        String text = "\uD83D\uDE00".repeat(20_000);
        String cell = row(text(text)).rows().get(1).get(0);
        assertThat(cell.length()).isBetween(32_000, 32_767);
        assertThat(cell).startsWith("\uD83D\uDE00").endsWith(" … [gekürzt: 40.000 Zeichen, ganz in CSV]");
        assertThat(new Cell.Text(text).isTooLongForSpreadsheets()).isTrue();
        String fits = "x".repeat(32_767);
        assertThat(row(text(fits)).rows().get(1)).containsExactly(fits);
    }

    @Test
    void secondsAreShownWhereThereAreAny() throws IOException {
        assertThat(row(new Cell.Moment(LocalDateTime.of(2026, 2, 3, 12, 0, 7))).styles())
                .contains("hh:mm:ss");
        assertThat(row(new Cell.Moment(LocalDateTime.of(2026, 2, 3, 12, 0, 7, 250_000_000)))
                        .styles())
                .contains("hh:mm:ss.000");
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
