package kontor.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import kontor.limit.ForeignJson.Unreadable;
import kontor.limit.JsonExtent.Excess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "\"", "tru", "-", "\u0000", "[1 2]"})
    void whatIsNoJsonIsSaidToBeNone(String text) {
        assertThatThrownBy(() -> ForeignJson.read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.isTooMuch()).isFalse());
    }

    @Test
    void whatIsTooMuchIsFoundBeforeItIsParsedAndSaidWhere() {
        assertThatThrownBy(() -> ForeignJson.read("{\"a\":\n  " + "[".repeat(200_000)))
                .isInstanceOfSatisfying(Unreadable.class, e -> {
                    assertThat(e.excess()).isEqualTo(Excess.DEPTH);
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(2 + JsonExtent.DEEPEST);
                });
        assertThatThrownBy(() -> ForeignJson.read("9".repeat(9_000_000)))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.excess()).isEqualTo(Excess.DIGITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e2147483649", "1e-99999999999"})
    void exponentsThatNoNumberHasAreTooMuch(String text) {
        assertThatThrownBy(() -> ForeignJson.read("[" + text + "]"))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.isTooMuch()).isTrue());
    }

    @Test
    void aLargeExponentStaysAsItCame() throws Exception {
        JsonNumber number = (JsonNumber) ForeignJson.read("1e999999999");
        assertThat(number).hasToString("1E+999999999");
        assertThat(PlainNumber.of(number.bigDecimalValue())).isEqualTo("1E+999999999");
    }

    @Test
    void theLongestNumberThatIsTakenIsRead() throws Exception {
        String digits = "7".repeat(JsonExtent.LONGEST_NUMBER);
        assertThat(ForeignJson.read(digits)).hasToString(digits);
        assertThat(((JsonNumber) ForeignJson.read("0." + digits.substring(2))).bigDecimalValue())
                .isEqualTo(new BigDecimal("0." + digits.substring(2)));
    }
}
