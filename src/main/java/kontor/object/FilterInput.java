package kontor.object;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Filter;
import kontor.catalogue.ResourceType;
import kontor.web.Messages;
import kontor.web.Vocabulary;

/** A filter as the list's form shows it: what has been entered, to be edited and read back. */
public class FilterInput implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Filter filter;
    private final String label;
    private final String fromLabel;
    private final String untilLabel;
    private final Map<String, String> values;
    private String value;
    private String until;

    FilterInput(ResourceType type, Filter filter, ListState state, Locale locale) {
        this.filter = filter;
        String name = label(type, filter, locale);
        boolean dates = filter.kind() == Filter.Kind.DATE_RANGE;
        this.label = filter.kind() == Filter.Kind.EXISTS ? Messages.text(locale, "filter.exists.label", name) : name;
        this.fromLabel = Messages.text(locale, dates ? "filter.earliest" : "filter.least", name);
        this.untilLabel = Messages.text(locale, dates ? "filter.latest" : "filter.greatest", name);
        this.values = filter.kind() == Filter.Kind.TEXT ? words(type, filter, locale) : Map.of();
        this.value = values.getOrDefault(state.value(filter), state.value(filter));
        this.until = state.until(filter);
    }

    /** What the values of a field are called that the account's document doesn't list. */
    private static Map<String, String> words(ResourceType type, Filter filter, Locale locale) {
        Map<String, String> words = new TreeMap<>();
        Vocabulary.values(type.name(), filter.name())
                .forEach(value -> words.put(value, Vocabulary.value(type.name(), filter.name(), value, locale)));
        return words;
    }

    /** What people call the filter: the field, and for a field within an object also that. */
    static String label(ResourceType type, Filter filter, Locale locale) {
        String name =
                filter.kind() == Filter.Kind.EXISTS ? filter.name().replaceFirst("^exists\\.", "") : filter.name();
        return label(type, name, locale);
    }

    /** What people call a field, also one within another, by their names with dots between. */
    static String label(ResourceType type, String name, Locale locale) {
        return Stream.of(name.split("\\."))
                .map(part -> Vocabulary.field(type.name(), part, locale))
                .collect(Collectors.joining(" · "));
    }

    public Filter getFilter() {
        return filter;
    }

    public String getName() {
        return filter.name();
    }

    /** What is entered: of the filters of one field, each in other words. */
    public String getLabel() {
        return label;
    }

    /** What the beginning of a range is called: not by a word like "until", which the field's name may end with. */
    public String getFromLabel() {
        return fromLabel;
    }

    /** What the end of a range is called. */
    public String getUntilLabel() {
        return untilLabel;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value == null ? "" : value.strip();
    }

    /** What is asked of the account: the value, where its word was entered. */
    String wanted() {
        return values.entrySet().stream()
                .filter(known -> known.getValue().equalsIgnoreCase(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(value);
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until == null ? "" : until.strip();
    }
}
