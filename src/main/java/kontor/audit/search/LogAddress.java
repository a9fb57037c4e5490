package kontor.audit.search;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a page of the log is asked for, as its address says it; what isn't known is passed over. */
public final class LogAddress {
    static final String OLDER_THAN = "olderThan";

    private static final String COMPANY = "company";
    private static final List<String> FILTERS = List.of(
            "text",
            "person",
            "type",
            "credential",
            "object",
            "field",
            "old",
            "new",
            "reason",
            "state",
            "call",
            "from",
            "until");
    /** Those that hold people's own words, or values of objects. */
    private static final Set<String> TELLING = Set.of("text", "object", "old", "new", "reason");

    private static final int LONGEST = 400;

    /** Of an object's path. */
    private static final int LONGEST_OBJECT = 2_500;

    private final Map<String, String> parameters;

    private LogAddress(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static LogAddress of(HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : FILTERS) {
            take(name, request, parameters);
        }
        take(COMPANY, request, parameters);
        take(OLDER_THAN, request, parameters);
        return new LogAddress(parameters);
    }

    private static void take(String name, HttpServletRequest request, Map<String, String> parameters) {
        Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value ->
                        !value.isEmpty() && value.length() <= (name.equals("object") ? LONGEST_OBJECT : LONGEST))
                .ifPresent(value -> parameters.put(name, value));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The filters that are set, by name, in the order in which they are told of. */
    Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>(parameters);
        filters.keySet().retainAll(FILTERS);
        return filters;
    }

    boolean isFiltered() {
        return !filters().isEmpty();
    }

    boolean isTelling() {
        return filters().keySet().stream().anyMatch(TELLING::contains);
    }

    /** The same with another value of one of the filters. */
    LogAddress with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.put(name, value);
        return new LogAddress(other);
    }

    /** The query of the first page, without one of the filters. */
    String without(String name) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.remove(name);
        other.remove(OLDER_THAN);
        return text(other);
    }

    /** The query of the first page, with another filter in place of one of them. */
    String instead(String of, String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.remove(of);
        other.remove(OLDER_THAN);
        other.put(name, value);
        return text(other);
    }

    /** The query of the first page. */
    String search() {
        return without(OLDER_THAN);
    }

    /** The query of the page after the line with this id. */
    String olderThan(long id) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.put(OLDER_THAN, Long.toString(id));
        return text(other);
    }

    private static String text(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
