package kontor.frachtpilot;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import kontor.frachtpilot.gate.NotNow;

/**
 * Why a request to an account did not do what it should.
 *
 * @param kind what kind of problem it is; pages say it in the person's language
 * @param status the HTTP status, or {@code null} when no answer came
 * @param detail what the account itself said, as plain text of bounded length, or the empty string
 * @param violations what the account says is wrong with which fields
 * @param call the request's id, under which log and audit entry tell more, or {@code null} when there was none
 * @param until when it is worth trying again, or {@code null} when that can't be told
 * @param because the kind of the earlier problem that this one follows from, or {@code null}
 */
public record Problem(
        Kind kind, Integer status, String detail, List<Violation> violations, UUID call, Instant until, String because)
        implements Serializable {

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
        REFUSED,
        /** Nothing was sent: more requests wait for the account than can be sent in good time. */
        BUSY,
        /** Nothing was sent: the account refused the key several times in a row. */
        LOCKED_OUT,
        /** Nothing was sent: the account failed several times in a row. */
        PAUSED,
        /** Nothing was sent: the portal was held up for too long after the change was recorded. */
        TOO_LATE;

        /** Whether it holds requests back before they are sent. */
        boolean isOfGate() {
            return this == BUSY || this == LOCKED_OUT || this == PAUSED || this == THROTTLED;
        }

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

    Problem(Kind kind, Integer status, String detail, List<Violation> violations) {
        this(kind, status, detail, violations, null, null, null);
    }

    static Problem of(Kind kind) {
        return new Problem(kind, null, "", List.of());
    }

    /** @param lastFailure the kind of the problem the account failed with last, or {@code null} */
    static Problem notNow(NotNow reason, String lastFailure) {
        Kind kind = switch (reason.reason()) {
            case BUSY -> Kind.BUSY;
            case ASKED_TO_WAIT -> Kind.THROTTLED;
            case REFUSED -> Kind.LOCKED_OUT;
            case FAILING -> Kind.PAUSED;
        };
        return new Problem(kind, null, "", List.of(), null, reason.until(), kind == Kind.PAUSED ? lastFailure : null);
    }

    /** This problem, as that of a request. */
    Problem of(UUID request) {
        return new Problem(kind, status, detail, violations, request, until, because);
    }

    /** This problem without texts that were sent and that nobody is to read, should the account repeat them. */
    public Problem without(List<String> secrets) {
        return new Problem(
                kind,
                status,
                without(secrets, detail),
                violations.stream()
                        .map(violation -> new Violation(violation.path(), without(secrets, violation.message())))
                        .toList(),
                call,
                until,
                because);
    }

    private static String without(List<String> secrets, String text) {
        String rest = text;
        for (String secret : secrets) {
            rest = secret.isBlank() ? rest : rest.replace(secret, "…");
        }
        return rest;
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
        if (until != null) {
            json.add("until", until.toString());
        }
        if (because != null) {
            json.add("because", because);
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        violations.forEach(violation -> list.add(
                Json.createObjectBuilder().add("path", violation.path()).add("message", violation.message())));
        return json.add("violations", list).build();
    }
}
