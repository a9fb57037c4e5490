package kontor.catalogue;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.stream.Collectors;
import kontor.web.Messages;
import kontor.web.Moments;

/**
 * A field's value as people read it. Takes whatever an account sends, whether or not it is what the field should hold:
 * what isn't understood is shown as it came.
 */
public final class FieldDisplay {
    private static final int LONGEST_TEXT = 10_000;

    private FieldDisplay() {}

    /** @param value as the account sent it; {@code null} and JSON null give the empty string */
    public static String of(Field field, JsonValue value, Locale locale) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        String text = switch (field.type()) {
            case INTEGER, NUMBER, DECIMAL -> number(value, locale);
            case ENUM -> Messages.textOr(locale, field.valueKey(plain(value)), plain(value));
            case DATE -> date(plain(value), locale);
            case DATE_TIME -> moment(plain(value), locale);
            case RELATION -> relation(value);
            default -> of(value, locale);
        };
        return bounded(text);
    }

    /** A value of which nothing is known but its JSON. */
    public static String of(JsonValue value, Locale locale) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        return bounded(
                switch (value.getValueType()) {
                    case TRUE -> Messages.text(locale, "value.true");
                    case FALSE -> Messages.text(locale, "value.false");
                    case NUMBER -> number(value, locale);
                    case OBJECT -> object(value.asJsonObject(), locale);
                    case ARRAY -> array(value.asJsonArray(), locale);
                    default -> plain(value);
                });
    }

    private static String number(JsonValue value, Locale locale) {
        try {
            BigDecimal number = value instanceof JsonNumber json
                    ? json.bigDecimalValue()
                    : new BigDecimal(((JsonString) value).getString());
            if (Math.abs((long) number.scale()) > 40 || number.precision() > 60) {
                return plain(value);
            }
            DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
            format.setMinimumFractionDigits(Math.max(0, number.scale()));
            format.setMaximumFractionDigits(Math.max(0, number.scale()));
            return format.format(number);
        } catch (NumberFormatException | ClassCastException e) {
            return plain(value);
        }
    }

    private static String date(String text, Locale locale) {
        try {
            return Moments.date(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text), locale);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String moment(String text, Locale locale) {
        try {
            return Moments.shortly(OffsetDateTime.parse(text).toInstant(), locale);
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** The last two parts of an IRI: what kind of object, and which. */
    private static String relation(JsonValue value) {
        String iri = plain(value);
        String[] parts = iri.split("/");
        return value instanceof JsonString && parts.length > 2
                ? parts[parts.length - 2] + "/" + parts[parts.length - 1]
                : iri;
    }

    private static String object(JsonObject object, Locale locale) {
        return object.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@"))
                .map(entry -> entry.getKey() + ": " + of(entry.getValue(), locale))
                .collect(Collectors.joining("\n"));
    }

    private static String array(JsonArray array, Locale locale) {
        return array.stream()
                .limit(100)
                .map(value -> of(value, locale).replace("\n", ", "))
                .collect(Collectors.joining("\n"));
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
