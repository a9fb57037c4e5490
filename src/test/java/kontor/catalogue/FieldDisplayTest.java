package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kontor.change.TestFields;
import org.junit.jupiter.api.Test;

class FieldDisplayTest {
    private static String shown(FieldType type, JsonValue value) {
        return FieldDisplay.in(Locale.GERMANY).of(Field.of("products", "x", type), value);
    }

    @Test
    void speaksGerman() {
        assertThat(shown(FieldType.DECIMAL, Json.createValue("1234.50"))).isEqualTo("1.234,50");
        assertThat(shown(FieldType.DATE, Json.createValue("2026-11-12"))).isEqualTo("12. Nov. 2026");
        assertThat(shown(FieldType.DATE_TIME, Json.createValue("2026-11-12T13:05:00+00:00")))
                .isEqualTo("12. Nov. 2026, 14:05");
        assertThat(shown(FieldType.TIME, Json.createValue("1970-01-01T08:30:00+01:00")))
                .isEqualTo("08:30");
        assertThat(shown(FieldType.BOOLEAN, JsonValue.TRUE)).isEqualTo("Ja");
        assertThat(shown(FieldType.RELATION, Json.createValue("/api_v2/customer_groups/3")))
                .isEqualTo("customer_groups/3");
    }

    /** As documents of old releases tell of choices. */
    @Test
    void aTextThatIsAKnownValueOfItsFieldIsShownByItsWord() {
        Field status = Field.of("products", "status", FieldType.TEXT);
        Field name = Field.of("products", "name", FieldType.TEXT);
        assertThat(FieldDisplay.in(Locale.GERMANY).of(status, Json.createValue("available")))
                .isEqualTo("Verfügbar");
        assertThat(FieldDisplay.in(Locale.UK).of(status, Json.createValue("available")))
                .isEqualTo("Available");
        assertThat(FieldDisplay.in(Locale.GERMANY).of(status, Json.createValue("sold out")))
                .isEqualTo("sold out");
        assertThat(FieldDisplay.in(Locale.GERMANY).of(name, Json.createValue("available")))
                .isEqualTo("available");
    }

    @Test
    void secondsAreShownWhereThereAreAny() {
        assertThat(shown(FieldType.DATE_TIME, Json.createValue("2026-11-12T13:05:45+00:00")))
                .isEqualTo("12. Nov. 2026, 14:05:45");
        assertThat(shown(FieldType.DATE_TIME, Json.createValue("2026-11-12T13:05:00.250+00:00")))
                .isEqualTo("12. Nov. 2026, 14:05:00,25");
        assertThat(shown(FieldType.TIME, Json.createValue("1970-01-01T08:30:15+01:00")))
                .isEqualTo("08:30:15");
        assertThat(shown(FieldType.HOUR, Json.createValue("1970-01-01T08:30:15+01:00")))
                .isEqualTo("08:30:15");
    }

    @Test
    void callsOtherObjectsByTheirNames() {
        FieldDisplay display = new FieldDisplay(
                Locale.GERMANY, iri -> iri.endsWith("/3") ? Optional.of("Gastronomie") : Optional.empty());
        assertThat(display.of(
                        Field.of("customers", "customerGroup", FieldType.RELATION),
                        Json.createValue("/api_v2/customer_groups/3")))
                .isEqualTo("Gastronomie");
        assertThat(display.of(
                        Field.of("customers", "groups", FieldType.RELATIONS),
                        Json.createArrayBuilder()
                                .add("/api_v2/customer_groups/3")
                                .add(Json.createObjectBuilder()
                                        .add("@id", "/api_v2/customer_groups/4")
                                        .add("name", "Kantinen"))
                                .build()))
                .isEqualTo("Gastronomie, Kantinen");
    }

    @Test
    void anObjectWithoutANameIsCalledByWhatItBelongsToOrByItsKindAndId() {
        ResourceType prices = TestFields.type(
                TestFields.field("product", FieldType.RELATION),
                TestFields.related("customerGroup", "customer_groups"),
                TestFields.field("netPrice", FieldType.DECIMAL));
        JsonObject price = Json.createObjectBuilder()
                .add("@id", "/api_v2/orders/product=5;group=2")
                .add("product", "/api_v2/products/5")
                .add("customerGroup", Json.createObjectBuilder().add("@id", "/api_v2/customer_groups/2"))
                .add("netPrice", "1.20")
                .build();
        Map<String, String> names = Map.of("/api_v2/products/5", "Möhren", "/api_v2/customer_groups/2", "Gastronomie");
        assertThat(new FieldDisplay(Locale.GERMANY, iri -> Optional.ofNullable(names.get(iri))).title(prices, price))
                .isEqualTo("Bestellung Möhren · Gastronomie");
        assertThat(FieldDisplay.in(Locale.GERMANY).title(prices, price)).isEqualTo("Bestellung product=5;group=2");
    }

    @Test
    void showsWhateverAnAccountSends() {
        for (FieldType type : FieldType.values()) {
            for (JsonValue value : new JsonValue[] {
                Json.createValue("not a value"),
                Json.createValue(new BigDecimal("1E+100000")),
                JsonValue.TRUE,
                JsonValue.NULL,
                JsonValue.EMPTY_JSON_ARRAY,
                Json.createArrayBuilder().add(1).addNull().add("x").build(),
                Json.createObjectBuilder()
                        .add("deep", JsonValue.EMPTY_JSON_OBJECT)
                        .build()
            }) {
                assertThat(shown(type, value)).isNotNull();
            }
        }
    }

    @Test
    void boundsWhatItShows() {
        assertThat(shown(FieldType.TEXT, Json.createValue("x".repeat(1_000_000)))
                        .length())
                .isLessThan(11_000);
    }

    @Test
    void numbersBeyondReasonAreShownAsTheyCame() {
        for (FieldType type : EnumSet.complementOf(EnumSet.of(FieldType.PASSWORD))) {
            Field field = Field.of("things", "x", type);
            assertThat(FieldDisplay.in(Locale.GERMANY).of(field, Json.createValue(new BigDecimal("1e999999999"))))
                    .isEqualTo("1E+999999999");
        }
        assertThat(FieldDisplay.in(Locale.GERMANY).of(Json.createValue(new BigDecimal("-1e-99999999"))))
                .isEqualTo("-1E-99999999");
        assertThat(shown(FieldType.DECIMAL, Json.createValue("9".repeat(100_000))))
                .isEqualTo("9".repeat(10_000) + "…");
    }

    @Test
    void textsAreNotCutWithinACharacter() {
        assertThat(shown(FieldType.TEXT, Json.createValue("x" + "😀".repeat(20_000))))
                .isEqualTo("x" + "😀".repeat(4_999) + "…");
    }
}
