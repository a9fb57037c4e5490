package kontor.change;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kontor.audit.Difference;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.web.Messages;
import kontor.web.Vocabulary;

/** A difference line by line: objects within the object by their fields, lists of them by their items. */
public final class DifferenceRows {
    private final FieldDisplay display;
    private final List<DifferenceRow> rows = new ArrayList<>();

    private DifferenceRows(FieldDisplay display) {
        this.display = display;
    }

    public static List<DifferenceRow> of(ResourceType type, Difference difference, FieldDisplay display) {
        DifferenceRows all = new DifferenceRows(display);
        for (Difference.FieldChange change : difference.changes()) {
            String name = Vocabulary.field(type.name(), change.name(), display.locale());
            all.add(type.field(change.name()), change.name(), name, change.before(), change.after());
        }
        return all.rows;
    }

    private void add(Optional<Field> field, String path, String name, JsonValue before, JsonValue after) {
        FieldType type = field.map(Field::type).orElse(FieldType.JSON);
        if (field.filter(Field::isSecret).isPresent() || Secrets.isMark(after)) {
            rows.add(new DifferenceRow(
                    path, name, Messages.text(display.locale(), "value.secret.before"), text(field, after)));
        } else if (field.filter(known -> RelatedObjects.areDifferent(known, before, after))
                .isPresent()) {
            rows.add(new DifferenceRow(path, name, which(before), which(after)));
        } else if (type == FieldType.OBJECT
                && before instanceof JsonObject first
                && after instanceof JsonObject second) {
            members(field.get(), path, name, first, second);
        } else if (type == FieldType.MAP && before instanceof JsonObject first && after instanceof JsonObject second) {
            members(field.get(), path, name, first, second);
        } else if (type == FieldType.OBJECTS && isObjects(before) && isObjects(after)) {
            items(field.get(), path, name, list(before), list(after));
        } else {
            rows.add(new DifferenceRow(path, name, text(field, before), text(field, after)));
        }
    }

    private void members(Field field, String path, String name, JsonObject before, JsonObject after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String member : names) {
            JsonValue first = present(before.get(member));
            JsonValue second = present(after.get(member));
            if (!member.startsWith("@") && !SameValue.is(first, second)) {
                String label = field.type() == FieldType.MAP
                        ? member
                        : Vocabulary.field(field.owner(), member, display.locale());
                add(field.field(member), path + "." + member, name + " · " + label, first, second);
            }
        }
    }

    private String which(JsonValue related) {
        return related == null ? "" : display.relation(related);
    }

    private static JsonValue present(JsonValue value) {
        return value == JsonValue.NULL ? null : value;
    }

    private static boolean isObjects(JsonValue value) {
        return value == null || value instanceof JsonArray list && list.stream().allMatch(JsonObject.class::isInstance);
    }

    private static List<JsonObject> list(JsonValue value) {
        return value == null ? List.of() : value.asJsonArray().getValuesAs(JsonObject.class);
    }

    /** Items are found again by their ids; where they have none, by their places. */
    private void items(Field field, String path, String name, List<JsonObject> before, List<JsonObject> after) {
        Set<Integer> left = new HashSet<>();
        List<Integer> order = new ArrayList<>();
        Map<Object, Deque<Integer>> places = places(before);
        for (int i = 0; i < after.size(); i++) {
            int was = place(before, places, after.get(i), i, left);
            String label = name + " " + (i + 1);
            if (was < 0) {
                rows.add(new DifferenceRow(path + "[" + i + "]", label, "", item(field, after.get(i))));
            } else {
                left.add(was);
                order.add(was);
                members(field, path + "[" + i + "]", label, before.get(was), after.get(i));
            }
        }
        for (int i = 0; i < before.size(); i++) {
            if (!left.contains(i)) {
                rows.add(new DifferenceRow(path + "[" + i + "]", name + " " + (i + 1), item(field, before.get(i)), ""));
            }
        }
        if (!order.equals(order.stream().sorted().toList())) {
            rows.add(new DifferenceRow(
                    path,
                    Messages.text(display.locale(), "difference.order", name),
                    order.stream().sorted().map(at -> Integer.toString(at + 1)).collect(Collectors.joining(", ")),
                    order.stream().map(at -> Integer.toString(at + 1)).collect(Collectors.joining(", "))));
        }
    }

    /** Where items stand, by what they are found again by. */
    private static Map<Object, Deque<Integer>> places(List<JsonObject> items) {
        Map<Object, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            places.computeIfAbsent(sign(items.get(i)), sign -> new ArrayDeque<>())
                    .add(i);
        }
        return places;
    }

    private static Object sign(JsonObject item) {
        return id(item).<Object>map(id -> id).orElse(item);
    }

    private static int place(
            List<JsonObject> before, Map<Object, Deque<Integer>> places, JsonObject item, int at, Set<Integer> taken) {
        Deque<Integer> same = places.getOrDefault(sign(item), new ArrayDeque<>());
        while (!same.isEmpty()) {
            int first = same.remove();
            if (!taken.contains(first)) {
                return first;
            }
        }
        boolean byPlace =
                id(item).isEmpty() && at < before.size() && id(before.get(at)).isEmpty() && !taken.contains(at);
        return byPlace ? at : -1;
    }

    private static Optional<String> id(JsonObject item) {
        return item.get("@id") instanceof JsonString id ? Optional.of(id.getString()) : Optional.empty();
    }

    private String item(Field field, JsonObject item) {
        return display.object(field, item);
    }

    private String text(Optional<Field> field, JsonValue value) {
        return field.map(known -> display.of(known, value)).orElseGet(() -> display.of(value));
    }
}
