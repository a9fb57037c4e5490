package kontor.object;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kontor.catalogue.Field;
import kontor.catalogue.FieldText;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Filter.Part;
import kontor.catalogue.MomentText;
import kontor.catalogue.ResourceType;
import kontor.frachtpilot.PageQuery;
import kontor.limit.Excerpt;
import kontor.limit.PlainNumber;
import kontor.web.Moments;

/**
 * What a list shows, as its address says it: account, kind of object, filters, order, page. Addresses made of it can be
 * bookmarked, sent to a colleague and gone back to; anything in one that isn't understood is passed over.
 */
public final class ListState {
    /** Before the names of filters, which would else be taken for the list's own parameters. */
    static final String FILTER = "f.";

    private static final String FROM = ".from";
    private static final String UNTIL = ".until";
    /** Filters may hold the paths of other objects. */
    private static final int LONGEST = 2_500;

    private static final List<String> OWN = List.of("company", "type", "credential", "path", "q", "sort", "order");

    private final ResourceType type;
    private final Locale locale;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    ListState(ResourceType type, Map<String, String[]> asked, Locale locale) {
        this.type = type;
        this.locale = locale;
        OWN.forEach(name -> take(name, asked));
        type.filters().forEach(filter -> names(filter).forEach(name -> take(name, asked)));
        take("page", asked);
        if (!type.orders().containsKey(get("sort"))) {
            parameters.remove("sort");
            parameters.remove("order");
        }
    }

    private void take(String name, Map<String, String[]> asked) {
        String[] values = asked.get(name);
        if (values != null && values.length > 0 && !values[0].isBlank()) {
            String value = values[0].strip();
            parameters.put(name, Excerpt.beginning(value, LONGEST));
        }
    }

    /** The names under which a filter's values stand in addresses. */
    static List<String> names(Filter filter) {
        return filter.isRange()
                ? List.of(FILTER + filter.name() + FROM, FILTER + filter.name() + UNTIL)
                : List.of(FILTER + filter.name());
    }

    /** A parameter of the address; the empty string where it isn't there. */
    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The value of a filter, or of its lower end; the empty string where it isn't set. */
    String value(Filter filter) {
        return get(names(filter).getFirst());
    }

    /** The value of a filter's upper end; the empty string where it isn't set. */
    String until(Filter filter) {
        return filter.isRange() ? get(names(filter).get(1)) : "";
    }

    boolean isSet(Filter filter) {
        return names(filter).stream().anyMatch(parameters::containsKey);
    }

    int page() {
        return get("page").matches("[1-9][0-9]{0,5}") ? Integer.parseInt(get("page")) : 1;
    }

    /** Whether the largest come first. */
    public boolean isDescending() {
        return "desc".equals(get("order"));
    }

    boolean isNarrowed() {
        return !get("q").isEmpty() || type.filters().stream().anyMatch(this::isSet);
    }

    /** The path of the collection below the account's root. */
    public String collection() {
        String path = get("path");
        return type.isWithinAnother() && type.isCollection(path) ? path : type.name();
    }

    /** Where objects of this list are made, as a path below the account's root. */
    public String creation() {
        return type.creationPath() == null ? collection() : type.creationPath();
    }

    /**
     * The query of another address.
     *
     * @param changes names and values in turn; an empty value takes the parameter out
     */
    String address(String... changes) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        if (changes.length > 0 && !changes[0].equals("page")) {
            other.remove("page");
        }
        for (int i = 0; i + 1 < changes.length; i += 2) {
            if (changes[i + 1].isEmpty()) {
                other.remove(changes[i]);
            } else {
                other.put(changes[i], changes[i + 1]);
            }
        }
        return text(other);
    }

    private static String text(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** The address without search and filters. */
    String addressOfAll() {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.keySet().removeIf(name -> name.startsWith(FILTER) || name.equals("q") || name.equals("page"));
        return text(other);
    }

    /** The address without one parameter. */
    public String without(String name) {
        return address(name, "");
    }

    /** All parameters but one and the page, for a form that sets it. */
    public List<Map.Entry<String, String>> others(String name) {
        return parameters.entrySet().stream()
                .filter(each -> !each.getKey().equals(name) && !each.getKey().equals("page"))
                .toList();
    }

    /** What makes this view, without the company, account and page: what a saved view keeps. */
    String view() {
        return address("company", "", "credential", "", "type", "", "path", "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What is asked of the account. */
    public PageQuery query() {
        return query(page());
    }

    /** {@link #query()} for another page. */
    PageQuery query(int page) {
        Map<String, List<String>> wire = new HashMap<>();
        if (!get("q").isEmpty() && type.search() != null) {
            wire.put(type.search(), List.of(get("q")));
        }
        type.filters().stream().filter(this::isSet).forEach(filter -> put(filter, wire));
        if (!get("sort").isEmpty()) {
            wire.put(type.orders().get(get("sort")), List.of(isDescending() ? "desc" : "asc"));
        }
        return new PageQuery(page, wire);
    }

    private void put(Filter filter, Map<String, List<String>> wire) {
        switch (filter.kind()) {
            case DATE_RANGE -> {
                time(filter, value(filter))
                        .ifPresent(from -> putPart(filter, Part.FROM, MomentText.ofHour(from), wire));
                time(filter, until(filter)).ifPresent(until -> putLastMinute(filter, until, wire));
                date(filter, value(filter)).ifPresent(from -> putPart(filter, Part.FROM, from.toString(), wire));
                date(filter, until(filter)).ifPresent(until -> putUntil(filter, until, wire));
            }
            case NUMBER_RANGE -> {
                number(value(filter)).ifPresent(from -> putPart(filter, Part.FROM, from, wire));
                number(until(filter)).ifPresent(until -> putPart(filter, Part.UNTIL, until, wire));
            }
            case NUMBER -> number(value(filter)).ifPresent(value -> putPart(filter, Part.VALUE, value, wire));
            default -> putPart(filter, Part.VALUE, value(filter), wire);
        }
    }

    private static void putPart(Filter filter, Part part, String value, Map<String, List<String>> wire) {
        filter.parameter(part).ifPresent(name -> wire.put(name, List.of(value)));
    }

    /** The last minute counts to its end. */
    private static void putLastMinute(Filter filter, LocalTime until, Map<String, List<String>> wire) {
        putPart(
                filter,
                filter.parameter(Part.UNTIL).isPresent() ? Part.UNTIL : Part.BEFORE,
                MomentText.ofHour(until.withSecond(59)),
                wire);
    }

    /** The last day counts to its end, also where the field holds moments. */
    private static void putUntil(Filter filter, LocalDate until, Map<String, List<String>> wire) {
        boolean days = filter.field() != null && filter.field().type() == FieldType.DATE;
        if (days && filter.parameter(Part.UNTIL).isPresent()) {
            putPart(filter, Part.UNTIL, until.toString(), wire);
        } else if (filter.parameter(Part.BEFORE).isPresent()) {
            putPart(filter, Part.BEFORE, until.plusDays(1).toString(), wire);
        } else {
            putPart(
                    filter,
                    Part.UNTIL,
                    until.atTime(LocalTime.of(23, 59, 59))
                            .atZone(Moments.ZONE)
                            .toOffsetDateTime()
                            .toString(),
                    wire);
        }
    }

    /** Whether a filter's values are of a kind that it can take. */
    boolean isUnderstood(Filter filter) {
        return switch (filter.kind()) {
            case DATE_RANGE -> isMoment(filter, value(filter)) && isMoment(filter, until(filter));
            case NUMBER_RANGE -> isEmptyOr(value(filter), this::isNumber) && isEmptyOr(until(filter), this::isNumber);
            case NUMBER -> isEmptyOr(value(filter), this::isNumber);
            default -> true;
        };
    }

    private static boolean isEmptyOr(String text, Predicate<String> right) {
        return text.isEmpty() || right.test(text);
    }

    private static boolean isMoment(Filter filter, String text) {
        return text.isEmpty()
                || date(filter, text).isPresent()
                || time(filter, text).isPresent();
    }

    private boolean isNumber(String text) {
        return number(text).isPresent();
    }

    private static Optional<LocalTime> time(Filter filter, String text) {
        try {
            return text.isEmpty() || !filter.isOfTimes() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(Filter filter, String text) {
        try {
            return text.isEmpty() || filter.isOfTimes() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<String> number(String text) {
        try {
            JsonValue number = FieldText.parse(Field.of("", "", FieldType.NUMBER), text, null, locale);
            return number instanceof JsonNumber json
                    ? Optional.of(PlainNumber.of(json.bigDecimalValue()))
                    : Optional.empty();
        } catch (FieldText.NotUnderstood e) {
            return Optional.empty();
        }
    }
}
