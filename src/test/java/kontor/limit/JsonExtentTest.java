package kontor.limit;

import static org.assertj.core.api.Assertions.assertThat;

import kontor.limit.JsonExtent.Excess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonExtentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|1",
                "[]|1",
                "[1,2.5e-3,-7]|4",
                "{\"a\":\"b\\\"]\",\"c\":null}|5",
                "[true,false,null]|4",
                "\"[[[[\"|1",
                "\"cut off|1",
                "|0"
            })
    void countsValuesAndNames(String json, int values) {
        assertThat(JsonExtent.of(json == null ? "" : json))
                .isEqualTo(new JsonExtent(values, Excess.NONE, json == null ? 0 : json.length()));
    }

    @Test
    void findsWhatIsNestedTooDeeply() {
        assertThat(JsonExtent.of("[".repeat(JsonExtent.DEEPEST)).isBearable()).isTrue();
        assertThat(JsonExtent.of("[".repeat(JsonExtent.DEEPEST + 1)).excess()).isEqualTo(Excess.DEPTH);
        assertThat(JsonExtent.of("[]".repeat(10 * JsonExtent.DEEPEST)).isBearable())
                .isTrue();
    }

    @Test
    void findsTooManyValuesHoweverShortTheyAre() {
        assertThat(JsonExtent.of("[" + "0,".repeat(JsonExtent.MOST_VALUES - 2) + "0]")
                        .isBearable())
                .isTrue();
        assertThat(JsonExtent.of("[" + "0,".repeat(JsonExtent.MOST_VALUES) + "0]")
                        .excess())
                .isEqualTo(Excess.VALUES);
        assertThat(JsonExtent.of("{" + "\"\":{},".repeat(JsonExtent.MOST_VALUES))
                        .excess())
                .isEqualTo(Excess.VALUES);
    }

    @Test
    void findsNumbersWithTooManyDigits() {
        assertThat(JsonExtent.of("9".repeat(JsonExtent.LONGEST_NUMBER)).isBearable())
                .isTrue();
        assertThat(JsonExtent.of("[" + "9".repeat(9_000_000) + "]").excess()).isEqualTo(Excess.DIGITS);
        assertThat(JsonExtent.of("\"" + "9".repeat(9_000_000) + "\"").isBearable())
                .isTrue();
    }
}
