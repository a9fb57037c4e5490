package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;

/** JSON as people read it: a line for each member, and nothing in it that a page can't carry. */
public final class JsonText {
    private JsonText() {}

    public static String of(JsonValue value) {
        StringWriter text = new StringWriter();
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)
                .write(value);
        return EnteredAs.escaped(text.toString().strip());
    }
}
