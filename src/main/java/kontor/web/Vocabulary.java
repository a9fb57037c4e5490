package kontor.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * What people call the things in an account: resource types, their fields and values. A company's {@link OwnNames} go
 * first; FrachtPilot's own words are in a bundle; what isn't there gets a readable form of its name on the wire, so that nothing is ever without a label.
 */
@Named
@RequestScoped
public class Vocabulary {
    private static final String BUNDLE = "kontor.vocabulary";

    @Inject
    private Preferences preferences;

    /** The plural of a resource type, as in menus. */
    public String plural(String type) {
        return plural(type, preferences.getLocale());
    }

    /** One object of a resource type. */
    public String one(String type) {
        return one(type, preferences.getLocale());
    }

    /** The label of a field, which may have another in one resource type than in all others. */
    public String field(String type, String field) {
        return field(type, field, preferences.getLocale());
    }

    /** What a value of an enum is called. */
    public String value(String type, String field, String value) {
        return value(type, field, value, preferences.getLocale());
    }

    /** The heading of a group of fields. */
    public String group(String group) {
        return group(group, preferences.getLocale());
    }

    public static String plural(String type, Locale locale) {
        return OwnNames.of(Thing.plural(type), locale)
                .or(() -> first(locale, "resource." + type, "resource." + last(type)))
                .orElseGet(() -> readable(last(type)));
    }

    public static String one(String type, Locale locale) {
        return OwnNames.of(Thing.one(type), locale)
                .or(() -> first(locale, "resource." + type + ".one", "resource." + last(type) + ".one"))
                .orElseGet(() -> readable(last(type)));
    }

    public static String field(String type, String field, Locale locale) {
        return OwnNames.of(Thing.field(type, field), locale)
                .or(() -> first(locale, "field." + type + "." + field, "field." + field))
                .orElseGet(() -> readable(field));
    }

    public static String value(String type, String field, String value, Locale locale) {
        return word(type, field, value, locale)
                .or(() -> first(locale, "value." + value))
                .orElse(value);
    }

    /** The word for a value of a field that may hold anything; empty where there is none. */
    public static Optional<String> word(String type, String field, String value, Locale locale) {
        return OwnNames.of(Thing.value(type, field, value), locale)
                .or(() -> first(locale, "value." + type + "." + field + "." + value, "value." + field + "." + value));
    }

    /** The values that a field of a resource type is known to take, also where the account's document doesn't list them. */
    public static List<String> values(String type, String field) {
        String before = "value." + type + "." + field + ".";
        return bundle(Locale.ENGLISH).keySet().stream()
                .filter(key -> key.startsWith(before))
                .map(key -> key.substring(before.length()))
                .sorted()
                .toList();
    }

    public static String group(String group, Locale locale) {
        return first(locale, "group." + group).orElse(readable(group));
    }

    /**
     * A name on the wire as words: {@code deliveryInstructions} and {@code delivery_instructions} become {@code Delivery
     * instructions}; abbreviations keep their capitals.
     */
    public static String readable(String name) {
        String words = name.replaceAll("[_\\-]+", " ")
                .replaceAll("(?<=[a-zäöü0-9])(?=[A-ZÄÖÜ])", " ")
                .strip();
        StringBuilder readable = new StringBuilder();
        for (String word : words.split("\\s+")) {
            boolean abbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            readable.append(readable.isEmpty() ? "" : " ")
                    .append(abbreviation || readable.isEmpty() ? word : word.toLowerCase(Locale.ROOT));
        }
        return readable.isEmpty() ? name : readable.substring(0, 1).toUpperCase(Locale.ROOT) + readable.substring(1);
    }

    /** Of a sub-resource's path, like {@code orders/{id}/positions}, what it is a collection of. */
    private static String last(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static Optional<String> first(Locale locale, String... keys) {
        ResourceBundle bundle = bundle(locale);
        return Stream.of(keys)
                .filter(bundle::containsKey)
                .map(bundle::getString)
                .findFirst();
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
