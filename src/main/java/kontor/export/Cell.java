package kontor.export;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.web.Moments;

/** One value in a file that spreadsheets open. Numbers and dates are kept as what they are; the rest is as people read it. */
public sealed interface Cell {
    /** Spreadsheets keep no more digits of a number: longer ones go as text, so that none is lost. */
    int MOST_DIGITS = 15;

    /** There is no value. */
    record Nothing() implements Cell {}

    record Text(String text) implements Cell {}

    record Number(BigDecimal number) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    /** A moment, in the time that pages show. */
    record Moment(LocalDateTime moment) implements Cell {}

    Cell NOTHING = new Nothing();

    /** @param value as the account sent it; {@code null} where it sent none */
    static Cell of(Field field, JsonValue value, FieldDisplay display) {
        if (value == null || value == JsonValue.NULL) {
            return NOTHING;
        }
        return switch (field.type()) {
            case INTEGER, NUMBER, DECIMAL -> number(value).orElseGet(() -> text(field, value, display));
            case DATE -> day(value).orElseGet(() -> text(field, value, display));
            case DATE_TIME -> moment(value).orElseGet(() -> text(field, value, display));
            default -> text(field, value, display);
        };
    }

    private static Cell text(Field field, JsonValue value, FieldDisplay display) {
        String text = display.of(field, value);
        return text.isEmpty() ? NOTHING : new Text(text);
    }

    private static Optional<Cell> number(JsonValue value) {
        try {
            BigDecimal number = value instanceof JsonNumber json
                    ? json.bigDecimalValue()
                    : new BigDecimal(value instanceof JsonString text ? text.getString() : "");
            boolean exact = number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
            return exact ? Optional.of(new Number(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Cell> day(JsonValue value) {
        try {
            String text = value instanceof JsonString string ? string.getString() : "";
            return Optional.of(new Day(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Cell> moment(JsonValue value) {
        try {
            return Optional.of(
                    new Moment(OffsetDateTime.parse(value instanceof JsonString string ? string.getString() : "")
                            .atZoneSameInstant(Moments.ZONE)
                            .toLocalDateTime()
                            .truncatedTo(ChronoUnit.SECONDS)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    default JsonValue toJson() {
        if (this instanceof Text text) {
            return Json.createValue(text.text());
        }
        if (this instanceof Number number) {
            return Json.createObjectBuilder()
                    .add("n", number.number().toString())
                    .build();
        }
        if (this instanceof Day day) {
            return Json.createObjectBuilder().add("d", day.day().toString()).build();
        }
        return this instanceof Moment moment
                ? Json.createObjectBuilder()
                        .add("m", moment.moment().toString())
                        .build()
                : JsonValue.NULL;
    }

    static Cell ofJson(JsonValue json) {
        if (json instanceof JsonString text) {
            return new Text(text.getString());
        }
        if (!(json instanceof JsonObject object)) {
            return NOTHING;
        }
        if (object.containsKey("n")) {
            return new Number(new BigDecimal(object.getString("n")));
        }
        return object.containsKey("d")
                ? new Day(LocalDate.parse(object.getString("d")))
                : new Moment(LocalDateTime.parse(object.getString("m")));
    }
}
