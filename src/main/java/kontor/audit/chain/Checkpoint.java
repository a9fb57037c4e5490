package kontor.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * What a chain's head was at a moment: signed, it can leave the machine, and from then on nobody can change what stands
 * before it unnoticed, nor cut it off.
 *
 * @param company whose chain
 * @param sequence the head's place in the chain
 * @param hash the head's hash
 * @param issuedAt when that was
 * @param key the id of the key it is signed with ({@link PublicKeys})
 */
public record Checkpoint(long company, long sequence, byte[] hash, Instant issuedAt, String key) {
    private static final int FORMAT = 1;
    private static final Set<String> MEMBERS = Set.of("format", "company", "sequence", "hash", "issuedAt", "key");

    public Checkpoint {
        Objects.requireNonNull(hash);
        Objects.requireNonNull(issuedAt);
        Objects.requireNonNull(key);
    }

    /** What is signed. */
    public byte[] canonical() {
        return CanonicalJson.of(toJson().toString());
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("company", company)
                .put("sequence", sequence)
                .put("hash", HexFormat.of().formatHex(hash))
                .put("issuedAt", issuedAt.toString())
                .put("key", key);
    }

    /**
     * What it reads has one spelling only, so that what is signed is what was read, whatever it is made of again.
     *
     * @throws IllegalArgumentException when it isn't one of this format
     */
    static Checkpoint of(JsonNode json) {
        if (Json.number(json, "format") != FORMAT) {
            throw new UnknownFormat("a checkpoint of format " + json.path("format"));
        }
        Json.only(json, MEMBERS);
        String key = Json.text(json, "key");
        if (!key.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("key is not the id of a key in lower-case hex");
        }
        return new Checkpoint(
                Json.place(json, "company"),
                Json.place(json, "sequence"),
                Json.hash(json, "hash"),
                Json.moment(json, "issuedAt"),
                key);
    }
}
