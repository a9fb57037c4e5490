package kontor.frachtpilot;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kontor.limit.ForeignJson;
import kontor.limit.JsonExtent;

/**
 * An answer that has been read to its end: status, and the JSON if it is JSON in UTF-8 of a bearable extent. At most
 * {@value #LARGEST} bytes.
 *
 * @param call the id of the request it answers
 * @param size of the body as it is in memory, in bytes, about
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

    private static final int LONGEST_ETAG = 500;

    /** What a body holds. */
    private record Content(Optional<JsonValue> json, boolean tooLarge, int size) {
        private static final Content TOO_LARGE = new Content(Optional.empty(), true, 0);
        private static final Content UNREADABLE = new Content(Optional.empty(), false, 0);

        /** However short a value is, it is an object of its own. */
        private static final int BYTES_FOR_A_VALUE = 64;

        private static final int BYTES_FOR_A_BYTE = 2;

        static Content of(byte[] body) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
                int values = ForeignJson.measure(text).values();
                return new Content(
                        Optional.of(ForeignJson.read(text)),
                        false,
                        BYTES_FOR_A_BYTE * body.length + BYTES_FOR_A_VALUE * values);
            } catch (CharacterCodingException e) {
                return UNREADABLE;
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
        Content content = body.length > LARGEST
                ? Content.TOO_LARGE
                : isJson(response.getMediaType()) ? Content.of(body) : Content.UNREADABLE;
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
}
