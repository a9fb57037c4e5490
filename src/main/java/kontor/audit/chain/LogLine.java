package kontor.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/** One line of a log in JSON Lines, as docs/audit-format.md tells: the head of the file, a checkpoint, or an entry. */
public sealed interface LogLine {
    /** What every file begins with. */
    String NAME = "kontor-audit-log";

    /**
     * The first line: what the file is to hold. Believed as far as checkpoints confirm it.
     *
     * @param company whose chain
     * @param companyName its name when the file was written
     * @param first the first entry's place in the chain
     * @param last the last entry's place
     * @param selection whether entries between them are left out
     */
    record Head(long company, String companyName, long first, long last, boolean selection) implements LogLine {
        public Head {
            Objects.requireNonNull(companyName);
        }

        public String toJson() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("file", NAME)
                    .put("format", 2)
                    .put("company", company)
                    .put("companyName", companyName)
                    .put("first", first)
                    .put("last", last)
                    .put("selection", selection)
                    .toString();
        }

        private static Head of(JsonNode json) {
            if (!NAME.equals(Json.text(json, "file")) || Json.number(json, "format") != 2) {
                throw new IllegalArgumentException("not a file of format 2");
            }
            return new Head(
                    Json.number(json, "company"),
                    Json.text(json, "companyName"),
                    Json.number(json, "first"),
                    Json.number(json, "last"),
                    json.path("selection").asBoolean(false));
        }
    }

    /** A checkpoint; before the first entry. */
    record Signed(SignedCheckpoint checkpoint) implements LogLine {}

    /** An entry. */
    record Entry(Link link) implements LogLine {}

    /**
     * An entry's line.
     *
     * @param canonical the entry's canonical form
     * @param hash its hash
     * @param sealed what is sealed in it, or {@code null} to leave it out
     * @param content what is sealed in it, opened, or {@code null} to leave it out
     */
    static String entry(byte[] canonical, byte[] hash, byte[] sealed, byte[] content) {
        StringBuilder line = new StringBuilder(canonical.length + 200)
                .append("{\"entry\":")
                .append(new String(canonical, StandardCharsets.UTF_8))
                .append(",\"hash\":\"")
                .append(HexFormat.of().formatHex(hash))
                .append('"');
        if (sealed != null) {
            line.append(",\"sealed\":\"")
                    .append(Base64.getEncoder().encodeToString(sealed))
                    .append('"');
        }
        if (content != null) {
            line.append(",\"content\":")
                    .append(JsonNodeFactory.instance.textNode(new String(content, StandardCharsets.UTF_8)));
        }
        return line.append('}').toString();
    }

    /** @throws IllegalArgumentException when the line is none of these */
    static LogLine of(String text) {
        JsonNode json = Json.read(text);
        if (json.has("file")) {
            return Head.of(json);
        }
        return json.has("checkpoint") ? new Signed(SignedCheckpoint.of(json)) : new Entry(link(json));
    }

    private static Link link(JsonNode json) {
        if (!(json.path("entry") instanceof ObjectNode entry)) {
            throw new IllegalArgumentException("no entry");
        }
        byte[] sealed = json.has("sealed") ? Json.bytes(json, "sealed") : null;
        byte[] content = json.has("content") ? Json.text(json, "content").getBytes(StandardCharsets.UTF_8) : null;
        return new Link(
                Json.number(entry, "company"),
                Json.number(entry, "sequence"),
                CanonicalJson.of(entry.toString()),
                Json.hash(entry, "previousHash"),
                Json.hash(json, "hash"),
                sealed == null || fits(entry, "sealedHash", sealed),
                content == null || fits(entry, "contentHash", content));
    }

    /** Entries of format 1 hold what is sealed itself, and no digest of its content: nothing can be held against them. */
    private static boolean fits(ObjectNode entry, String name, byte[] bytes) {
        return !entry.has(name) || Arrays.equals(Json.hash(entry, name), Sha256.of(bytes));
    }
}
