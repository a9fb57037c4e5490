package kontor.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void caseUmlautsAndAccentsMakeNoDifference() {
        assertThat(Words.in("Müller MUELLER mueller Mu\u0308ller")).containsExactly("mueller");
        assertThat(Words.in("Straße STRASSE")).containsExactly("strasse");
        assertThat(Words.in("Café CAFE")).containsExactly("cafe");
        assertThat(Words.in("ﬁnden ＦＩＮＤＥＮ")).containsExactly("finden");
    }

    @Test
    void aWordHasTwoLettersAtLeast() {
        assertThat(Words.in("Eier, 10er – a b (Größe M/L)")).containsExactly("eier", "10er", "groesse");
        assertThat(Words.in(" \t ,;. ")).isEmpty();
    }

    @Test
    void numbersInTextsAreFoundWholeAndInParts() {
        assertThat(Words.in("0511-1234 am 1.12.2026")).contains("0511-1234", "0511", "1234", "1.12.2026", "2026", "12");
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        assertThat(Words.whole("3.20")).isEqualTo("3.2").isEqualTo(Words.whole("3.2"));
        assertThat(Words.whole("100")).isEqualTo("100");
        assertThat(Words.whole("-0.0")).isEqualTo("0");
        assertThat(Words.meant("3,20")).contains("3.2");
        assertThat(Words.meant("1.234,50")).contains("1234.5");
        assertThat(Words.meant("1,234.50")).contains("1234.5");
        assertThat(Words.meant("1.234")).contains("1.234", "1234");
    }

    @Test
    void whatOnlyLooksLikeANumberStaysAsItIs() {
        assertThat(Words.whole("007")).isEqualTo("007");
        assertThat(Words.whole("1e9")).isEqualTo("1e9");
        assertThat(Words.whole("9".repeat(60))).isEqualTo("9".repeat(60));
    }

    @Test
    void aDayIsTheSameHoweverItIsWritten() {
        assertThat(Words.meant("1.3.2026")).contains("2026-03-01");
        assertThat(Words.meant("01.03.2026")).contains("2026-03-01");
        assertThat(Words.meant("31.2.2026")).containsExactly("31.2.2026");
        assertThat(Words.in("2026-03-01")).contains("2026-03-01");
    }

    @Test
    void wholeValuesKeepTheirOrderButNotTheirSpaces() {
        assertThat(Words.whole("  Am  Alten\nMarkt 3 ")).isEqualTo("am alten markt 3");
    }

    @Test
    void eachWordThatIsAskedForHasItsMeanings() {
        assertThat(Words.asked("Müller 3,20")).containsExactly(Set.of("mueller"), Set.of("3,20", "3.2"));
        assertThat(Words.asked("x !")).isEmpty();
    }

    @Test
    void hostileTextsAreDoneWithSoon() {
        for (String text : List.of(
                "a".repeat(5_000_000), "1.".repeat(2_000_000), "\u0301".repeat(1_000_000), "1,1".repeat(999_999))) {
            assertThat(Words.in(text)).hasSizeLessThan(20_000);
            assertThat(Words.meant(text)).isNotEmpty();
        }
        assertThat(Words.in("\ud800 \u0000 %_'\"`; drop table -- x")).contains("drop", "table");
    }
}
