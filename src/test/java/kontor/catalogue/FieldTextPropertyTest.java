package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;

/** What is shown in an input and left as it is means the value that was there, in either language. */
class FieldTextPropertyTest {
    private static JsonValue thereAndBack(FieldType type, JsonValue value, boolean german)
            throws FieldText.NotUnderstood {
        Field field = Field.of("orders", "x", type);
        Locale locale = german ? Locale.GERMANY : Locale.UK;
        return FieldText.parse(field, FieldText.of(field, value, locale), value, locale);
    }

    @Property
    void numbers(
            @ForAll @BigRange(min = "-99999999999", max = "99999999999") @Scale(6) BigDecimal number,
            @ForAll boolean german)
            throws FieldText.NotUnderstood {
        assertThat(thereAndBack(FieldType.DECIMAL, Json.createValue(number.toPlainString()), german))
                .isEqualTo(Json.createValue(number.toPlainString()));
        assertThat(thereAndBack(FieldType.NUMBER, Json.createValue(number), german))
                .isEqualTo(Json.createValue(number));
    }

    @Property
    void wholeNumbers(@ForAll int number, @ForAll boolean german) throws FieldText.NotUnderstood {
        assertThat(thereAndBack(FieldType.INTEGER, Json.createValue(number), german)
                        .toString())
                .isEqualTo(Integer.toString(number));
    }

    @Property
    void days(@ForAll @LongRange(min = 0, max = 40_000) long day, @ForAll boolean german)
            throws FieldText.NotUnderstood {
        JsonValue date = Json.createValue(LocalDate.ofEpochDay(day).toString());
        assertThat(thereAndBack(FieldType.DATE, date, german)).isEqualTo(date);
    }

    @Property
    void moments(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second, @ForAll boolean german)
            throws FieldText.NotUnderstood {
        OffsetDateTime moment = Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
        JsonString back = (JsonString) thereAndBack(FieldType.DATE_TIME, Json.createValue(moment.toString()), german);
        // In the hour that comes twice in autumn, a clock's face doesn't tell which of the two is meant.
        assertThat(Math.abs(ChronoUnit.SECONDS.between(moment, OffsetDateTime.parse(back.getString()))))
                .isIn(0L, 3600L);
    }

    @Property
    void texts(@ForAll @StringLength(max = 200) String text, @ForAll boolean german) throws FieldText.NotUnderstood {
        String typed = text.strip();
        JsonValue back = thereAndBack(FieldType.TEXT, Json.createValue(typed), german);
        assertThat(back).isEqualTo(typed.isEmpty() ? JsonValue.NULL : Json.createValue(typed));
    }
}
