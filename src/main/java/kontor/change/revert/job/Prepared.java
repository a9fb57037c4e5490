package kontor.change.revert.job;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kontor.change.SideEffects;
import kontor.change.revert.RevertRow;

/**
 * What was read and planned of one object, kept until its turn.
 *
 * @param now the object as it was read, or {@code null} where it wasn't there
 * @param rows the fields that are brought back, in words
 * @param left what stays, in words
 * @param missing what an object that is made anew would need and isn't known, in words
 * @param effects what taking back does besides that, if all fields are brought back
 */
record Prepared(JsonObject now, List<RevertRow> rows, List<String> left, List<String> missing, SideEffects effects) {
    byte[] toBytes() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (now != null) {
            json.add("now", now);
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        rows.forEach(row -> all.add(row.toJson()));
        return json.add("rows", all)
                .add("left", Json.createArrayBuilder(left))
                .add("missing", Json.createArrayBuilder(missing))
                .add("effects", effects.toJson())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    static Prepared of(byte[] bytes) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            JsonObject json = reader.readObject();
            return new Prepared(
                    json.getJsonObject("now"),
                    json.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                            .map(RevertRow::of)
                            .toList(),
                    texts(json, "left"),
                    texts(json, "missing"),
                    SideEffects.of(json.getJsonObject("effects")));
        }
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonString::getString);
    }
}
