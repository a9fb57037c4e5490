package kontor.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static String file(Locale locale, List<String> heads, List<Cell> row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvFile file = new CsvFile(out, heads, locale)) {
            file.write(row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String line(Locale locale, Cell... cells) throws IOException {
        return file(locale, List.of("a"), List.of(cells)).replaceFirst("^\uFEFF\"a\"\r\n", "");
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }

    @Test
    void beginsWithAMarkAndTheHeads() throws IOException {
        assertThat(file(Locale.GERMANY, List.of("Größe", "Preis"), List.of(text("süß"), Cell.NOTHING)))
                .isEqualTo("\uFEFF\"Größe\";\"Preis\"\r\n\"süß\";\r\n");
    }

    @Test
    void partsCellsBySemicolonInGermanAndByCommaInEnglish() throws IOException {
        assertThat(line(Locale.GERMANY, text("a;b"), text("c,d"))).isEqualTo("\"a;b\";\"c,d\"\r\n");
        assertThat(line(Locale.UK, text("a;b"), text("c,d"))).isEqualTo("\"a;b\",\"c,d\"\r\n");
    }

    @Test
    void quotesQuotesAndLineBreaks() throws IOException {
        assertThat(line(Locale.GERMANY, text("Café \"Süß\""), text("eins\nzwei\r\ndrei")))
                .isEqualTo("\"Café \"\"Süß\"\"\";\"eins\nzwei\r\ndrei\"\r\n");
    }

    @Test
    void writesDecimalsAsThePersonDoes() throws IOException {
        Cell number = new Cell.Number(new BigDecimal("-1234.50"));
        assertThat(line(Locale.GERMANY, number)).isEqualTo("-1234,50\r\n");
        assertThat(line(Locale.UK, number)).isEqualTo("-1234.50\r\n");
        assertThat(line(Locale.UK, new Cell.Number(new BigDecimal("1E+3")))).isEqualTo("1000\r\n");
    }

    @Test
    void writesDaysAndMomentsSoThatTheySort() throws IOException {
        assertThat(line(
                        Locale.GERMANY,
                        new Cell.Day(LocalDate.of(2026, 2, 3)),
                        new Cell.Moment(LocalDateTime.of(2026, 2, 3, 4, 5, 6))))
                .isEqualTo("2026-02-03;2026-02-03 04:05:06\r\n");
    }

    @Test
    void whatIsMissingIsEmpty() throws IOException {
        assertThat(line(Locale.GERMANY, text("x"), Cell.NOTHING, Cell.NOTHING)).isEqualTo("\"x\";;\r\n");
    }

    @Test
    void nothingOfAFormulaIsLeftInTextOrHeads() throws IOException {
        assertThat(file(Locale.UK, List.of("=1"), List.of(text("=1+1")))).isEqualTo("\uFEFF\"'=1\"\r\n\"'=1+1\"\r\n");
    }

    @Test
    void negativeNumbersAndNumbersThatAreTextStayAsTheyAre() throws IOException {
        assertThat(line(Locale.GERMANY, new Cell.Number(new BigDecimal("-1.5")), text("-1"), text("+49 170 1234567")))
                .isEqualTo("-1,5;\"-1\";\"+49 170 1234567\"\r\n");
    }

    @Test
    void writesNothingOfATextInAnotherWay() throws IOException {
        String text = "  x\u0000\u0007\r\n\tä" + "y".repeat(40_000);
        assertThat(line(Locale.GERMANY, text(text))).isEqualTo("\"" + text + "\"\r\n");
        assertThat(line(Locale.GERMANY, text("lone \uD83D x"))).isEqualTo("\"lone \\ud83d x\"\r\n");
        assertThat(line(Locale.GERMANY, text("9007199254740993"))).isEqualTo("\"9007199254740993\"\r\n");
    }

    @Test
    void writesPartsOfSeconds() throws IOException {
        assertThat(line(Locale.GERMANY, new Cell.Moment(LocalDateTime.of(2026, 2, 3, 4, 5, 6, 250_000_000))))
                .isEqualTo("2026-02-03 04:05:06.25\r\n");
    }
}
