package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the sandbox answers: status, headers, body. */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    static final String LD = "application/ld+json";
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    /** One thing that is wrong with what was sent. */
    record Violation(String path, String message) {}

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

    /** An error in the family that goes with what was asked for. */
    static Answer error(boolean ld, Dialect dialect, int status, String title, String detail) {
        return error(ld, dialect, status, title, detail, null);
    }

    static Answer invalid(boolean ld, Dialect dialect, Iterable<Violation> wrong) {
        JsonArrayBuilder violations = Json.createArrayBuilder();
        StringBuilder detail = new StringBuilder();
        for (Violation violation : wrong) {
            violations.add(Json.createObjectBuilder()
                    .add("propertyPath", violation.path())
                    .add("message", violation.message())
                    .add("code", "c1051bb4-d103-4f74-8988-acbcafc7fdc3"));
            detail.append(detail.isEmpty() ? "" : "\n")
                    .append(violation.path())
                    .append(": ")
                    .append(violation.message());
        }
        return error(ld, dialect, 422, "An error occurred", detail.toString(), violations.build());
    }

    private static Answer error(
            boolean ld, Dialect dialect, int status, String title, String detail, JsonArray violations) {
        boolean prefixed = dialect == Dialect.HYDRA_PREFIXED;
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (ld) {
            String error = prefixed ? "hydra:Error" : "Error";
            String invalid = prefixed ? "ConstraintViolationList" : "ConstraintViolation";
            body.add("@context", "/api_v2/contexts/Error")
                    .add("@type", violations == null ? error : invalid)
                    .add(prefixed ? "hydra:title" : "title", title)
                    .add(prefixed ? "hydra:description" : "description", detail);
        } else {
            body.add(
                            "type",
                            violations == null
                                    ? "https://tools.ietf.org/html/rfc2616#section-10"
                                    : "/validation_errors")
                    .add("title", title)
                    .add("status", status)
                    .add("detail", detail);
        }
        if (violations != null) {
            body.add("violations", violations);
        }
        return of(status, ld ? LD : PROBLEM, body.build().toString());
    }

    static Answer json(int status, boolean ld, JsonObject body) {
        return of(status, ld ? LD : JSON, body.toString());
    }
}
