package kontor.export;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.limit.PlainNumber;
import kontor.table.Cell;
import kontor.web.Moments;

/**
 * Fields' values as cells: numbers and dates as what they are, the rest as people read it. What a cell of its kind can't say
 * exactly is text, as it came: more digits than spreadsheets keep, moments that come twice, years that calendars differ on.
 */
final class Cells {
    private static final int FRACTION_OF_SPREADSHEETS = 1_000_000;

    /** What can't be told from the commas between the items of a list. */
    private static final Pattern COMMAS = Pattern.compile("(?s).*[,\\n\\r].*|\\s*");

    private Cells() {}

    /** @param value as the account sent it; {@code null} where it sent none */
    static Cell of(Field field, JsonValue value, FieldDisplay display) {
        if (value == null || value == JsonValue.NULL) {
            return Cell.NOTHING;
        }
        return switch (field.type()) {
            case INTEGER, NUMBER, DECIMAL, AMOUNT -> number(value).orElseGet(() -> text(field, value, display));
            case DATE, DAY -> day(value).orElseGet(() -> asItCame(value).orElseGet(() -> text(field, value, display)));
            case DATE_TIME ->
                moment(value).orElseGet(() -> asItCame(value).orElseGet(() -> text(field, value, display)));
            case LIST -> list(field, value, display);
            default -> text(field, value, display);
        };
    }

    private static Cell text(Field field, JsonValue value, FieldDisplay display) {
        return Cell.text(display.of(field, value));
    }

    private static Optional<Cell> asItCame(JsonValue value) {
        return value instanceof JsonString text ? Optional.of(Cell.text(text.getString())) : Optional.empty();
    }

    /** Items with commas or line breaks in them are told apart as JSON does. */
    private static Cell list(Field field, JsonValue value, FieldDisplay display) {
        boolean unclear = value instanceof JsonArray items
                && items.stream()
                        .anyMatch(item -> item instanceof JsonString text
                                && COMMAS.matcher(text.getString()).matches());
        return unclear ? Cell.text(value.toString()) : text(field, value, display);
    }

    private static Optional<Cell> number(JsonValue value) {
        if (value instanceof JsonNumber json) {
            return Optional.of(number(json.bigDecimalValue()));
        }
        try {
            String text = value instanceof JsonString string ? string.getString() : "";
            BigDecimal number = PlainNumber.parse(text);
            // "007" and "+5" are no numbers but texts that look like some.
            return PlainNumber.of(number).equals(text) ? Optional.of(number(number)) : asItCame(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** With more digits than spreadsheets keep, as text. */
    private static Cell number(BigDecimal number) {
        boolean exact = number.precision() <= Cell.MOST_DIGITS && Math.abs((long) number.scale()) <= Cell.MOST_DIGITS;
        return exact ? new Cell.Number(number) : Cell.text(PlainNumber.of(number));
    }

    private static Optional<Cell> day(JsonValue value) {
        try {
            String text = value instanceof JsonString string ? string.getString() : "";
            LocalDate day = text.length() > 10 ? dayOf(OffsetDateTime.parse(text)) : LocalDate.parse(text);
            return isCommon(day.getYear()) ? Optional.of(new Cell.Day(day)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day that is written; but where it is midnight in German time, the day that begins there. */
    private static LocalDate dayOf(OffsetDateTime moment) {
        ZonedDateTime here = moment.atZoneSameInstant(Moments.ZONE);
        boolean midnight = here.toLocalTime().toSecondOfDay() == 0;
        return midnight ? here.toLocalDate() : moment.toLocalDate();
    }

    private static Optional<Cell> moment(JsonValue value) {
        try {
            ZonedDateTime here = OffsetDateTime.parse(value instanceof JsonString string ? string.getString() : "")
                    .atZoneSameInstant(Moments.ZONE);
            boolean once = here.getZone()
                            .getRules()
                            .getValidOffsets(here.toLocalDateTime())
                            .size()
                    == 1;
            return once && isCommon(here.getYear()) && here.getNano() % FRACTION_OF_SPREADSHEETS == 0
                    ? Optional.of(new Cell.Moment(here.toLocalDateTime()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isCommon(int year) {
        return year >= FieldDisplay.EARLIEST_YEAR && year <= FieldDisplay.LATEST_YEAR;
    }
}
