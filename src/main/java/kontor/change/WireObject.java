package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Objects;
import kontor.audit.Difference;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;

/**
 * How an object travels: what is sent to change, replace or create it. Relations go as IRIs, also where the account embeds
 * the other object; what nobody touched isn't sent, except in a PUT, which is the whole object.
 */
public final class WireObject {
    /** Where API Platform finds room for objects that have no address of their own. */
    private static final String ANONYMOUS = "/.well-known/genid/";

    private WireObject() {}

    /**
     * The object with each embedded relation replaced by its IRI, as accounts take it, and without the ids that servers
     * make up anew for each answer.
     */
    public static JsonObject plain(ResourceType type, JsonObject object) {
        JsonObjectBuilder plain = Json.createObjectBuilder();
        lasting(object)
                .asJsonObject()
                .forEach((name, value) -> plain.add(
                        name, type.field(name).map(field -> plain(field, value)).orElse(value)));
        return plain.build();
    }

    private static JsonValue lasting(JsonValue value) {
        if (value instanceof JsonArray array) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            array.forEach(item -> items.add(lasting(item)));
            return items.build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder lasting = Json.createObjectBuilder();
        object.forEach((name, inner) -> {
            if (!isAnonymous(name, inner)) {
                lasting.add(name, lasting(inner));
            }
        });
        return lasting.build();
    }

    private static boolean isAnonymous(String name, JsonValue value) {
        return name.equals("@id")
                && value instanceof JsonString id
                && id.getString().contains(ANONYMOUS);
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

    /**
     * The whole object as a PUT takes it: all that can be set and is known. What became empty is sent as null, since some
     * servers keep what is missing; what was missing stays missing, since it may be something that can't be null.
     */
    static JsonObject whole(ResourceType type, JsonObject before, JsonObject wanted) {
        JsonObject plain = plain(type, wanted);
        JsonObjectBuilder whole = Json.createObjectBuilder();
        for (Field field : type.fields()) {
            boolean known = plain.containsKey(field.name()) || before.containsKey(field.name());
            if (field.access().updatable() && known) {
                whole.add(field.name(), plain.getOrDefault(field.name(), JsonValue.NULL));
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
            boolean same = before.containsKey(name) && Objects.equals(from.get(name), to.get(name));
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
