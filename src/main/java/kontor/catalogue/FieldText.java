package kontor.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * A field's value as people type it, in their language, and back. What was not understood is never guessed at, and a
 * value that was not touched comes back exactly as it was.
 */
public final class FieldText {

    private FieldText() {}

    /** Someone typed what the field can't hold. The message key tells what it takes. */
    public static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        private final String messageKey;

        NotUnderstood(String messageKey) {
            super(messageKey);
            this.messageKey = messageKey;
        }

        public String messageKey() {
            return messageKey;
        }
    }

    /**
     * The text of an input.
     *
     * @param value as the account sent it; {@code null} and JSON null give the empty string
     */
    public static String of(Field field, JsonValue value, Locale locale) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        String plain = value instanceof JsonString string
                ? string.getString()
                : value instanceof JsonNumber number ? number.bigDecimalValue().toPlainString() : value.toString();
        return field.isNumeric() ? plain.replace('.', decimalSeparator(locale)) : plain;
    }

    /**
     * The JSON of what someone typed.
     *
     * @param text from the input; empty or {@code null} gives JSON null
     * @throws NotUnderstood when the field's type has no such value
     */
    public static JsonValue parse(Field field, String text, Locale locale) throws NotUnderstood {
        String typed = text == null ? "" : text.strip();
        if (typed.isEmpty()) {
            return JsonValue.NULL;
        }
        return switch (field.type()) {
            case INTEGER -> Json.createValue(integer(typed));
            case NUMBER -> Json.createValue(decimal(typed, locale));
            case DECIMAL -> Json.createValue(decimal(typed, locale).toPlainString());
            case BOOLEAN -> Boolean.parseBoolean(typed) ? JsonValue.TRUE : JsonValue.FALSE;
            case DATE -> Json.createValue(date(typed));
            case ENUM -> enumValue(field, typed);
            case LONG_TEXT -> Json.createValue(text.replace("\r\n", "\n"));
            default -> Json.createValue(typed);
        };
    }

    private static BigInteger integer(String typed) throws NotUnderstood {
        try {
            return new BigInteger(typed);
        } catch (NumberFormatException e) {
            throw new NotUnderstood("field.notUnderstood.integer");
        }
    }

    private static BigDecimal decimal(String typed, Locale locale) throws NotUnderstood {
        char separator = decimalSeparator(locale);
        char grouping = DecimalFormatSymbols.getInstance(locale).getGroupingSeparator();
        String number = "[-+]?[0-9]{1,18}(\\" + separator + "[0-9]{0,18})?";
        String grouped = "[-+]?[0-9]{1,3}(\\" + grouping + "[0-9]{3})+(\\" + separator + "[0-9]{0,18})?";
        if (!typed.matches(number) && !typed.matches(grouped)) {
            throw new NotUnderstood("field.notUnderstood.decimal");
        }
        return new BigDecimal(typed.replace(String.valueOf(grouping), "").replace(separator, '.'));
    }

    private static String date(String typed) throws NotUnderstood {
        try {
            return LocalDate.parse(typed).toString();
        } catch (DateTimeParseException e) {
            throw new NotUnderstood("field.notUnderstood.date");
        }
    }

    private static JsonValue enumValue(Field field, String typed) throws NotUnderstood {
        if (!field.values().contains(typed)) {
            throw new NotUnderstood("field.notUnderstood.value");
        }
        return Json.createValue(typed);
    }

    private static char decimalSeparator(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }
}
