package kontor.export;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an export is to hold: a list as it was seen when the export was started.
 *
 * @param collection the path of the collection below the account's root
 * @param parameters search, filters and order by their documented names
 * @param columns the names of the fields, in their order
 * @param filters search and filters as sentences, in the person's language
 * @param address the query of the list's address
 */
public record Selection(
        String collection,
        Map<String, List<String>> parameters,
        List<String> columns,
        List<String> filters,
        String address) {
    public Selection {
        parameters = Map.copyOf(parameters);
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }

    byte[] toBytes() {
        return Json.createObjectBuilder()
                .add("collection", collection)
                .add("parameters", parametersAsJson())
                .add("columns", array(columns))
                .add("filters", array(filters))
                .add("address", address)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    static Selection of(byte[] bytes) {
        JsonObject json = Json.createReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))
                .readObject();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        json.getJsonObject("parameters").forEach((name, values) -> parameters.put(name, texts(values.asJsonArray())));
        return new Selection(
                json.getString("collection"),
                parameters,
                texts(json.getJsonArray("columns")),
                texts(json.getJsonArray("filters")),
                json.getString("address"));
    }

    /**
     * What the audit log keeps of it: what was asked of the account, which fields were taken, and whether that was all.
     *
     * @param total how many the account has counted, or {@code null}
     * @param missing why not all of them were taken, or {@code null}
     */
    JsonObject image(int rows, Long total, Export.Missing missing) {
        JsonObjectBuilder image = Json.createObjectBuilder()
                .add("filters", parametersAsJson())
                .add("columns", array(columns))
                .add("rows", rows);
        if (missing != null) {
            image.add("missing", missing.name().toLowerCase(Locale.ROOT));
            if (total != null) {
                image.add("counted", total);
            }
        }
        return image.build();
    }

    private JsonObject parametersAsJson() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        parameters.forEach((name, values) -> json.add(name, array(values)));
        return json.build();
    }

    private static JsonArray array(Collection<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array.build();
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }
}
