package kontor.sandbox;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the sandbox answers: status, headers, body. */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    static final String LD = "application/ld+json";
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    /** One thing that is wrong with what was sent. */
    record Violation(String path, Wording wording) {}

    static Answer of(int status, String contentType, String body) {
        return new Answer(
                status, contentType + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), new LinkedHashMap<>());
    }

    static Answer empty(int status) {
        return new Answer(status, null, new byte[0], new LinkedHashMap<>());
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    static Answer json(int status, boolean ld, JsonObject body) {
        return of(status, ld ? LD : JSON, body.toString());
    }
}
