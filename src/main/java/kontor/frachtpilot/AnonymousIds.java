package kontor.frachtpilot;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** The ids that servers make up, another one in each answer, for objects that have no address of their own. */
public final class AnonymousIds {
    /** Where API Platform finds room for them. */
    private static final String PLACE = "/.well-known/genid/";

    private AnonymousIds() {}

    /** The value without them, at whatever depth. */
    public static JsonValue without(JsonValue value) {
        if (value instanceof JsonArray array) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            array.forEach(item -> items.add(without(item)));
            return items.build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder lasting = Json.createObjectBuilder();
        object.forEach((name, inner) -> {
            if (!isOne(name, inner)) {
                lasting.add(name, without(inner));
            }
        });
        return lasting.build();
    }

    /** Whether an IRI is one of them. */
    public static boolean isOne(String iri) {
        return iri.contains(PLACE);
    }

    private static boolean isOne(String name, JsonValue value) {
        return name.equals("@id") && value instanceof JsonString id && isOne(id.getString());
    }
}
