package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kontor.catalogue.Bounds;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;

/** Fields and types for tests, in few words. */
public final class TestFields {
    private TestFields() {}

    public static Field field(String name, FieldType type, Field... within) {
        return make(name, type, Field.Access.FULL, false, null, List.of(), List.of(within));
    }

    public static Field required(String name, FieldType type, Field... within) {
        return make(name, type, Field.Access.FULL, true, null, List.of(), List.of(within));
    }

    /** An object of another type that the account embeds, and takes with the one it is in. */
    public static Field related(String name, String target, Field... within) {
        Field field = field(name, FieldType.OBJECT, within);
        return new Field(
                field.owner(),
                name,
                field.type(),
                Field.Access.FULL,
                false,
                "",
                false,
                List.of(),
                Bounds.NONE,
                null,
                target,
                List.of(within),
                null);
    }

    /** A field that can't be null. */
    public static Field notNull(String name, FieldType type, Field... within) {
        Field field = field(name, type, within);
        return new Field(
                field.owner(),
                name,
                type,
                Field.Access.FULL,
                false,
                "",
                false,
                List.of(),
                Bounds.NOT_NULL,
                null,
                null,
                List.of(within),
                null);
    }

    public static Field readOnly(String name, FieldType type, Field... within) {
        return make(name, type, Field.Access.READ_ONLY, false, null, List.of(), List.of(within));
    }

    public static Field withDefault(String name, FieldType type, String json) {
        return make(name, type, Field.Access.FULL, false, json, List.of(), List.of());
    }

    public static Field choice(String name, String... values) {
        return make(name, FieldType.ENUM, Field.Access.FULL, false, null, List.of(values), List.of());
    }

    private static Field make(
            String name,
            FieldType type,
            Field.Access access,
            boolean required,
            String json,
            List<String> values,
            List<Field> within) {
        return new Field(
                "orders",
                name,
                type,
                access,
                required,
                "",
                false,
                values,
                Bounds.NONE,
                json,
                null,
                within,
                type == FieldType.LIST ? Field.of("orders", name, FieldType.TEXT) : null);
    }

    public static ResourceType type(Field... fields) {
        return new ResourceType(
                "orders",
                "Order",
                "",
                EnumSet.allOf(Operation.class),
                "orders/{id}",
                List.of("name"),
                List.of(fields),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null);
    }

    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}
