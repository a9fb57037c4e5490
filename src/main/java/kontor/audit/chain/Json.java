package kontor.audit.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads JSON that may come from anywhere, as strictly as I-JSON (RFC 7493): what it means must be the same to every reader,
 * or two of them could be shown different things by one file that both find in order.
 */
final class Json {
    /** Up to here every reader tells a whole number from the next. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LogFile.LONGEST_LINE_BYTES)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (!json.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            check(json);
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void check(JsonNode json) {
        if (json.isTextual() && !Utf8.has(json.textValue())) {
            throw new IllegalArgumentException("a text holds half of a surrogate pair");
        }
        if (json.isNumber() && !isWhole(json)) {
            throw new IllegalArgumentException(json + " is not a whole number below 2^53, written as one");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            if (!Utf8.has(names.next())) {
                throw new IllegalArgumentException("a name holds half of a surrogate pair");
            }
        }
        json.forEach(Json::check);
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && Math.abs(value.longValue()) <= LARGEST;
    }

    /** What nothing covers must not stand beside what something does, or it would be taken for covered too. */
    static void only(JsonNode json, Set<String> names) {
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("the member “" + name + "” does not belong there");
            }
        });
    }

    static long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!isWhole(value)) {
            throw new IllegalArgumentException(name + " is not a whole number");
        }
        return value.longValue();
    }

    /** A number from 1 on. */
    static long place(JsonNode json, String name) {
        long place = number(json, name);
        if (place < 1) {
            throw new IllegalArgumentException(name + " is " + place + ", and they count from 1");
        }
        return place;
    }

    static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " is not a text");
        }
        return value.textValue();
    }

    static boolean truth(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return value.booleanValue();
    }

    /** One spelling only: a signature covers the text, not the moment. */
    static Instant moment(JsonNode json, String name) {
        String text = text(json, name);
        try {
            Instant moment = Instant.parse(text);
            if (moment.toString().equals(text)
                    && moment.truncatedTo(ChronoUnit.MICROS).equals(moment)) {
                return moment;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is not a time", e);
        }
        throw new IllegalArgumentException(
                name + " is not a time as it is written here, like 2026-03-14T10:00:00.123Z");
    }

    static byte[] hash(JsonNode json, String name) {
        String hex = text(json, name);
        if (!HASH.matcher(hex).matches()) {
            throw new IllegalArgumentException(name + " is not a SHA-256 in lower-case hex");
        }
        return HexFormat.of().parseHex(hex);
    }

    static byte[] bytes(JsonNode json, String name) {
        String text = text(json, name);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is not Base64", e);
        }
        throw new IllegalArgumentException(name + " is not Base64 with its padding and nothing else");
    }
}
