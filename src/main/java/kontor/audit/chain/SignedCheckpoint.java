package kontor.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/**
 * A checkpoint with its signature.
 *
 * @param checkpoint what is signed, in its canonical form
 * @param signature Ed25519 (RFC 8032), 64 bytes
 */
public record SignedCheckpoint(Checkpoint checkpoint, byte[] signature) {
    private static final Set<String> MEMBERS = Set.of("checkpoint", "signature");

    public SignedCheckpoint {
        Objects.requireNonNull(checkpoint);
        Objects.requireNonNull(signature);
    }

    /** One line of JSON: as it is downloaded, kept in a folder and put at the top of exports. */
    public String toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("checkpoint", checkpoint.toJson())
                .put("signature", Base64.getEncoder().encodeToString(signature))
                .toString();
    }

    /** @throws IllegalArgumentException when the text isn't one */
    public static SignedCheckpoint of(String json) {
        return of(Json.read(json));
    }

    static SignedCheckpoint of(JsonNode json) {
        Json.only(json, MEMBERS);
        return new SignedCheckpoint(Checkpoint.of(json.path("checkpoint")), Json.bytes(json, "signature"));
    }
}
