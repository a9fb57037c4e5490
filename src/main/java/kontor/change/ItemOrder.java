package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;

/**
 * In which order items of a list are that are objects of the account themselves. After a merge patch an account tells those
 * that it kept first and those that it made anew last, and by their numbers from then on. So where someone put none before
 * another, the order says nothing of what was stored.
 */
public final class ItemOrder {
    private ItemOrder() {}

    /**
     * A stored value with the items of its lists in the order in which they were sent.
     *
     * @param before the value before the change: what someone ordered in another way than there stays as it is stored
     */
    public static JsonValue asSent(Optional<Field> field, JsonValue before, JsonValue sent, JsonValue stored) {
        FieldType type = field.map(Field::type).orElse(null);
        if (type == FieldType.OBJECT
                && before instanceof JsonObject was
                && sent instanceof JsonObject part
                && stored instanceof JsonObject whole) {
            JsonObjectBuilder ordered = Json.createObjectBuilder(whole);
            part.forEach((name, inner) -> {
                if (whole.containsKey(name)) {
                    ordered.add(name, asSent(field.get().field(name), was.get(name), inner, whole.get(name)));
                }
            });
            return ordered.build();
        }
        return type == FieldType.OBJECTS
                        && sent instanceof JsonArray items
                        && stored instanceof JsonArray others
                        && !isAnother(before, items)
                ? inOrder(field, items, others)
                : stored;
    }

    /** Whether of items that were there and still are, one was put before another. */
    private static boolean isAnother(JsonValue before, JsonArray sent) {
        List<String> were = iris(before);
        List<String> are = new ArrayList<>(iris(sent));
        are.retainAll(were);
        return !are.equals(were.stream().filter(are::contains).toList());
    }

    /** Each of those sent takes its own, or else one that is as it was sent; what remains comes as it came. */
    private static JsonArray inOrder(Optional<Field> field, JsonArray sent, JsonArray stored) {
        List<JsonValue> left = new ArrayList<>(stored);
        JsonValue[] found = new JsonValue[sent.size()];
        for (int i = 0; i < found.length; i++) {
            Optional<String> iri = iri(sent.get(i));
            found[i] = take(left, item -> iri.isPresent() && iri.equals(iri(item)));
        }
        for (int i = 0; i < found.length; i++) {
            JsonValue item = sent.get(i);
            if (found[i] == null) {
                found[i] = take(left, other -> Taken.isAs(field, item, other));
            }
        }
        JsonArrayBuilder ordered = Json.createArrayBuilder();
        Arrays.stream(found)
                .map(item -> item == null && !left.isEmpty() ? left.remove(0) : item)
                .filter(item -> item != null)
                .forEach(ordered::add);
        left.forEach(ordered::add);
        return ordered.build();
    }

    private static JsonValue take(List<JsonValue> left, Predicate<JsonValue> is) {
        Optional<JsonValue> found = left.stream().filter(is).findFirst();
        found.ifPresent(left::remove);
        return found.orElse(null);
    }

    private static List<String> iris(JsonValue list) {
        return list instanceof JsonArray items
                ? items.stream().map(ItemOrder::iri).flatMap(Optional::stream).toList()
                : List.of();
    }

    private static Optional<String> iri(JsonValue item) {
        JsonValue iri = item instanceof JsonObject object ? object.get("@id") : item;
        return iri instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
