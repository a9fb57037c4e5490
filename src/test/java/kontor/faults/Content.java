package kontor.faults;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import kontor.sandbox.Effect;
import kontor.sandbox.SeenRequest;

/** What a write says. Each change of a campaign says something of its own, unless someone repeats it. */
record Content(String account, String method, String path, Optional<JsonObject> body) {
    static Content of(Effect effect) {
        return new Content(effect.account(), effect.method(), effect.path(), read(effect.body()));
    }

    static Content of(SeenRequest request) {
        return new Content(request.account(), request.method(), "/api_v2/" + request.path(), read(request.body()));
    }

    private static Optional<JsonObject> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException e) {
            throw new IllegalArgumentException("the portal sends JSON or nothing, but not " + text, e);
        }
    }

    @Override
    public String toString() {
        return account + ": " + method + " " + path
                + body.map(sent -> " " + sent).orElse("");
    }
}
