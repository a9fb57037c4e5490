package kontor.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/** One line of a log in JSON Lines, as docs/audit-format.md tells: the head of the file, a checkpoint, or an entry. */
public sealed interface LogLine {
    /** What every file begins with. */
    String NAME = "kontor-audit-log";

    /** What an entry's line may have. */
    Set<String> MEMBERS = Set.of("entry", "hash", "sealed", "content", "leftOut");

    /**
     * The first line: what the file is to hold. Nothing signs it: it is held against the entries, and spares none of them a
     * check.
     *
     * @param company whose chain
     * @param companyName its name when the file was written
     * @param first the first entry's place in the chain; 0 where there is none
     * @param last the last entry's place; 0 where there is none
     * @param selection whether some of the entries were not asked for, and are there for the chain only
     */
    record Head(long company, String companyName, long first, long last, boolean selection) implements LogLine {
        private static final Set<String> MEMBERS =
                Set.of("file", "format", "company", "companyName", "first", "last", "selection");

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
            if (Json.number(json, "format") != 2) {
                throw new UnknownFormat("a log of format " + json.path("format"));
            }
            Json.only(json, MEMBERS);
            Head head = new Head(
                    Json.place(json, "company"),
                    Json.text(json, "companyName"),
                    Json.number(json, "first"),
                    Json.number(json, "last"),
                    Json.truth(json, "selection"));
            if (head.first < 0 || head.last < head.first || head.first == 0 && head.last > 0) {
                throw new IllegalArgumentException("the first line names entries " + head.first + " to " + head.last);
            }
            return head;
        }

        /** Whether there are entries that both are to hold. */
        boolean overlaps(Head other) {
            return last > 0 && other.last > 0 && first <= other.last && other.first <= last;
        }
    }

    /** A checkpoint; before the first entry. */
    record Signed(SignedCheckpoint checkpoint) implements LogLine {}

    /**
     * An entry.
     *
     * @param leftOut whether it was not asked for, and is there for the chain only
     * @param unheld whether it has content that no digest of the entry covers, as in format 1
     */
    record Entry(Link link, boolean leftOut, boolean unheld) implements LogLine {}

    /**
     * An entry's line.
     *
     * @param canonical the entry's canonical form
     * @param hash its hash
     * @param sealed what is sealed in it, or {@code null} to leave it out
     * @param content what is sealed in it, opened, or {@code null} to leave it out
     */
    static String entry(byte[] canonical, byte[] hash, byte[] sealed, byte[] content) {
        StringBuilder line = begun(canonical, hash);
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

    /** The line of an entry that was not asked for: what the chain needs of it, and nothing else. */
    static String leftOut(byte[] canonical, byte[] hash) {
        return begun(canonical, hash).append(",\"leftOut\":true}").toString();
    }

    private static StringBuilder begun(byte[] canonical, byte[] hash) {
        return new StringBuilder(canonical.length + 200)
                .append("{\"entry\":")
                .append(new String(canonical, StandardCharsets.UTF_8))
                .append(",\"hash\":\"")
                .append(HexFormat.of().formatHex(hash))
                .append('"');
    }

    /** The text is no first line of a log, whatever else it may be. */
    final class NoLog extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private NoLog(String why) {
            super("its first line is not that of an audit log" + why);
        }
    }

    /**
     * A log's first line.
     *
     * @throws NoLog when it isn't that of any log
     * @throws IllegalArgumentException when it is not as it was written
     */
    static Head head(String text) {
        JsonNode json;
        try {
            json = Json.read(text);
        } catch (IllegalArgumentException e) {
            throw new NoLog(" (" + e.getMessage() + ")");
        }
        if (!NAME.equals(json.path("file").textValue())) {
            throw new NoLog("");
        }
        return Head.of(json);
    }

    /** @throws IllegalArgumentException when the line is none of these */
    static LogLine of(String text) {
        JsonNode json = Json.read(text);
        if (NAME.equals(json.path("file").textValue())) {
            return Head.of(json);
        }
        return json.has("checkpoint") ? new Signed(SignedCheckpoint.of(json)) : entry(json);
    }

    private static Entry entry(JsonNode json) {
        Json.only(json, MEMBERS);
        if (!(json.path("entry") instanceof ObjectNode entry)) {
            throw new IllegalArgumentException("no entry");
        }
        boolean leftOut = json.has("leftOut");
        if (leftOut && (!Json.truth(json, "leftOut") || json.has("sealed") || json.has("content"))) {
            throw new IllegalArgumentException("left out and yet there");
        }
        long format = Json.place(entry, "format");
        Link link = new Link(
                Json.place(entry, "company"),
                Json.place(entry, "sequence"),
                format,
                Json.moment(entry, "happenedAt"),
                CanonicalJson.of(entry.toString()),
                Json.hash(entry, "previousHash"),
                Json.hash(json, "hash"),
                !json.has("sealed") || sealedFits(entry, Json.bytes(json, "sealed")),
                !json.has("content") || contentFits(entry, format, Utf8.of(Json.text(json, "content"))));
        return new Entry(link, leftOut, json.has("content") && isUnheld(entry, format));
    }

    /** Entries of format 1 hold what is sealed itself. */
    private static boolean sealedFits(ObjectNode entry, byte[] sealed) {
        return entry.has("sealed")
                ? Arrays.equals(Json.bytes(entry, "sealed"), sealed)
                : Arrays.equals(Json.hash(entry, "sealedHash"), Sha256.of(sealed));
    }

    private static boolean contentFits(ObjectNode entry, long format, byte[] content) {
        return isUnheld(entry, format) || Arrays.equals(Json.hash(entry, "contentHash"), Sha256.of(content));
    }

    private static boolean isUnheld(ObjectNode entry, long format) {
        return format == 1 && !entry.has("contentHash");
    }
}
