package kontor.change.form;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Bounds;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.limit.PlainNumber;
import kontor.web.Messages;
import kontor.web.Vocabulary;

/** What stands below an input beside what the account's document says of the field: what it takes. */
final class Hints {
    private static final int SHORT = 40;

    private Hints() {}

    /** @param entered the type of its input */
    static String of(Field field, FieldType entered, boolean creating, Locale locale) {
        return Stream.of(
                        field.deprecated() ? Messages.text(locale, "field.deprecated") : "",
                        bounds(field, locale),
                        entered == FieldType.DATE_TIME ? Messages.text(locale, "field.germanTime") : "",
                        isAsSent(field, entered) ? Messages.text(locale, "field.asSent") : "",
                        entered == FieldType.JSON ? Messages.text(locale, "field.json") : "",
                        field.isSecret() ? Messages.text(locale, creating ? "field.secret.new" : "field.secret") : "")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static boolean isAsSent(Field field, FieldType entered) {
        return field.type().isTemporal() && (entered == FieldType.TEXT || entered == FieldType.LONG_TEXT);
    }

    private static String bounds(Field field, Locale locale) {
        Bounds bounds = field.bounds();
        if (field.type().isNumeric() && (bounds.minimum() != null || bounds.maximum() != null)) {
            return numbers(bounds, locale);
        }
        if (field.isChoice() || !field.type().isPlain()) {
            return "";
        }
        if (bounds.minLength() != null && bounds.minLength() > 1) {
            return bounds.maxLength() == null
                    ? Messages.text(locale, "field.tooShort", bounds.minLength())
                    : Messages.text(locale, "field.length", bounds.minLength(), bounds.maxLength());
        }
        return bounds.maxLength() != null && bounds.maxLength() <= SHORT
                ? Messages.text(locale, "field.tooLong", bounds.maxLength())
                : "";
    }

    private static String numbers(Bounds bounds, Locale locale) {
        if (bounds.minimum() != null && bounds.maximum() != null) {
            return Messages.text(
                    locale, "field.between", number(bounds.minimum(), locale), number(bounds.maximum(), locale));
        }
        return bounds.minimum() != null
                ? Messages.text(
                        locale,
                        bounds.minimumExcluded() ? "field.above" : "field.tooSmall",
                        number(bounds.minimum(), locale))
                : Messages.text(
                        locale,
                        bounds.maximumExcluded() ? "field.below" : "field.tooLarge",
                        number(bounds.maximum(), locale));
    }

    private static String number(BigDecimal number, Locale locale) {
        char separator = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        return PlainNumber.of(number).replace('.', separator);
    }

    static String option(Field field, String value, Locale locale) {
        return field.type() == FieldType.BOOLEAN && (value.equals("true") || value.equals("false"))
                ? Messages.text(locale, "value." + value)
                : Vocabulary.value(field.owner(), field.name(), value, locale);
    }
}
