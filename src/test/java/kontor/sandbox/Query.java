package kontor.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.sandbox.Filter.Kind;

/** Filters, orders and pages of a collection. What isn't declared or makes no sense is ignored, as the real server does. */
final class Query {
    private static final Pattern QUALIFIED = Pattern.compile("([\\w.]+)\\[([\\w.]*)]");
    static final int PAGE = 30;
    static final int LARGEST_PAGE = 100;

    private final Map<String, List<String>> parameters = new LinkedHashMap<>();
    private final Resource resource;
    private final SandboxAccount account;

    Query(Resource resource, String raw, SandboxAccount account) {
        this.resource = resource;
        this.account = account;
        for (String part : raw.split("&")) {
            if (!part.isEmpty()) {
                String[] pair = part.split("=", 2);
                parameters
                        .computeIfAbsent(decode(pair[0]), name -> new ArrayList<>())
                        .add(pair.length > 1 ? decode(pair[1]) : "");
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean isPlain() {
        return parameters.keySet().stream().allMatch("page"::equals);
    }

    /** The page, or 0 when it is none. */
    int page() {
        String asked = first("page", "1");
        return asked.matches("[0-9]{1,9}") ? Integer.parseInt(asked) : 0;
    }

    /** @param usual how many where it isn't asked for, or can't be */
    int size(int usual) {
        String asked = first("itemsPerPage", "");
        boolean honoured = resource.asksForSize && asked.matches("[1-9][0-9]{0,6}");
        return honoured ? Math.min(LARGEST_PAGE, Integer.parseInt(asked)) : usual;
    }

    boolean wantsAll() {
        return resource.asksForAll && List.of("false", "0").contains(first("pagination", ""));
    }

    private String first(String name, String otherwise) {
        return parameters.containsKey(name) ? parameters.get(name).get(0) : otherwise;
    }

    List<JsonObject> apply(List<JsonObject> all) {
        List<JsonObject> found = new ArrayList<>(all);
        parameters.forEach(
                (name, values) -> found.removeIf(narrows(name, values).negate()));
        parameters.forEach((name, values) -> {
            Matcher order = QUALIFIED.matcher(name);
            if (order.matches() && order.group(1).equals("order") && resource.orders.contains(order.group(2))) {
                Comparator<JsonObject> by = by(order.group(2));
                found.sort("desc".equals(values.get(0)) ? by.reversed() : by);
            }
        });
        return found;
    }

    private Predicate<JsonObject> narrows(String parameter, List<String> wanted) {
        Matcher qualified = QUALIFIED.matcher(parameter);
        String name = qualified.matches() ? qualified.group(1) : parameter;
        String how = qualified.matches() ? qualified.group(2) : null;
        if (name.equals("exists") && how != null) {
            return declared(how, Kind.EXISTS)
                    .flatMap(filter -> yesOrNo(wanted.get(0)))
                    .<Predicate<JsonObject>>map(
                            there -> object -> there != texts(object, how).isEmpty())
                    .orElse(object -> true);
        }
        return resource.filters.stream()
                .filter(filter -> filter.name().equals(name) && filter.kind() != Kind.EXISTS)
                .map(filter -> narrows(filter, how, wanted))
                .reduce(object -> true, Predicate::and);
    }

    private Optional<Filter> declared(String name, Kind kind) {
        return resource.filters.stream()
                .filter(filter -> filter.kind() == kind && filter.name().equals(name))
                .findFirst();
    }

    private Predicate<JsonObject> narrows(Filter filter, String how, List<String> wanted) {
        boolean simple = how == null || how.isEmpty() && filter.kind().takesSeveral();
        String name = filter.name();
        if (filter.kind() == Kind.RANGE && how != null) {
            return object -> texts(object, name).stream().anyMatch(value -> inRange(value, how, wanted.get(0)));
        }
        if (filter.kind() == Kind.DATE && how != null) {
            Optional<Instant> bound = moment(wanted.get(0));
            return bound.isEmpty() || !Kind.DATE.operators().contains(how)
                    ? object -> true
                    : object -> texts(object, name).stream()
                            .flatMap(value -> moment(value).stream())
                            .anyMatch(value -> isOn(value.compareTo(bound.get()), how));
        }
        if (!simple) {
            return object -> true;
        }
        return switch (filter.kind()) {
            case PARTIAL -> object -> texts(object, name).stream().anyMatch(value -> contains(value, wanted.get(0)));
            case EXACT -> object -> texts(object, name).stream().anyMatch(wanted::contains);
            case RELATION ->
                object -> texts(object, name).stream()
                        .anyMatch(iri -> wanted.contains(iri) || wanted.contains(tail(iri)));
            case IDS ->
                object -> wanted.contains(object.getString("@id")) || wanted.contains(tail(object.getString("@id")));
            case BOOLEAN ->
                yesOrNo(wanted.get(0))
                        .<Predicate<JsonObject>>map(
                                asked -> object -> texts(object, name).contains(asked.toString()))
                        .orElse(object -> true);
            case SEARCH ->
                object -> Stream.of(wanted.get(0).trim().split("\\s+"))
                        .allMatch(word -> filter.fields().stream()
                                .anyMatch(field ->
                                        texts(object, field).stream().anyMatch(value -> contains(value, word))));
            default -> object -> true;
        };
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean contains(String value, String part) {
        return value.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String tail(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1);
    }

    private static boolean inRange(String value, String how, String bound) {
        try {
            BigDecimal number = new BigDecimal(value);
            if (how.equals("between")) {
                String[] bounds = bound.split("\\.\\.", 2);
                return bounds.length < 2
                        || number.compareTo(new BigDecimal(bounds[0])) >= 0
                                && number.compareTo(new BigDecimal(bounds[1])) <= 0;
            }
            int compared = number.compareTo(new BigDecimal(bound));
            return switch (how) {
                case "gt" -> compared > 0;
                case "gte" -> compared >= 0;
                case "lt" -> compared < 0;
                case "lte" -> compared <= 0;
                default -> true;
            };
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static boolean isOn(int compared, String how) {
        return switch (how) {
            case "after" -> compared >= 0;
            case "strictly_after" -> compared > 0;
            case "before" -> compared <= 0;
            default -> compared < 0;
        };
    }

    private Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text.replace(' ', '+')).toInstant()
                            : LocalDate.parse(text).atStartOfDay(account.zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Comparator<JsonObject> by(String field) {
        return switch (resource.byName().get(field).type) {
            case DECIMAL, NUMBER, INTEGER ->
                Comparator.comparing(object ->
                        text(object, field).isEmpty() ? BigDecimal.ZERO : new BigDecimal(text(object, field)));
            default -> {
                Collator german = Collator.getInstance(Locale.GERMANY);
                yield (first, second) -> german.compare(text(first, field), text(second, field));
            }
        };
    }

    private String text(JsonObject object, String field) {
        return texts(object, field).stream().findFirst().orElse("");
    }

    /** The values at the end of a path of fields, through lists and relations. Nothing, null and blank give none. */
    private List<String> texts(JsonObject object, String path) {
        String[] steps = path.split("\\.", 2);
        JsonValue value = object.getOrDefault(steps[0], JsonValue.NULL);
        List<JsonValue> values = value instanceof JsonArray array ? array : List.of(value);
        return values.stream()
                .flatMap(each -> steps.length == 1 ? text(each) : below(each, steps[1]))
                .toList();
    }

    private Stream<String> below(JsonValue value, String path) {
        if (value instanceof JsonObject object) {
            return texts(object, path).stream();
        }
        JsonObject related = value instanceof JsonString iri ? account.object(iri.getString()) : null;
        return related == null ? Stream.empty() : texts(related, path).stream();
    }

    private static Stream<String> text(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> Stream.empty();
            case STRING -> Stream.of(((JsonString) value).getString()).filter(text -> !text.isEmpty());
            default -> Stream.of(value.toString());
        };
    }
}
