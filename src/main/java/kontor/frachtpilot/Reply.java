package kontor.frachtpilot;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer that has been read to its end: status, and the JSON if it is JSON in UTF-8 that is not nested beyond reason.
 * At most {@value #LARGEST} bytes.
 *
 * @param call the id of the request it answers
 * @param size of the body, in bytes
 * @param date what the server's clock showed, or {@code null}
 * @param etag the validator that came with it
 * @param retryAfter the moment before which the account wants no request
 * @param storable whether it may be kept
 */
record Reply(
        UUID call,
        int status,
        Optional<JsonValue> json,
        boolean tooLarge,
        int size,
        Date date,
        Optional<String> etag,
        Optional<Instant> retryAfter,
        boolean storable,
        Duration duration) {

    /** The largest body the portal takes, in bytes. */
    static final int LARGEST = 10 * 1024 * 1024;

    static Reply read(UUID call, Response response, long startedNanos) throws IOException {
        byte[] body;
        try (InputStream stream = response.readEntity(InputStream.class)) {
            body = stream == null ? new byte[0] : stream.readNBytes(LARGEST + 1);
        }
        boolean tooLarge = body.length > LARGEST;
        Optional<JsonValue> json = tooLarge || !isJson(response.getMediaType()) ? Optional.empty() : parse(body);
        String cacheControl = String.valueOf(response.getHeaderString(HttpHeaders.CACHE_CONTROL));
        return new Reply(
                call,
                response.getStatus(),
                json,
                tooLarge,
                body.length,
                response.getDate(),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.ETAG)),
                RetryAfter.read(response.getHeaderString(HttpHeaders.RETRY_AFTER), Instant.now()),
                !cacheControl.toLowerCase(Locale.ROOT).contains("no-store"),
                Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether something between the portal and the account failed to reach it, so that another try may do better. */
    boolean isPassing() {
        return status >= 502 && status <= 504;
    }

    Optional<JsonObject> object() {
        return json.filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }

    /** JSON is UTF-8 (RFC 8259); what says that it is something else is not read as if it were. */
    private static boolean isJson(MediaType type) {
        if (type == null) {
            return false;
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        boolean readable = charset == null || charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("us-ascii");
        return readable
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    private static Optional<JsonValue> parse(byte[] body) {
        if (!JsonDepth.isBearable(body)) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString()))) {
            return Optional.of(reader.readValue());
        } catch (CharacterCodingException | JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
