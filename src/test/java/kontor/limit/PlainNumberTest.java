package kontor.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1e3, 1000",
        "12.50, 12.50",
        "-1e-3, -0.001",
        "1e999999999, 1E+999999999",
        "-1e-99999999, -1E-99999999",
        "1e2147483647, 1E+2147483647",
        "1e-2147483647, 1E-2147483647"
    })
    void writesOutWhatIsOfABearableLength(String number, String text) {
        assertThat(PlainNumber.of(new BigDecimal(number))).isEqualTo(text);
    }

    @Test
    void wholeNumbersAndTextsBeyondReasonAreNone() {
        assertThat(PlainNumber.whole(new BigDecimal("1e18"))).hasToString("1000000000000000000");
        assertThatThrownBy(() -> PlainNumber.whole(new BigDecimal("1e999999999")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> PlainNumber.parse("9".repeat(1_000_000))).isInstanceOf(NumberFormatException.class);
    }
}
