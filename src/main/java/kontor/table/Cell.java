package kontor.table;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** One value in a file that spreadsheets open. Numbers and dates are kept as what they are; the rest is as people read it. */
public sealed interface Cell {
    /** Spreadsheets keep no more digits of a number: longer ones go as text, so that none is lost. */
    int MOST_DIGITS = 15;

    /** Cells of spreadsheets hold no longer text. */
    int LONGEST_TEXT = 32_767;

    /** There is no value. */
    record Nothing() implements Cell {}

    record Text(String text) implements Cell {}

    record Number(BigDecimal number) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    /** A moment, in the time that pages show. */
    record Moment(LocalDateTime moment) implements Cell {}

    Cell NOTHING = new Nothing();

    /** @param text {@code null} or empty gives {@link #NOTHING} */
    static Cell text(String text) {
        return text == null || text.isEmpty() ? NOTHING : new Text(text);
    }

    /** @param number {@code null} gives {@link #NOTHING} */
    static Cell number(Long number) {
        return number == null ? NOTHING : new Number(BigDecimal.valueOf(number));
    }

    /** Whether it is text that a cell of a spreadsheet can't hold. */
    default boolean isTooLongForSpreadsheets() {
        return this instanceof Text text && text.text().length() > LONGEST_TEXT;
    }

    /** As it is kept until someone fetches the file. */
    default JsonValue toJson() {
        return switch (this) {
            case Nothing() -> JsonValue.NULL;
            case Text(String text) -> Json.createValue(text);
            case Number(BigDecimal number) ->
                Json.createObjectBuilder().add("n", number.toString()).build();
            case Day(LocalDate day) ->
                Json.createObjectBuilder().add("d", day.toString()).build();
            case Moment(LocalDateTime moment) ->
                Json.createObjectBuilder().add("m", moment.toString()).build();
        };
    }

    /** The reverse of {@link #toJson}. */
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
