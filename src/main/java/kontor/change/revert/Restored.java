package kontor.change.revert;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.change.RelatedObjects;

/**
 * A value from the log as it can be sent again. Items of a list that are gone are new items now, and what only the account
 * sets within an object stays as the account has it.
 */
final class Restored {
    private Restored() {}

    /**
     * @param before the value to bring back, or {@code null}
     * @param now the value there is, or {@code null}
     */
    static JsonValue value(Optional<Field> field, JsonValue before, JsonValue now) {
        if (before == null) {
            return JsonValue.NULL;
        }
        FieldType type = field.map(Field::type).orElse(FieldType.JSON);
        if (type == FieldType.OBJECTS && before instanceof JsonArray items) {
            return items(field.get(), items, addresses(now));
        }
        if (field.filter(known -> RelatedObjects.areDifferent(known, before, now))
                .isPresent()) {
            return RelatedObjects.link(before);
        }
        if (type == FieldType.OBJECT && before instanceof JsonObject object) {
            return now instanceof JsonObject there ? within(field.get(), object, there) : made(field.get(), object);
        }
        return before;
    }

    private static JsonArray items(Field field, JsonArray items, Set<String> there) {
        JsonArrayBuilder restored = Json.createArrayBuilder();
        for (JsonValue item : items) {
            boolean isNew = item instanceof JsonObject object
                    && !there.contains(object.get("@id") instanceof JsonString id ? id.getString() : "");
            restored.add(isNew ? made(field, item.asJsonObject()) : item);
        }
        return restored.build();
    }

    private static Set<String> addresses(JsonValue list) {
        Set<String> addresses = new HashSet<>();
        if (list instanceof JsonArray items) {
            items.forEach(item -> {
                if (item instanceof JsonObject object && object.get("@id") instanceof JsonString id) {
                    addresses.add(id.getString());
                }
            });
        }
        return addresses;
    }

    private static JsonObject within(Field field, JsonObject before, JsonObject now) {
        JsonObjectBuilder restored = Json.createObjectBuilder();
        before.forEach((name, value) -> {
            if (isSet(field, name)) {
                restored.add(name, value(field.field(name), value, now.get(name)));
            }
        });
        now.forEach((name, value) -> {
            if (!isSet(field, name)) {
                restored.add(name, value);
            }
        });
        return restored.build();
    }

    /** An object that is to be made: without an address, and without what only the account sets. */
    static JsonObject made(Field field, JsonObject object) {
        JsonObjectBuilder made = Json.createObjectBuilder();
        object.forEach((name, value) -> {
            if (isSet(field, name)) {
                made.add(name, value(field.field(name), value, null));
            }
        });
        return made.build();
    }

    private static boolean isSet(Field field, String name) {
        return !name.startsWith("@")
                && field.field(name)
                        .map(known ->
                                known.access().creatable() || known.access().updatable())
                        .orElse(true);
    }
}
