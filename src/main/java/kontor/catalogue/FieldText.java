package kontor.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kontor.limit.PlainNumber;
import kontor.web.Moments;

/**
 * A field's value as people type it, in their language, and back. What was not understood is never guessed at, and a
 * value that was not touched comes back exactly as it was.
 */
public final class FieldText {
    /** A time of day, alone or within a moment: PHP servers send times as moments of the first day of 1970. */
    private static final Pattern TIME = Pattern.compile("(.*T)?([0-9]{2}:[0-9]{2})(:[0-9]{2})?(.*)");

    /** A day or a moment of a year that has no four digits, as RFC 3339 wants them; browsers let people enter such. */
    private static final Pattern FAR_YEAR = Pattern.compile("([0-9]{5,9}|[+-][0-9]{4,9})-[0-9]{2}-[0-9]{2}(T.*)?");

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final int LONGEST_INTEGER = 18;
    private static final int LONGEST_NUMBER = 60;

    /** The longest text that a field takes, whatever its document says, in characters. */
    public static final int LONGEST_TEXT = 1_000_000;

    private FieldText() {}

    /** Someone typed what the field can't hold. The message key and its arguments tell what it takes. */
    public static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;
        private final String messageKey;
        private final transient Object[] arguments;

        public NotUnderstood(String messageKey, Object... arguments) {
            super(messageKey);
            this.messageKey = messageKey;
            this.arguments = arguments;
        }

        public String messageKey() {
            return messageKey;
        }

        public Object[] arguments() {
            return arguments.clone();
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
                : value instanceof JsonNumber number ? PlainNumber.of(number.bigDecimalValue()) : value.toString();
        return switch (field.type()) {
            case INTEGER, NUMBER, DECIMAL, AMOUNT ->
                isNumber(plain) ? plain.replace('.', decimalSeparator(locale)) : plain;
            case DATE -> plain.length() > 10 && plain.charAt(10) == 'T' ? plain.substring(0, 10) : plain;
            case TIME -> time(plain);
            case DATE_TIME -> moment(plain);
            case DAY -> MomentText.day(value).map(LocalDate::toString).orElseGet(() -> moment(plain));
            case HOUR -> MomentText.hour(value).isPresent() ? time(plain) : moment(plain);
            default -> plain;
        };
    }

    /** Accounts send texts where their documents say numbers: those stay as they are. */
    private static boolean isNumber(String plain) {
        try {
            PlainNumber.parse(plain);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Hours and minutes of a time of day, in whatever form it came. */
    static String time(String plain) {
        Matcher matcher = TIME.matcher(plain);
        return matcher.matches() ? matcher.group(2) : plain;
    }

    /** A time of day as it is, with its seconds where there are any. */
    static String exactTime(String plain) {
        Matcher matcher = TIME.matcher(plain);
        boolean seconds = matcher.matches()
                && matcher.group(3) != null
                && !matcher.group(3).equals(":00");
        return seconds ? matcher.group(2) + matcher.group(3) : time(plain);
    }

    private static String moment(String plain) {
        try {
            LocalDateTime here =
                    OffsetDateTime.parse(plain).atZoneSameInstant(Moments.ZONE).toLocalDateTime();
            return (here.getSecond() == 0 ? MINUTES : SECONDS).format(here);
        } catch (DateTimeException e) {
            return plain;
        }
    }

    /**
     * The JSON of what someone typed.
     *
     * @param text from the input; empty or {@code null} gives JSON null
     * @param before the value that was there, whose form is kept; or {@code null}
     * @throws NotUnderstood when the field has no such value
     */
    public static JsonValue parse(Field field, String text, JsonValue before, Locale locale) throws NotUnderstood {
        String typed = text == null ? "" : text.strip();
        if (typed.isEmpty()) {
            return JsonValue.NULL;
        }
        if (typed.length() > LONGEST_TEXT) {
            throw new NotUnderstood("field.tooLong", LONGEST_TEXT);
        }
        return switch (field.type()) {
            case INTEGER -> Json.createValue(integer(field, typed, locale));
            case NUMBER -> Json.createValue(bounded(field, decimal(typed, locale), locale));
            case DECIMAL -> Json.createValue(PlainNumber.of(bounded(field, decimal(typed, locale), locale)));
            case AMOUNT -> amount(field, typed, before, locale);
            case BOOLEAN -> Boolean.parseBoolean(typed) ? JsonValue.TRUE : JsonValue.FALSE;
            case DATE -> Json.createValue(date(typed));
            case TIME -> Json.createValue(time(typed, before));
            case DATE_TIME -> Json.createValue(moment(typed, before));
            case DAY -> day(typed, before);
            case HOUR -> Json.createValue(hour(typed, before));
            case ENUM -> enumValue(field, typed);
            // Spaces at its ends are part of a text, as of a password. Those pasted around an address or a number are
            // none of it.
            case TEXT, LONG_TEXT, PASSWORD -> Json.createValue(measured(field, lines(text, before)));
            default -> Json.createValue(measured(field, lines(isEdged(before) ? text : typed, before)));
        };
    }

    /** With the line breaks of the text before; browsers send CR LF, whatever they were given. */
    private static String lines(String text, JsonValue before) {
        String lines = text.replace("\r\n", "\n");
        boolean crLf = before instanceof JsonString held && held.getString().contains("\r\n");
        return crLf ? lines.replace("\n", "\r\n") : lines;
    }

    /** Whether a text begins or ends with a space, which then is meant. */
    private static boolean isEdged(JsonValue value) {
        return value instanceof JsonString text
                && !text.getString().equals(text.getString().strip());
    }

    /** A number as a text where one was: what is none there was mistyped. Where nothing was or another text, any text is one. */
    private static JsonValue amount(Field field, String typed, JsonValue before, Locale locale) throws NotUnderstood {
        boolean hadText = before instanceof JsonString text && !text.getString().isEmpty();
        boolean wasText = hadText && !isNumber(((JsonString) before).getString());
        try {
            String text = wasText ? typed : PlainNumber.of(bounded(field, decimal(typed, locale), locale));
            return Json.createValue(measured(field, text));
        } catch (NotUnderstood e) {
            if (hadText && !wasText || !e.messageKey().equals("field.notUnderstood.decimal")) {
                throw e;
            }
            return Json.createValue(measured(field, typed));
        }
    }

    private static String measured(Field field, String text) throws NotUnderstood {
        Bounds bounds = field.bounds();
        int length = text.codePointCount(0, text.length());
        if (bounds.maxLength() != null && length > bounds.maxLength()) {
            throw new NotUnderstood("field.tooLong", bounds.maxLength());
        }
        if (bounds.minLength() != null && length < bounds.minLength()) {
            throw new NotUnderstood("field.tooShort", bounds.minLength());
        }
        return text;
    }

    private static BigInteger integer(Field field, String typed, Locale locale) throws NotUnderstood {
        try {
            BigInteger number = PlainNumber.whole(decimal(typed, locale));
            if (number.toString().length() > LONGEST_INTEGER) {
                throw new NotUnderstood("field.notUnderstood.integer");
            }
            bounded(field, new BigDecimal(number), locale);
            return number;
        } catch (ArithmeticException e) {
            throw new NotUnderstood("field.notUnderstood.integer");
        } catch (NotUnderstood e) {
            throw e.messageKey().equals("field.notUnderstood.decimal")
                    ? new NotUnderstood("field.notUnderstood.integer")
                    : e;
        }
    }

    private static BigDecimal bounded(Field field, BigDecimal number, Locale locale) throws NotUnderstood {
        Bounds bounds = field.bounds();
        if (bounds.isTooSmall(number)) {
            throw new NotUnderstood(
                    bounds.minimumExcluded() ? "field.notAbove" : "field.tooSmall", shown(bounds.minimum(), locale));
        }
        if (bounds.isTooLarge(number)) {
            throw new NotUnderstood(
                    bounds.maximumExcluded() ? "field.notBelow" : "field.tooLarge", shown(bounds.maximum(), locale));
        }
        return number;
    }

    private static String shown(BigDecimal bound, Locale locale) {
        return PlainNumber.of(bound).replace('.', decimalSeparator(locale));
    }

    private static BigDecimal decimal(String typed, Locale locale) throws NotUnderstood {
        char separator = decimalSeparator(locale);
        char grouping = DecimalFormatSymbols.getInstance(locale).getGroupingSeparator();
        String number = "[-+]?[0-9]{1,18}(\\" + separator + "[0-9]{0,18})?";
        String grouped = "[-+]?[0-9]{1,3}(\\" + grouping + "[0-9]{3})+(\\" + separator + "[0-9]{0,18})?";
        if (typed.length() > LONGEST_NUMBER || !typed.matches(number) && !typed.matches(grouped)) {
            throw new NotUnderstood("field.notUnderstood.decimal");
        }
        return new BigDecimal(typed.replace(String.valueOf(grouping), "").replace(separator, '.'));
    }

    private static String date(String typed) throws NotUnderstood {
        refuseFarYear(typed);
        try {
            return LocalDate.parse(typed).toString();
        } catch (DateTimeException e) {
            throw new NotUnderstood("field.notUnderstood.date");
        }
    }

    private static void refuseFarYear(String typed) throws NotUnderstood {
        if (FAR_YEAR.matcher(typed).matches()) {
            throw new NotUnderstood("field.notUnderstood.year");
        }
    }

    /** Where a whole moment was, or is typed all the same, it is sent as such: nothing that was typed is lost. */
    private static JsonValue day(String typed, JsonValue before) throws NotUnderstood {
        if (typed.contains("T")) {
            return Json.createValue(moment(typed, before));
        }
        LocalDate day = LocalDate.parse(date(typed));
        boolean same = MomentText.day(before).filter(day::equals).isPresent();
        return same ? before : Json.createValue(MomentText.ofDay(day, before));
    }

    private static String hour(String typed, JsonValue before) throws NotUnderstood {
        if (typed.contains("T")) {
            return moment(typed, before);
        }
        String time = time(typed, MomentText.hour(before).isPresent() ? before : JsonValue.NULL);
        return time.contains("T") ? time : MomentText.ofHour(LocalTime.parse(time));
    }

    private static String time(String typed, JsonValue before) throws NotUnderstood {
        try {
            String time =
                    LocalTime.parse(typed).truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
            Matcher matcher = TIME.matcher(before instanceof JsonString string ? string.getString() : "");
            return matcher.matches() && matcher.group(1) != null ? matcher.group(1) + time + matcher.group(4) : time;
        } catch (DateTimeException e) {
            throw new NotUnderstood("field.notUnderstood.time");
        }
    }

    private static String moment(String typed, JsonValue before) throws NotUnderstood {
        refuseFarYear(typed);
        try {
            return MomentText.ofMoment(LocalDateTime.parse(typed), before);
        } catch (DateTimeException e) {
            throw new NotUnderstood("field.notUnderstood.moment");
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
