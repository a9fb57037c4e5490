package kontor.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.TreeSet;

/**
 * What differs between two states of an object, field by field. A field that is missing and one that is null are the
 * same: some servers leave nulls out; so are equal numbers. Names that begin with {@code @} are not fields but JSON-LD's own.
 */
public record Difference(List<FieldChange> changes) {
    /**
     * One field that differs.
     *
     * @param before its value before, or {@code null} when it had none
     * @param after its value afterwards, or {@code null} when it has none
     */
    public record FieldChange(String name, JsonValue before, JsonValue after) {}

    public Difference {
        changes = List.copyOf(changes);
    }

    /** The difference between two states; {@code null} is the state of an object that isn't there. */
    public static Difference between(JsonObject before, JsonObject after) {
        JsonObject old = before == null ? JsonValue.EMPTY_JSON_OBJECT : before;
        JsonObject now = after == null ? JsonValue.EMPTY_JSON_OBJECT : after;
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return new Difference(names.stream()
                .filter(name -> !name.startsWith("@"))
                .map(name -> new FieldChange(name, present(old.get(name)), present(now.get(name))))
                .filter(change -> !SameValue.is(change.before(), change.after()))
                .toList());
    }

    /** What a merge patch (RFC 7386) would change in an object. */
    public static Difference of(JsonObject before, JsonObject mergePatch) {
        return between(before, Json.createMergePatch(mergePatch).apply(before).asJsonObject());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    private static JsonValue present(JsonValue value) {
        return value == JsonValue.NULL ? null : value;
    }
}
