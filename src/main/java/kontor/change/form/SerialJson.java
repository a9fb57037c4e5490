package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.io.StringReader;

/** JSON that lives as long as the page does: as text in the session, as a value while it is worked with. */
public final class SerialJson implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String json;
    private transient JsonValue value;

    /** @param value {@code null} where there is none */
    public SerialJson(JsonValue value) {
        this.value = value;
        this.json = value == null ? null : value.toString();
    }

    /** The value as it was; {@code null} where there is none. */
    public JsonValue value() {
        if (value == null && json != null) {
            try (JsonReader reader = Json.createReader(new StringReader(json))) {
                value = reader.readValue();
            }
        }
        return value;
    }

    public boolean isEmpty() {
        return json == null || json.equals("null");
    }
}
