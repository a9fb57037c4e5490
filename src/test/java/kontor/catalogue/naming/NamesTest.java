package kontor.catalogue.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void eachLanguageHasItsOwnAndElseThePortals() {
        Names names = new Names("Rampe", "");
        assertThat(names.in(Locale.GERMANY)).contains("Rampe");
        assertThat(names.in(Locale.UK)).isEmpty();
        assertThat(names.isNone()).isFalse();
        assertThat(new Names("  ", null).isNone()).isTrue();
    }

    @Test
    void whatCanNotBeSeenIsNoPartOfAName() {
        assertThat(new Names(" Liefer\u0000tag\u202e\n", "").german()).isEqualTo("Liefer tag");
    }

    @Test
    void longNamesEndWhereOneEnds() {
        String long60 = "ä".repeat(59) + "🚚";
        assertThat(new Names(long60 + "x", "").german()).isEqualTo(long60);
    }
}
