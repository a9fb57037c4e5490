package kontor.change.revert;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.Serializable;

/**
 * One field that is to be brought back, as people read it; empty texts where there is no value.
 *
 * @param field its name on the wire
 * @param name what people call it
 * @param before its value before the change
 * @param made what the change made of it
 * @param now its value now
 * @param conflict whether someone has changed it since
 */
public record RevertRow(String field, String name, String before, String made, String now, boolean conflict)
        implements Serializable {
    public JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("field", field)
                .add("name", name)
                .add("before", before)
                .add("made", made)
                .add("now", now)
                .add("conflict", conflict)
                .build();
    }

    public static RevertRow of(JsonObject json) {
        return new RevertRow(
                json.getString("field"),
                json.getString("name"),
                json.getString("before"),
                json.getString("made"),
                json.getString("now"),
                json.getBoolean("conflict"));
    }
}
