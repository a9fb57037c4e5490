package kontor.sandbox;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters, orders and pages of a collection. What isn't known is ignored, as the real server does. */
final class Query {
    private static final Pattern QUALIFIED = Pattern.compile("(\\w+)\\[(\\w*)]");
    private static final int PAGE = 30;
    private static final int LARGEST_PAGE = 100;

    private final Map<String, List<String>> parameters = new LinkedHashMap<>();
    private final Resource resource;

    Query(Resource resource, String raw) {
        this.resource = resource;
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

    int size() {
        String asked = first("itemsPerPage", "");
        boolean honoured = resource.path().equals("customers") && asked.matches("[1-9][0-9]{0,6}");
        return honoured ? Math.min(LARGEST_PAGE, Integer.parseInt(asked)) : PAGE;
    }

    private String first(String name, String otherwise) {
        return parameters.containsKey(name) ? parameters.get(name).get(0) : otherwise;
    }

    List<JsonObject> apply(List<JsonObject> all) {
        List<JsonObject> found = new ArrayList<>(all);
        found.removeIf(object -> !parameters.entrySet().stream()
                .allMatch(parameter -> fits(object, parameter.getKey(), parameter.getValue())));
        parameters.forEach((name, values) -> {
            Matcher order = QUALIFIED.matcher(name);
            if (order.matches()
                    && order.group(1).equals("order")
                    && resource.orders().contains(order.group(2))) {
                Comparator<JsonObject> by = by(order.group(2));
                found.sort("desc".equals(values.get(0)) ? by.reversed() : by);
            }
        });
        return found;
    }

    private boolean fits(JsonObject object, String name, List<String> wanted) {
        Matcher qualified = QUALIFIED.matcher(name);
        if (!qualified.matches()) {
            return !resource.byName().containsKey(name) || matches(object, name, wanted);
        }
        String field = qualified.group(1);
        String how = qualified.group(2);
        if (field.equals("exists") && resource.byName().containsKey(how)) {
            return Boolean.parseBoolean(wanted.get(0)) == !text(object, how).isEmpty();
        }
        if (!resource.byName().containsKey(field)) {
            return true;
        }
        return how.isEmpty() ? matches(object, field, wanted) : inRange(text(object, field), how, wanted.get(0));
    }

    private boolean matches(JsonObject object, String field, List<String> wanted) {
        String value = text(object, field).toLowerCase(Locale.ROOT);
        return wanted.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .anyMatch(each -> resource.partial().contains(field) ? value.contains(each) : value.equals(each));
    }

    private static boolean inRange(String value, String how, String bound) {
        if (value.isEmpty()) {
            return false;
        }
        try {
            return switch (how) {
                case "gt" -> new BigDecimal(value).compareTo(new BigDecimal(bound)) > 0;
                case "gte" -> new BigDecimal(value).compareTo(new BigDecimal(bound)) >= 0;
                case "lt" -> new BigDecimal(value).compareTo(new BigDecimal(bound)) < 0;
                case "lte" -> new BigDecimal(value).compareTo(new BigDecimal(bound)) <= 0;
                case "after" -> value.compareTo(bound) >= 0;
                case "strictly_after" -> value.compareTo(bound) > 0;
                case "before" -> value.compareTo(bound) <= 0;
                case "strictly_before" -> value.compareTo(bound) < 0;
                default -> true;
            };
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private Comparator<JsonObject> by(String field) {
        if (resource.byName().get(field).type() == Resource.Type.DECIMAL) {
            return Comparator.comparing(
                    object -> text(object, field).isEmpty() ? BigDecimal.ZERO : new BigDecimal(text(object, field)));
        }
        Collator german = Collator.getInstance(Locale.GERMANY);
        return (first, second) -> german.compare(text(first, field), text(second, field));
    }

    private static String text(JsonObject object, String field) {
        JsonValue value = object.get(field);
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return value instanceof JsonNumber || value == JsonValue.TRUE || value == JsonValue.FALSE
                ? value.toString()
                : "";
    }
}
