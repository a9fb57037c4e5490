package kontor.change.form;

import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldText;
import kontor.catalogue.FieldType;
import kontor.limit.LoneSurrogates;

/**
 * With which kind of input a value is entered: one that carries it to the browser and back exactly. Browsers change what
 * doesn't fit an input (HTML, <i>value sanitization</i>): they take line breaks out of lines, empty dates that are none, send
 * all line breaks as CR LF, and know no zero bytes or halves of characters. Where the usual input would do so, a value
 * is entered as a longer or a plain text, or else as JSON.
 */
final class EnteredAs {
    /** What date inputs take; their years have more digits, too, but no JSON does. */
    private static final Pattern DAY = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?");
    private static final Pattern LONE_CR = Pattern.compile("\r(?!\n)");
    private static final Pattern LONE_LF = Pattern.compile("(?<!\r)\n");

    private EnteredAs() {}

    /**
     * The type of the input for a value.
     *
     * @param shown what the usual input of the field's type would show
     */
    static FieldType of(Field field, JsonValue value, String shown, Locale locale) {
        FieldType usual = usual(field);
        boolean nothing = value == null || value == JsonValue.NULL;
        if (nothing || field.isSecret() || usual == FieldType.JSON || usual == FieldType.PASSWORD) {
            return usual;
        }
        if (value instanceof JsonStructure && shown.isEmpty()
                || value instanceof JsonStructure && usual != FieldType.RELATION
                || !isCarried(shown)) {
            return FieldType.JSON;
        }
        return switch (usual) {
            case LONG_TEXT -> usual;
            case ENUM, BOOLEAN, RELATION -> isLine(shown) ? usual : FieldType.JSON;
            case DATE, TIME, DATE_TIME ->
                isInput(usual, shown) && isSame(field, value, shown, locale) ? usual : line(shown);
            // What is no day among days, and no time of day among those, is entered as the moment that it is.
            case DAY, HOUR -> moment(field, value, shown, locale);
            default -> isLine(shown) ? usual : FieldType.LONG_TEXT;
        };
    }

    private static FieldType moment(Field field, JsonValue value, String shown, Locale locale) {
        return Stream.of(field.type(), FieldType.DATE_TIME)
                .filter(type -> isInput(type, shown) && isSame(field, value, shown, locale))
                .findFirst()
                .orElse(line(shown));
    }

    private static FieldType line(String shown) {
        return isLine(shown) ? FieldType.TEXT : FieldType.LONG_TEXT;
    }

    private static FieldType usual(Field field) {
        boolean choice = field.type() == FieldType.INTEGER && field.isChoice();
        return choice ? FieldType.ENUM : field.type();
    }

    /** Whether a line of it comes back as it went: there are no line breaks in it, and nothing that pages can't hold. */
    static boolean isCarriedInLine(String text) {
        return isLine(text) && isCarried(text);
    }

    private static boolean isLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    /**
     * Whether all its characters are those of XML 1.0, as parts of pages are sent, and its line breaks are of one kind. The
     * first character of a text area is no line break, since browsers take that for the page's.
     */
    private static boolean isCarried(String text) {
        boolean characters = text.codePoints().allMatch(EnteredAs::isCarried);
        boolean oneKind = !LONE_CR.matcher(text).find()
                && (text.indexOf('\r') < 0 || !LONE_LF.matcher(text).find());
        return characters && oneKind && !text.startsWith("\n") && !text.startsWith("\r");
    }

    /** Whether XML 1.0 has it (production 2, Char). */
    static boolean isCarried(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= ' ' && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character > 0xFFFF;
    }

    private static boolean isInput(FieldType type, String shown) {
        return switch (type) {
            case DATE, DAY -> DAY.matcher(shown).matches();
            case TIME, HOUR -> TIME.matcher(shown).matches();
            default -> {
                int t = shown.indexOf('T');
                yield t > 0
                        && DAY.matcher(shown.substring(0, t)).matches()
                        && TIME.matcher(shown.substring(t + 1)).matches();
            }
        };
    }

    /** Whether what is shown, read back, is the value. */
    private static boolean isSame(Field field, JsonValue value, String shown, Locale locale) {
        try {
            JsonValue read = FieldText.parse(field, shown, value, locale);
            return SameValue.is(read, value)
                    || value instanceof JsonString text
                            && read instanceof JsonString other
                            && isSame(field.type(), text.getString(), other.getString());
        } catch (FieldText.NotUnderstood e) {
            return false;
        }
    }

    private static boolean isSame(FieldType type, String value, String read) {
        try {
            return switch (type) {
                // Some servers send the day's midnight.
                case DATE -> value.startsWith(read + "T");
                // Without seconds, or with fractions of none.
                case TIME ->
                    value.equals(read.replaceFirst(":00$", "")) || value.matches(Pattern.quote(read) + "\\.0+");
                default -> OffsetDateTime.parse(value).isEqual(OffsetDateTime.parse(read));
            };
        } catch (DateTimeException e) {
            return value.matches(Pattern.quote(read) + "\\.0+") || (value + ":00").equals(read);
        }
    }

    /** JSON that pages carry: what they can't is written as JSON has it. */
    static String escaped(String json) {
        String whole = LoneSurrogates.escaped(json);
        return whole.replace("\uFFFE", "\\ufffe").replace("\uFFFF", "\\uffff");
    }
}
