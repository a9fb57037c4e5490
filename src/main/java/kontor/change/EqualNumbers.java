package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;

/** Numbers that someone has written in another way, like 150 for 150.00: no change of theirs, be it a text on the wire. */
final class EqualNumbers {
    private EqualNumbers() {}

    /** What is wanted, with each number that equals the one that was there as that one. */
    static JsonObject kept(ResourceType type, JsonObject before, JsonObject wanted) {
        return members(type::field, before, wanted);
    }

    private static JsonObject members(Function<String, Optional<Field>> fields, JsonObject before, JsonObject wanted) {
        JsonObjectBuilder members = Json.createObjectBuilder();
        wanted.forEach((name, value) -> members.add(
                name,
                fields.apply(name)
                        .map(field -> kept(field, before.get(name), value))
                        .orElse(value)));
        return members.build();
    }

    private static JsonValue kept(Field field, JsonValue before, JsonValue wanted) {
        if (field.isNumeric()) {
            return before != null && Settable.isSame(field, before, wanted) ? before : wanted;
        }
        if (before instanceof JsonObject was && wanted instanceof JsonObject object) {
            return members(field::field, was, object);
        }
        return field.type() == FieldType.OBJECTS && wanted instanceof JsonArray list
                ? items(field, before, list)
                : wanted;
    }

    private static JsonArray items(Field field, JsonValue before, JsonArray wanted) {
        Map<String, JsonObject> were = EmbeddedItems.byIri(before);
        JsonArrayBuilder items = Json.createArrayBuilder();
        for (int i = 0; i < wanted.size(); i++) {
            JsonValue item = wanted.get(i);
            JsonValue was = EmbeddedItems.iri(item)
                    .map(iri -> (JsonValue) were.get(iri))
                    .orElse(null);
            boolean inPlace = was == null && before instanceof JsonArray list && list.size() == wanted.size();
            JsonValue there = inPlace ? before.asJsonArray().get(i) : was;
            items.add(
                    there instanceof JsonObject from && item instanceof JsonObject to
                            ? members(field::field, from, to)
                            : item);
        }
        return items.build();
    }
}
