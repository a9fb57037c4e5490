package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import kontor.audit.Difference;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.frachtpilot.AnonymousIds;

/**
 * How an object travels: what is sent to change, replace or create it. Relations go as IRIs, also where the account embeds
 * the other object; what nobody touched isn't sent, except in a PUT, which is the whole object.
 */
public final class WireObject {
    private WireObject() {}

    /**
     * The object with each embedded relation replaced by its IRI, as accounts take it, and without the ids that servers
     * make up anew for each answer.
     */
    public static JsonObject plain(ResourceType type, JsonObject object) {
        JsonObjectBuilder plain = Json.createObjectBuilder();
        AnonymousIds.without(object)
                .asJsonObject()
                .forEach((name, value) -> plain.add(
                        name, type.field(name).map(field -> plain(field, value)).orElse(value)));
        return plain.build();
    }

    private static JsonValue plain(Field field, JsonValue value) {
        if (field.type() == FieldType.RELATION) {
            return iri(value);
        }
        if (value instanceof JsonArray array
                && (field.type() == FieldType.RELATIONS || field.type() == FieldType.OBJECTS)) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            array.forEach(item -> items.add(field.type() == FieldType.RELATIONS ? iri(item) : object(field, item)));
            return items.build();
        }
        return field.type() == FieldType.OBJECT ? object(field, value) : value;
    }

    private static JsonValue iri(JsonValue value) {
        return value instanceof JsonObject
                ? FieldDisplay.iri(value).<JsonValue>map(Json::createValue).orElse(value)
                : value;
    }

    private static JsonValue object(Field field, JsonValue value) {
        if (field.isEmptyObject(value)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder plain = Json.createObjectBuilder();
        object.forEach((name, inner) -> plain.add(
                name, field.field(name).map(known -> plain(known, inner)).orElse(inner)));
        return plain.build();
    }

    /**
     * The merge patch between two states: exactly the fields that differ. What is null in one and missing in the other is no
     * difference. Servers merge a patch into embedded objects only, whatever RFC 7386 says: a map, untyped JSON or a list
     * would lose what isn't sent, so they go whole. An item of a list that nobody touched goes as its IRI, by which it keeps
     * its row and what isn't shown of it.
     */
    static JsonObject patch(ResourceType type, JsonObject before, JsonObject wanted) {
        return patch(type::field, plain(type, before), plain(type, wanted));
    }

    private static JsonObject patch(Function<String, Optional<Field>> fields, JsonObject from, JsonObject to) {
        JsonObjectBuilder patch = Json.createObjectBuilder();
        for (Difference.FieldChange change : Difference.between(from, to).changes()) {
            JsonValue value = change.after() == null ? JsonValue.NULL : change.after();
            Optional<Field> field = fields.apply(change.name());
            patch.add(
                    change.name(),
                    field.map(known -> patch(known, change.before(), value)).orElse(value));
        }
        return patch.build();
    }

    private static JsonValue patch(Field field, JsonValue before, JsonValue wanted) {
        if (RelatedObjects.areDifferent(field, before, wanted)) {
            return RelatedObjects.link(wanted);
        }
        boolean embedded = field.type() == FieldType.OBJECT && !field.fields().isEmpty();
        if (embedded && before instanceof JsonObject from && wanted instanceof JsonObject to) {
            return patch(field::field, from, to);
        }
        return field.type() == FieldType.OBJECTS && wanted instanceof JsonArray items
                ? EmbeddedItems.ofPatch(field, before, items)
                : wanted;
    }

    /**
     * What an object is once a merge patch of {@link #patch} is applied to it.
     *
     * @param before in the {@link #plain} form
     */
    public static JsonObject patched(ResourceType type, JsonObject before, JsonObject patch) {
        return patched(type::field, before, patch);
    }

    private static JsonObject patched(Function<String, Optional<Field>> fields, JsonObject before, JsonObject patch) {
        JsonObjectBuilder patched = Json.createObjectBuilder(before);
        patch.forEach((name, value) -> {
            JsonValue was = before.get(name);
            if (value == JsonValue.NULL) {
                patched.remove(name);
            } else {
                patched.add(
                        name,
                        fields.apply(name)
                                .map(known -> patched(known, was, value))
                                .orElse(value));
            }
        });
        return patched.build();
    }

    private static JsonValue patched(Field field, JsonValue before, JsonValue sent) {
        if (field.type() == FieldType.OBJECT && before instanceof JsonObject was && sent instanceof JsonObject part) {
            return patched(field::field, was, part);
        }
        return field.type() == FieldType.OBJECTS && sent instanceof JsonArray items
                ? EmbeddedItems.patched(before, items)
                : sent;
    }

    /**
     * The whole object as a PUT takes it: all that can be set and is known. What became empty is sent as null, since some
     * servers keep what is missing; what was missing stays missing, since it may be something that can't be null. Objects of other types that nobody touched go as
     * their IRIs.
     */
    static JsonObject whole(ResourceType type, JsonObject before, JsonObject wanted) {
        JsonObject plain = plain(type, wanted);
        JsonObject from = plain(type, before);
        JsonObjectBuilder whole = Json.createObjectBuilder();
        for (Field field : type.fields()) {
            boolean known = plain.containsKey(field.name()) || before.containsKey(field.name());
            if (field.access().updatable() && known) {
                JsonValue value = plain.getOrDefault(field.name(), JsonValue.NULL);
                whole.add(field.name(), RelatedObjects.linked(field, from.get(field.name()), value));
            }
        }
        return whole.build();
    }

    /** What is wanted, where it travels as before exactly as it was before: an embedded object isn't changed from here. */
    static JsonObject settled(ResourceType type, JsonObject before, JsonObject wanted) {
        JsonObject from = plain(type, before);
        JsonObject to = plain(type, wanted);
        JsonObjectBuilder settled = Json.createObjectBuilder();
        wanted.forEach((name, value) -> {
            boolean same = before.containsKey(name) && SameValue.is(from.get(name), to.get(name));
            settled.add(name, same ? before.get(name) : value);
        });
        return settled.build();
    }

    /** What a POST takes: what was entered, and nothing that is empty. */
    static JsonObject created(ResourceType type, JsonObject wanted) {
        JsonObjectBuilder created = Json.createObjectBuilder();
        plain(type, wanted).forEach((name, value) -> {
            if (value != JsonValue.NULL && !name.startsWith("@")) {
                created.add(name, value);
            }
        });
        return created.build();
    }
}
