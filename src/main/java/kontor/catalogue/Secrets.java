package kontor.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The secrets in objects: values that an account's document calls write-only. They are taken out of what an account sends,
 * should it send them, and a mark is put in their place in what is kept of what was sent. That one is emptied is no secret.
 *
 * <p>Where the document doesn't tell what an object within is like, a field is a secret by its name: one of that name is
 * somewhere in the type.
 */
public final class Secrets {
    /** The only member of the object that stands in a secret's place; all that begins with this sign is nobody's field. */
    public static final String MARK = "@secret";

    private static final JsonObject SET =
            Json.createObjectBuilder().add(MARK, "set").build();

    private final Set<String> names = new HashSet<>();
    private final UnaryOperator<JsonValue> by;

    private Secrets(ResourceType type, UnaryOperator<JsonValue> by) {
        this.by = by;
        gather(type.fields());
    }

    private void gather(List<Field> fields) {
        for (Field field : fields) {
            if (field.isSecret()) {
                names.add(field.name());
            }
            gather(field.fields());
        }
    }

    /** The object without its secrets. */
    public static JsonObject without(ResourceType type, JsonObject object) {
        return replaced(type, object, secret -> null);
    }

    /** The object with marks that say of each secret that it is set. */
    public static JsonObject marked(ResourceType type, JsonObject object) {
        return replaced(type, object, secret -> SET);
    }

    /**
     * The object with something else in the place of each secret.
     *
     * @param by what comes in its place; {@code null} for nothing
     */
    public static JsonObject replaced(ResourceType type, JsonObject object, UnaryOperator<JsonValue> by) {
        Secrets secrets = new Secrets(type, by);
        return object == null || secrets.names.isEmpty() ? object : secrets.object(type.fields(), object);
    }

    /** The texts of an object's secrets, to find them where an account repeats them. */
    public static List<String> texts(ResourceType type, JsonObject object) {
        List<String> texts = new ArrayList<>();
        replaced(type, object, secret -> {
            gather(secret, texts);
            return null;
        });
        return texts;
    }

    private static void gather(JsonValue secret, List<String> texts) {
        if (secret instanceof JsonString text) {
            texts.add(text.getString());
        } else if (secret instanceof JsonNumber number) {
            texts.add(number.toString());
        } else if (secret instanceof JsonObject object && !isMark(object)) {
            object.values().forEach(inner -> gather(inner, texts));
        } else if (secret instanceof JsonArray list) {
            list.forEach(inner -> gather(inner, texts));
        }
    }

    /** An object with the marks of another, where both have the same objects in them: what was set along with the rest. */
    public static JsonObject withMarksOf(JsonObject marked, JsonObject object) {
        JsonObjectBuilder both = Json.createObjectBuilder(object);
        marked.forEach((name, value) -> {
            if (isMark(value)) {
                both.add(name, value);
            } else if (value instanceof JsonObject inner && object.get(name) instanceof JsonObject other) {
                both.add(name, withMarksOf(inner, other));
            } else if (value instanceof JsonArray items && object.get(name) instanceof JsonArray others) {
                both.add(name, withMarksOf(items, others));
            }
        });
        return both.build();
    }

    /** Items are the same by their places, as accounts give back what they were sent. */
    private static JsonArray withMarksOf(JsonArray marked, JsonArray items) {
        JsonArrayBuilder both = Json.createArrayBuilder();
        for (int i = 0; i < items.size(); i++) {
            boolean objects = marked.size() == items.size()
                    && marked.get(i) instanceof JsonObject
                    && items.get(i) instanceof JsonObject;
            both.add(objects ? withMarksOf(marked.getJsonObject(i), items.getJsonObject(i)) : items.get(i));
        }
        return both.build();
    }

    /** Whether a value only says that there is a secret. */
    public static boolean isMark(JsonValue value) {
        return value instanceof JsonObject object && object.size() == 1 && object.containsKey(MARK);
    }

    private JsonObject object(List<Field> fields, JsonObject object) {
        JsonObjectBuilder replaced = Json.createObjectBuilder();
        object.forEach((name, value) -> {
            Optional<Field> field =
                    fields.stream().filter(each -> each.name().equals(name)).findFirst();
            boolean secret = field.map(Field::isSecret).orElseGet(() -> names.contains(name));
            JsonValue instead =
                    secret ? instead(value) : value(field.map(Field::fields).orElse(List.of()), value);
            if (instead != null) {
                replaced.add(name, instead);
            }
        });
        return replaced.build();
    }

    private JsonValue instead(JsonValue value) {
        return value == JsonValue.NULL || isMark(value) ? value : by.apply(value);
    }

    private JsonValue value(List<Field> fields, JsonValue value) {
        if (value instanceof JsonObject object) {
            return object(fields, object);
        }
        if (!(value instanceof JsonArray list)) {
            return value;
        }
        JsonArrayBuilder items = Json.createArrayBuilder();
        list.forEach(item -> items.add(value(fields, item)));
        return items.build();
    }
}
