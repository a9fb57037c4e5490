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
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;

/**
 * What people can set of an object. What only the account sets, like a counter of views or a sum, changes by itself and is
 * no change that anyone made.
 */
final class Settable {
    private Settable() {}

    /** Whether an object is as it was, as far as people can change it. */
    static boolean isStill(ResourceType type, JsonObject before, JsonObject now) {
        return Difference.between(of(type, before), of(type, now)).isEmpty();
    }

    private static JsonObject of(ResourceType type, JsonObject object) {
        return of(type::field, WireObject.plain(type, object));
    }

    private static JsonObject of(Function<String, Optional<Field>> fields, JsonObject object) {
        JsonObjectBuilder settable = Json.createObjectBuilder();
        object.forEach((name, value) -> {
            Optional<Field> field = fields.apply(name);
            if (field.isEmpty()) {
                settable.add(name, value);
            } else if (isOne(field.get())) {
                settable.add(name, of(field.get(), value));
            }
        });
        return settable.build();
    }

    /** What people can set of a value. */
    static JsonValue of(Field field, JsonValue value) {
        boolean holdsObjects = field.type() == FieldType.OBJECT || field.type() == FieldType.OBJECTS;
        if (!holdsObjects) {
            return value;
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            array.forEach(item -> items.add(of(field, item)));
            return items.build();
        }
        return value instanceof JsonObject object ? of(field::field, object) : value;
    }

    /** Whether people can set a field, be it only once. */
    static boolean isOne(Field field) {
        return field.access().creatable() || field.access().updatable();
    }
}
