package kontor.object;

import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Filter;
import kontor.catalogue.ResourceType;
import kontor.web.Vocabulary;

/** A filter as the list's form shows it: what has been entered, to be edited and read back. */
public class FilterInput implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Filter filter;
    private final String label;
    private String value;
    private String until;

    FilterInput(ResourceType type, Filter filter, ListState state, Locale locale) {
        this.filter = filter;
        this.label = label(type, filter, locale);
        this.value = state.value(filter);
        this.until = state.until(filter);
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

    public String getLabel() {
        return label;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value == null ? "" : value.strip();
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until == null ? "" : until.strip();
    }
}
