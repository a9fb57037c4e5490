package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTextTest {
    private static final Field PRICE = Field.of("products", "netPrice", FieldType.DECIMAL);
    private static final Field STOCK = Field.of("products", "stock", FieldType.NUMBER);
    private static final Field PRIORITY = Field.of("customers", "tourPriority", FieldType.INTEGER);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234,5|1234.5", "1.234,50|1234.50", "-3,80|-3.80", "0|0", "12.345.678|12345678"})
    void readsGermanDecimals(String typed, String expected) throws FieldText.NotUnderstood {
        assertThat(FieldText.parse(PRICE, typed, null, Locale.GERMANY)).isEqualTo(Json.createValue(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1,5,5", "12.34", "1e9", "abc", "1 234", "--1", "1.2345,0"})
    void doesNotGuessAtWhatIsNoGermanDecimal(String typed) {
        assertThatThrownBy(() -> FieldText.parse(PRICE, typed, null, Locale.GERMANY))
                .isInstanceOf(FieldText.NotUnderstood.class);
    }

    @Test
    void readsEnglishDecimals() throws FieldText.NotUnderstood {
        assertThat(FieldText.parse(STOCK, "1,234.5", null, Locale.UK))
                .isEqualTo(Json.createValue(new BigDecimal("1234.5")));
    }

    @Test
    void goesThereAndBackWithoutLoss() throws FieldText.NotUnderstood {
        JsonValue price = Json.createValue("3.80");
        String text = FieldText.of(PRICE, price, Locale.GERMANY);
        assertThat(text).isEqualTo("3,80");
        assertThat(FieldText.parse(PRICE, text, null, Locale.GERMANY)).isEqualTo(price);
    }

    @Test
    void showsWrongTypesAsTheyCame() {
        assertThat(FieldText.of(PRICE, Json.createObjectBuilder().add("a", 1).build(), Locale.GERMANY))
                .contains("a");
        assertThat(FieldText.of(PRIORITY, JsonValue.TRUE, Locale.GERMANY)).isEqualTo("true");
    }

    @Test
    void takesEmptyForNothing() throws FieldText.NotUnderstood {
        assertThat(FieldText.parse(PRIORITY, "  ", null, Locale.GERMANY)).isEqualTo(JsonValue.NULL);
        assertThat(FieldText.parse(PRIORITY, null, null, Locale.GERMANY)).isEqualTo(JsonValue.NULL);
        assertThat(FieldText.of(PRIORITY, null, Locale.GERMANY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "TEXT,  =1+1 ,  =1+1 ",
                "LONG_TEXT, a , a ",
                "PASSWORD, geheim , geheim ",
                "EMAIL, kai@example.org ,kai@example.org",
                "PHONE, 04131 555 ,04131 555",
                "URL, https://example.org ,https://example.org"
            })
    void aTextIsSentWithTheSpacesThatWereTyped(FieldType type, String typed, String sent) throws Exception {
        assertThat(FieldText.parse(Field.of("things", "x", type), typed, null, Locale.GERMANY))
                .isEqualTo(Json.createValue(sent));
    }

    @Test
    void aNumberBeyondReasonStaysAsItCameAndIsNotTyped() throws Exception {
        for (FieldType type : List.of(FieldType.NUMBER, FieldType.INTEGER, FieldType.DECIMAL)) {
            Field field = Field.of("things", "ratio", type);
            assertThat(FieldText.of(field, Json.createValue(new BigDecimal("1e999999999")), Locale.GERMANY))
                    .isEqualTo("1E+999999999");
            assertThat(FieldText.of(field, Json.createValue(new BigDecimal("-1e-99999999")), Locale.GERMANY))
                    .isEqualTo("-1E-99999999");
            for (String typed :
                    List.of("1e999999999", "1E+999999999", "9".repeat(1_000_000), "1" + ".000".repeat(500_000))) {
                assertThatThrownBy(() -> FieldText.parse(field, typed, null, Locale.GERMANY))
                        .isInstanceOf(FieldText.NotUnderstood.class);
            }
        }
        assertThatThrownBy(() -> FieldText.parse(
                        Field.of("things", "x", FieldType.TEXT), "x".repeat(1_000_001), null, Locale.GERMANY))
                .isInstanceOfSatisfying(
                        FieldText.NotUnderstood.class,
                        e -> assertThat(e.messageKey()).isEqualTo("field.tooLong"));
    }

    @Test
    void boundsBeyondReasonCompareAndAreToldAsTheyCame() {
        Bounds bounds =
                new Bounds(null, null, new BigDecimal("1e999999999"), false, null, false, null, null, null, false);
        Field field = new Field(
                "things",
                "x",
                FieldType.NUMBER,
                Field.Access.FULL,
                false,
                "",
                false,
                List.of(),
                bounds,
                null,
                null,
                List.of(),
                null);
        assertThatThrownBy(() -> FieldText.parse(field, "5", null, Locale.GERMANY))
                .isInstanceOfSatisfying(
                        FieldText.NotUnderstood.class,
                        e -> assertThat(e.arguments()).containsExactly("1E+999999999"));
    }
}
