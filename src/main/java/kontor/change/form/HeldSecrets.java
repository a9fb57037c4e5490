package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;

/** Secrets that someone has typed for an object and that no page shows again: its JSON has numbered marks in their place. */
public final class HeldSecrets implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<SerialJson> held = new ArrayList<>();

    /** The object with a mark for each secret in it. */
    public JsonObject hide(ResourceType type, JsonObject object) {
        return Secrets.replaced(type, object, secret -> {
            held.add(new SerialJson(secret));
            return Json.createObjectBuilder().add(Secrets.MARK, held.size()).build();
        });
    }

    /** The object with the secrets that its marks stand for. */
    public JsonObject reveal(JsonObject object) {
        return value(object).asJsonObject();
    }

    private JsonValue value(JsonValue value) {
        if (Secrets.isMark(value) && value.asJsonObject().get(Secrets.MARK) instanceof JsonNumber number) {
            return IntStream.rangeClosed(1, held.size())
                    .filter(place -> number.toString().equals(Integer.toString(place)))
                    .mapToObj(place -> held.get(place - 1).value())
                    .findFirst()
                    .orElse(value);
        }
        if (value instanceof JsonArray list) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            list.forEach(item -> items.add(value(item)));
            return items.build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder revealed = Json.createObjectBuilder();
        object.forEach((name, inner) -> revealed.add(name, value(inner)));
        return revealed.build();
    }
}
