package kontor.frachtpilot;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;

/** An answer that has been read to its end: status, and the JSON if it is JSON. At most {@value #LARGEST} bytes. */
record Reply(int status, Optional<JsonValue> json, boolean tooLarge, Date date, Duration duration) {

    /** The largest body the portal takes, in bytes. */
    static final int LARGEST = 10 * 1024 * 1024;

    static Reply read(Response response, long startedNanos) throws IOException {
        byte[] body;
        try (InputStream stream = response.readEntity(InputStream.class)) {
            body = stream == null ? new byte[0] : stream.readNBytes(LARGEST + 1);
        }
        boolean tooLarge = body.length > LARGEST;
        Optional<JsonValue> json = tooLarge || !isJson(response.getMediaType()) ? Optional.empty() : parse(body);
        Duration duration = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new Reply(response.getStatus(), json, tooLarge, response.getDate(), duration);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Optional<JsonObject> object() {
        return json.filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }

    private static boolean isJson(MediaType type) {
        return type != null
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    private static Optional<JsonValue> parse(byte[] body) {
        try (JsonReader reader =
                Json.createReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
            return Optional.of(reader.readValue());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
