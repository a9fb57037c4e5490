package kontor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTokenTest {
    @Test
    void eachSessionHasItsOwnThatNobodyGuesses() {
        FormToken mine = new FormToken();
        FormToken yours = new FormToken();
        assertThat(mine.getValue()).hasSize(43).isNotEqualTo(yours.getValue());
        assertThat(mine.is(mine.getValue())).isTrue();
        assertThat(mine.is(yours.getValue())).isFalse();
        assertThat(mine.is("")).isFalse();
        assertThat(mine.is(null)).isFalse();
    }
}
