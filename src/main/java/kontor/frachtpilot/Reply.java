package kontor.frachtpilot;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kontor.limit.ForeignJson;
import kontor.limit.JsonExtent;

/**
 * An answer that has been read to its end: status, and the JSON if it is JSON of a bearable extent. At most
 * {@value #LARGEST} bytes.
 *
 * @param call the id of the request it answers
 * @param size of the body as it is in memory, in bytes, about
 * @param date what the server's clock showed, or {@code null}
 * @param etag the validator that came with it
 * @param location where it leads, as it came
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
        Optional<String> location,
        Optional<Instant> retryAfter,
        boolean storable,
        Duration duration) {

    /** The largest body the portal takes, in bytes. */
    static final int LARGEST = 10 * 1024 * 1024;

    private static final int LONGEST_ETAG = 500;

    /** What a body holds. */
    private record Content(Optional<JsonValue> json, boolean tooLarge, int size) {
        private static final Content TOO_LARGE = new Content(Optional.empty(), true, 0);
        private static final Content UNREADABLE = new Content(Optional.empty(), false, 0);

        /** However short a value is, it is an object of its own. */
        private static final int BYTES_FOR_A_VALUE = 64;

        private static final int BYTES_FOR_A_BYTE = 2;

        static Content of(Body body) {
            Optional<String> text = body.text();
            if (text.isEmpty()) {
                return UNREADABLE;
            }
            try {
                int values = ForeignJson.measure(text.get()).values();
                return new Content(
                        Optional.of(ForeignJson.read(text.get())),
                        false,
                        BYTES_FOR_A_BYTE * body.length() + BYTES_FOR_A_VALUE * values);
            } catch (ForeignJson.Unreadable e) {
                return e.excess() == JsonExtent.Excess.VALUES ? TOO_LARGE : UNREADABLE;
            }
        }
    }

    static Reply read(UUID call, Response response, long startedNanos) throws IOException {
        byte[] body;
        try (InputStream stream = response.readEntity(InputStream.class)) {
            body = stream == null ? new byte[0] : stream.readNBytes(LARGEST + 1);
        }
        Optional<Body> unpacked = Body.of(body, response.getHeaderString(HttpHeaders.CONTENT_ENCODING));
        boolean tooLarge = body.length > LARGEST
                || unpacked.filter(each -> each.length() > LARGEST).isPresent();
        Content content = tooLarge
                ? Content.TOO_LARGE
                : unpacked.filter(each -> isJson(response.getMediaType()))
                        .map(Content::of)
                        .orElse(Content.UNREADABLE);
        String cacheControl = String.valueOf(response.getHeaderString(HttpHeaders.CACHE_CONTROL));
        return new Reply(
                call,
                response.getStatus(),
                content.json(),
                content.tooLarge(),
                content.size(),
                response.getDate(),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.ETAG))
                        .filter(etag -> etag.length() <= LONGEST_ETAG),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)),
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

    /** What it calls the charset says nothing: there is none but UTF-8 (RFC 8259, 11). */
    private static boolean isJson(MediaType type) {
        String subtype = type == null ? "" : type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }
}
