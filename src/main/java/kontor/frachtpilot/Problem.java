package kontor.frachtpilot;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Why a request to an account did not do what it should.
 *
 * @param kind what kind of problem it is; pages say it in the person's language
 * @param status the HTTP status, or {@code null} when no answer came
 * @param detail what the account itself said, as plain text of bounded length, or the empty string
 * @param violations what the account says is wrong with which fields
 */
public record Problem(Kind kind, Integer status, String detail, List<Violation> violations) implements Serializable {

    /** Kinds of problems, each with its own words and way out. */
    public enum Kind {
        /** The key or the mail address is wrong, or the account's zone. */
        UNAUTHENTICATED,
        /** The key's user may not do this. */
        FORBIDDEN,
        NOT_FOUND,
        /** The account refuses this in its present state. */
        CONFLICT,
        /** Fields are wrong. */
        INVALID,
        /** Too many requests. */
        THROTTLED,
        /** The account's server failed. */
        SERVER_FAILED,
        /** The answer is not what the API's contract says: HTML, broken JSON, other types. */
        UNREADABLE,
        /** The answer is larger than the portal takes. */
        TOO_LARGE,
        /** Nothing was sent: the server can't be reached. */
        UNREACHABLE,
        /** Sent, but no complete answer came. */
        NO_ANSWER,
        /** Nothing was sent: the address is one the portal does not connect to. */
        ADDRESS_REFUSED,
        /** The account refused for another reason. */
        REFUSED;

        /** The end of the message key that tells of it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param path the field, like {@code email} or {@code positions[0].quantity}; empty for the object as a whole
     * @param message the account's own words
     */
    public record Violation(String path, String message) implements Serializable {}

    public Problem {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(detail);
        violations = List.copyOf(violations);
    }

    static Problem of(Kind kind) {
        return new Problem(kind, null, "", List.of());
    }

    /** What the audit log keeps of it. */
    public JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("kind", kind.key());
        if (status != null) {
            json.add("status", status);
        }
        if (!detail.isEmpty()) {
            json.add("detail", detail);
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        violations.forEach(violation -> list.add(
                Json.createObjectBuilder().add("path", violation.path()).add("message", violation.message())));
        return json.add("violations", list).build();
    }
}
