package kontor.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Müller",
                "+49 170 1234567",
                "+491701234567",
                "+49 (0)5403/12-34",
                "-1",
                "-",
                "x; -1",
                "-12,50",
                "-1.234,56 €",
                "- ein Posten",
                "- Äpfel, 3 kg\n- Birnen; reif",
                "-20% Rabatt",
                "– Strich",
                "a=b",
                "x@y.example",
                "1-2",
                "eins\nzwei",
                "mit \"=1\" darin",
                "🍎 Äpfel",
                "- 🍎 Äpfel"
            })
    void whatIsNoFormulaStaysAsItIs(String text) {
        assertThat(Formulas.harmless(text)).isEqualTo(text);
    }

    /** What was there is what is left when one apostrophe before the sign is taken away. */
    @ParameterizedTest
    @ValueSource(strings = {"'=1", "''=1", "'@x", "eins,'=1", "\"'=1\""})
    void anApostropheOfItsOwnCanBeTold(String text) {
        assertThat(Formulas.harmless(text)).isEqualTo(text.replaceFirst("'", "''"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'n Abend", "'", "Rock 'n' Roll", "it's = so"})
    void anyOtherApostropheStaysAlone(String text) {
        assertThat(Formulas.harmless(text)).isEqualTo(text);
    }

    /** @param text with a sign where the apostrophe belongs */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^=1+1",
                "^=cmd|'/C calc'!A0",
                "^@SUM(A1)",
                "^@maria",
                "^+cmd|' /C calc'!A0",
                "^-2+HYPERLINK(\"http://x\")",
                "^-2+3+cmd|x!A0",
                "^+[b.xlsx]A!B1",
                "^＝1",
                "^＋SUM(A1)",
                "^－SUM(A1)",
                "^＠x",
                "x;^+",
                "x;^-1+ ",
                "x,^=1",
                "x;^=1",
                "x, ^=1",
                "x;\"^=1",
                "a,b;^+cmd|x!A0",
                "^-1;^-cmd|x!A0",
                "eins\n^=2",
                "^- Posten (2)",
                "^-'a'!A1"
            })
    void whatMayBeAFormulaIsMarked(String text) {
        assertThat(Formulas.harmless(text.replace("^", ""))).isEqualTo(text.replace("^", "'"));
    }

    @Test
    void blanksBeforeTheSignDoNotHideIt() {
        assertThat(Stream.of(
                        " =1", "\t=1", "\r=1", "\n=1", "\u00A0=1", "\uFEFF=1", "\u200B=1", "x\ty\t=1", "x\u2028=1"))
                .allSatisfy(text -> assertThat(Formulas.harmless(text)).isEqualTo(text.replace("=", "'=")));
    }

    /** Whoever parts a line where its separator isn't takes no notice of quotes, since they don't surround its cells. */
    @Property
    void noSpreadsheetSeesAFormulaWhereverItParts(@ForAll("hostile") String text, @ForAll boolean german)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (CsvFile csv = new CsvFile(file, List.of(text), german ? Locale.GERMANY : Locale.UK)) {
            csv.write(List.of(new Cell.Text(text), Cell.NOTHING, new Cell.Text(text)));
        }
        for (String separator : List.of(",", ";", "\t", "[,;\t]")) {
            for (String cell : file.toString(StandardCharsets.UTF_8).split("[\r\n]|" + separator)) {
                assertThat(formula(cell)).doesNotMatch(DANGEROUS);
            }
        }
    }

    /** Without what surrounds it; and an operand that a quote follows makes it text, since there is no operator between. */
    private static String formula(String cell) {
        return cell.replaceFirst("^[\\s\uFEFF\u00A0\"]+", "")
                .replaceFirst("(?s)([^-+*/:(,;＋\\s\u00A0\uFEFF])[\\s\u00A0\uFEFF]*\".*", "$1");
    }

    private static final Pattern DANGEROUS = Pattern.compile("(?s)[=@＝＠].*|[+\\-＋－](.*[!|\\[].*|.*[A-Z]\\s*\\(.*)");

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings()
                .withChars("=+-@＝＋,;\t\r\n \"'AZ1(|!)[\u00A0\uFEFF")
                .ofMaxLength(12);
    }

    @Test
    void aLongTextIsLookedThroughOnce() {
        String text = "-,".repeat(1_000_000) + "!";
        assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Formulas.harmless(text)))
                .hasSize(text.length() + 1_000_000);
    }
}
