package kontor.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import kontor.audit.chain.Utf8;

/**
 * The part of an entry that may hold personal data, and is therefore sealed under the company's data key: the object's
 * label, its images and what the account said.
 *
 * @param label the object's own name at that time
 * @param credential the label of the account access, or {@code null}
 * @param reason the person's reason, or {@code null}
 * @param before the object before, or {@code null}
 * @param sent what was sent, or {@code null}
 * @param after the object afterwards, or {@code null}
 * @param problem what the account said against it, or {@code null}
 * @param finding what was found out about an unknown outcome, or {@code null}
 */
public record Images(
        String label,
        String credential,
        String reason,
        JsonObject before,
        JsonObject sent,
        JsonObject after,
        JsonObject problem,
        JsonObject finding) {

    /** What is left when the company's data were erased: nothing. */
    public static final Images ERASED = new Images("—", null, null, null, null, null, null, null);

    /** What is shown of data that aren't those which were recorded: nothing, lest anyone believe them. */
    public static final Images ALTERED = new Images("⚠", null, null, null, null, null, null, null);

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The text that is sealed: JSON with a salt, so that its digest tells nothing of it to whoever can't open it. What an
     * account answers may hold halves of surrogate pairs, which no UTF-8 has; U+FFFD stands for each.
     */
    byte[] toBytes() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("salt", HexFormat.of().formatHex(salt))
                .add("label", label);
        add(json, "credential", credential);
        add(json, "reason", reason);
        add(json, "before", before);
        add(json, "sent", sent);
        add(json, "after", after);
        add(json, "problem", problem);
        add(json, "finding", finding);
        return Utf8.of(Utf8.whole(json.build().toString()));
    }

    static Images of(byte[] bytes) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            JsonObject json = reader.readObject();
            return new Images(
                    json.getString("label"),
                    json.getString("credential", null),
                    json.getString("reason", null),
                    json.getJsonObject("before"),
                    json.getJsonObject("sent"),
                    json.getJsonObject("after"),
                    json.getJsonObject("problem"),
                    json.getJsonObject("finding"));
        }
    }

    /** By identity: an entry may have been recorded with just that label. */
    public boolean isErased() {
        return this == ERASED;
    }

    /** By identity, as {@link #isErased}. */
    public boolean isAltered() {
        return this == ALTERED;
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    private static void add(JsonObjectBuilder json, String name, JsonValue value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
