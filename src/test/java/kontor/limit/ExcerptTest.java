package kontor.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void neverCutsWithinACharacter() {
        assertThat(Excerpt.of("x😀😀", 4)).isEqualTo("x😀…");
        assertThat(Excerpt.of("x😀😀", 5)).isEqualTo("x😀😀");
        assertThat(Excerpt.beginning("x😀😀", 3)).isEqualTo("x😀");
        assertThat(Excerpt.beginning("x😀😀", 2)).isEqualTo("x");
        assertThat(Excerpt.beginning("\uD83Dxy", 2)).isEqualTo("\uD83Dx"); // Half a pair that came so.
    }
}
