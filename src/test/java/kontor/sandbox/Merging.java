package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How what was sent becomes part of what is there. A merge patch goes into embedded objects and nowhere else: maps and
 * lists are set as they come, nulls in maps included. An item of a list keeps its row where it is sent as its bare IRI;
 * where it is sent as an object, only JSON-LD tells which row it is. After a patch rows that were kept come first.
 */
final class Merging {
    private final boolean patch;
    private final Set<Way> ways;
    private final Function<String, JsonObject> rows;

    private Merging(boolean patch, Set<Way> ways, Function<String, JsonObject> rows) {
        this.patch = patch;
        this.ways = ways;
        this.rows = rows;
    }

    /** @param rows the objects that there are, by their IRIs; {@code null} for none */
    static Merging ofPatch(Set<Way> ways, Function<String, JsonObject> rows) {
        return new Merging(true, ways, rows);
    }

    /** Of a PUT or POST in JSON-LD. */
    static Merging ofWhole(Set<Way> ways, Function<String, JsonObject> rows) {
        return new Merging(false, ways, rows);
    }

    JsonObject merge(List<Property> properties, JsonObject base, JsonObject sent) {
        JsonObjectBuilder merged = Json.createObjectBuilder(base);
        sent.forEach((name, value) -> {
            Optional<Property> property =
                    properties.stream().filter(each -> each.name.equals(name)).findFirst();
            if (value == JsonValue.NULL) {
                merged.remove(name);
            } else {
                merged.add(
                        name,
                        property.map(known -> value(known, base.get(name), value))
                                .orElse(value));
            }
        });
        return merged.build();
    }

    private JsonValue value(Property property, JsonValue base, JsonValue sent) {
        boolean objects = base instanceof JsonObject && sent instanceof JsonObject;
        return switch (property.type) {
            case OBJECT -> patch && objects ? merge(property.parts, base.asJsonObject(), sent.asJsonObject()) : sent;
            case MAP, JSON ->
                patch && objects && ways.contains(Way.MAPS_MERGED)
                        ? Json.createMergePatch(sent).apply(base)
                        : sent;
            case LIST -> list(property.item, base, sent.asJsonArray());
            default -> sent;
        };
    }

    private JsonArray list(Property item, JsonValue base, JsonArray sent) {
        boolean rows = item.type == Property.Type.OBJECT && item.of != null;
        List<JsonValue> items = new ArrayList<>();
        sent.forEach(each -> items.add(rows ? row(item, each) : each));
        return Json.createArrayBuilder(rows && patch ? byRow(base, items) : items)
                .build();
    }

    /** In the order of the database: the rows that were there as they were, and then those that were made. */
    private static List<JsonValue> byRow(JsonValue base, List<JsonValue> items) {
        List<JsonValue> rows = base instanceof JsonArray array ? array : List.of();
        List<String> were = rows.stream().map(Merging::iri).toList();
        return items.stream()
                .sorted(Comparator.comparingInt(
                        item -> were.contains(iri(item)) ? were.indexOf(iri(item)) : were.size()))
                .toList();
    }

    private static String iri(JsonValue row) {
        return row instanceof JsonObject object ? object.getString("@id", "") : "";
    }

    private JsonValue row(Property item, JsonValue sent) {
        if (sent instanceof JsonString iri) {
            return rows.apply(iri.getString());
        }
        JsonObject object = sent.asJsonObject();
        JsonObject row = rows.apply(object.getString("@id", ""));
        boolean known = !patch || ways.contains(Way.ITEM_IDS_KEPT);
        return known && row != null
                ? merge(item.parts, row, object)
                : Json.createObjectBuilder(object).remove("@id").remove("id").build();
    }
}
