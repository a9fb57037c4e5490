package kontor.change.story;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import kontor.audit.Difference;
import kontor.audit.LogEntry;
import kontor.audit.SameValue;
import kontor.catalogue.ResourceType;
import kontor.change.WireObject;

/** What a change of an object did, or was meant to do, field by field. */
final class Meant {
    private Meant() {}

    /** All that differs: what the account answered where it did, else what was sent. */
    static Difference all(ResourceType type, LogEntry line) {
        if (line.images().isAltered()) {
            return new Difference(List.of());
        }
        JsonObject before = plain(type, line.images().before());
        JsonObject after = plain(type, answered(line));
        if (after != null || before == null || line.images().sent() == null) {
            return Difference.between(
                    before, after == null ? plain(type, line.images().sent()) : after);
        }
        return Difference.between(before, wanted(type, line, before));
    }

    /**
     * What the person changed, without what the account changed along with it; empty where that can't be told. Where the
     * account answered, its values count, and what it didn't take is left out.
     */
    static Difference byPerson(ResourceType type, LogEntry line) {
        JsonObject before = plain(type, line.images().before());
        if (before == null || line.images().sent() == null) {
            return new Difference(List.of());
        }
        JsonObject wanted = wanted(type, line, before);
        JsonObject after = plain(type, answered(line));
        return new Difference(Difference.between(before, wanted).changes().stream()
                .map(change -> after == null || !after.containsKey(change.name())
                        ? change
                        : new Difference.FieldChange(change.name(), change.before(), present(after.get(change.name()))))
                .filter(change -> !SameValue.is(change.before(), change.after()))
                .toList());
    }

    private static JsonObject answered(LogEntry line) {
        return line.outcome() == null ? null : line.outcome().images().after();
    }

    /** The object as it was to be: a PATCH merges into it, a PUT replaces what it names. */
    static JsonObject wanted(ResourceType type, LogEntry line, JsonObject before) {
        JsonObject sent = plain(type, line.images().sent());
        if (!"PUT".equals(line.entry().getMethod())) {
            return type == null
                    ? Json.createMergePatch(sent).apply(before).asJsonObject()
                    : WireObject.patched(type, before, sent);
        }
        JsonObjectBuilder replaced = Json.createObjectBuilder(before);
        sent.forEach(replaced::add);
        return replaced.build();
    }

    /** Relations travel now as IRIs and now as objects, which is no difference. Without a type nothing is known of them. */
    static JsonObject plain(ResourceType type, JsonObject object) {
        return object == null || type == null ? object : WireObject.plain(type, object);
    }

    private static JsonValue present(JsonValue value) {
        return value == JsonValue.NULL ? null : value;
    }
}
