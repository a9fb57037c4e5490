package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import kontor.audit.Difference;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;

/**
 * How an object travels: what is sent to change, replace or create it. Relations go as IRIs, also where the account embeds
 * the other object; what nobody touched isn't sent, except in a PUT, which is the whole object.
 */
final class WireObject {
    private WireObject() {}

    /** The object with each embedded relation replaced by its IRI, as accounts take it. */
    static JsonObject plain(ResourceType type, JsonObject object) {
        JsonObjectBuilder plain = Json.createObjectBuilder();
        object.forEach((name, value) -> plain.add(
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
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder plain = Json.createObjectBuilder();
        object.forEach((name, inner) -> plain.add(
                name, field.field(name).map(known -> plain(known, inner)).orElse(inner)));
        return plain.build();
    }

    /**
     * The merge patch (RFC 7386) between two states: exactly the fields that differ. What is null in one and missing in
     * the other is no difference; a list goes whole, since a merge patch knows no other way.
     */
    static JsonObject patch(ResourceType type, JsonObject before, JsonObject wanted) {
        JsonObject from = plain(type, before);
        JsonObject to = plain(type, wanted);
        JsonObject whole = Json.createMergeDiff(from, to).toJsonValue().asJsonObject();
        JsonObjectBuilder patch = Json.createObjectBuilder();
        for (Difference.FieldChange change : Difference.between(from, to).changes()) {
            patch.add(change.name(), whole.get(change.name()));
        }
        return patch.build();
    }

    /** The whole object as a PUT takes it: all that can be set, also what is empty, since some servers keep what is missing. */
    static JsonObject whole(ResourceType type, JsonObject wanted) {
        JsonObject plain = plain(type, wanted);
        JsonObjectBuilder whole = Json.createObjectBuilder();
        for (Field field : type.fields()) {
            if (field.access().updatable() && (field.isReadable() || plain.containsKey(field.name()))) {
                whole.add(field.name(), plain.getOrDefault(field.name(), JsonValue.NULL));
            }
        }
        return whole.build();
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
