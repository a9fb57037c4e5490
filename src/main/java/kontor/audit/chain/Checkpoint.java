package kontor.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

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

    /** @throws IllegalArgumentException when it isn't one of this format */
    static Checkpoint of(JsonNode json) {
        if (Json.number(json, "format") != FORMAT || json.size() != 6) {
            throw new IllegalArgumentException("not a checkpoint of format " + FORMAT);
        }
        return new Checkpoint(
                Json.number(json, "company"),
                Json.number(json, "sequence"),
                Json.hash(json, "hash"),
                Json.moment(json, "issuedAt"),
                Json.text(json, "key"));
    }
}
