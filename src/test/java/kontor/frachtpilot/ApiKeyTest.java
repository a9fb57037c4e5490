package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"Beispiel-API-Schlüssel1337", "a", "a b", "\"quoted\\;%=&", "ключ", "🗝️-key"})
    void takesAnyCharacterThatCanBeSent(String key) {
        assertThat(new ApiKey(key).reveal()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " secret",
                "secret ",
                "secret\n",
                "a\r\nX-Other: b",
                "a\tb",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\ud800b"
            })
    void refusesWhatCannotBeSent(String key) {
        assertThatThrownBy(() -> new ApiKey(key))
                .isInstanceOf(UnsendableKey.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesMoreThanAnyKeyHas() {
        assertThatThrownBy(() -> new ApiKey("k".repeat(ApiKey.LONGEST + 1))).isInstanceOf(UnsendableKey.class);
    }

    @Test
    void showsFourCharactersAtMostAndNeverMoreThanAQuarter() {
        assertThat(new ApiKey("abcdefghijklmnopqrst").fingerprint()).isEqualTo("qrst");
        assertThat(new ApiKey("abcdefgh").fingerprint()).isEqualTo("gh");
        assertThat(new ApiKey("abc").fingerprint()).isEmpty();
        assertThat(new ApiKey("abcdefghijklmnop🗝🗝🗝🗝").fingerprint()).isEqualTo("🗝🗝🗝🗝");
    }

    @Test
    void hasNoReadableForm() {
        ApiKey key = new ApiKey("very-secret-demo-key");
        assertThat(key.toString() + key.hashCode() + String.format("%s", key)).doesNotContain("secret");
    }
}
