package kontor.export;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.limit.PlainNumber;
import kontor.table.Cell;
import kontor.web.Moments;

/** Fields' values as cells: numbers and dates as what they are, the rest as people read it. */
final class Cells {
    private Cells() {}

    /** @param value as the account sent it; {@code null} where it sent none */
    static Cell of(Field field, JsonValue value, FieldDisplay display) {
        if (value == null || value == JsonValue.NULL) {
            return Cell.NOTHING;
        }
        return switch (field.type()) {
            case INTEGER, NUMBER, DECIMAL -> number(value).orElseGet(() -> text(field, value, display));
            case DATE -> day(value).orElseGet(() -> text(field, value, display));
            case DATE_TIME -> moment(value).orElseGet(() -> text(field, value, display));
            default -> text(field, value, display);
        };
    }

    private static Cell text(Field field, JsonValue value, FieldDisplay display) {
        return Cell.text(display.of(field, value));
    }

    private static Optional<Cell> number(JsonValue value) {
        try {
            BigDecimal number = value instanceof JsonNumber json
                    ? json.bigDecimalValue()
                    : PlainNumber.parse(value instanceof JsonString text ? text.getString() : "");
            boolean exact =
                    number.precision() <= Cell.MOST_DIGITS && Math.abs((long) number.scale()) <= Cell.MOST_DIGITS;
            return exact ? Optional.of(new Cell.Number(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Cell> day(JsonValue value) {
        try {
            String text = value instanceof JsonString string ? string.getString() : "";
            return Optional.of(new Cell.Day(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Cell> moment(JsonValue value) {
        try {
            return Optional.of(
                    new Cell.Moment(OffsetDateTime.parse(value instanceof JsonString string ? string.getString() : "")
                            .atZoneSameInstant(Moments.ZONE)
                            .toLocalDateTime()
                            .truncatedTo(ChronoUnit.SECONDS)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
