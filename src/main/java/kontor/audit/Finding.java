package kontor.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What looking into an unknown outcome has shown.
 *
 * @param result applied, not applied, or that nobody but a person can tell
 * @param reason what it was told by
 * @param details the names of fields, or the IRIs of objects, that the reason speaks of
 * @param object the object as it was found, or {@code null} where there is none or several may be meant
 */
public record Finding(Outcome.Result result, Reason reason, List<String> details, JsonObject object) {
    /** What a finding was told by. */
    public enum Reason {
        /** The fields hold what was sent, and nothing else can have put it there. */
        AS_SENT,
        /** The fields hold what they held before, and nothing else can have put it back. */
        AS_BEFORE,
        /** The object that was to be deleted is gone. */
        GONE,
        /** The object that was to be deleted is still there. */
        STILL_THERE,
        /** The object that was to be created is there, and was made at that time. */
        CREATED,
        /** No object like it was made at that time. */
        NOT_CREATED,
        /** The fields hold neither what was sent nor what they held before, or some the one and some the other. */
        OTHER_VALUES,
        /** Other changes through the portal have overwritten what would tell. */
        OVERWRITTEN,
        /** The object isn't there any more. */
        OBJECT_GONE,
        /** Nothing that was sent can be read back. */
        UNSEEN,
        /** Objects like it are there, but nothing tells which of them, or whether any, was made by this change. */
        SEVERAL,
        /** There are more objects than can be looked through. */
        TOO_MANY,
        /** The key may not read what would tell. */
        FORBIDDEN,
        /** The access is gone, or the account no longer knows this kind of object. */
        NO_ACCESS,
        /** What the log says of the change was altered. */
        ALTERED;

        /** The end of the message key that tells of it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        Objects.requireNonNull(result);
        Objects.requireNonNull(reason);
        details = List.copyOf(details);
    }

    public static Finding applied(Reason reason, JsonObject object) {
        return new Finding(Outcome.Result.APPLIED, reason, List.of(), object);
    }

    public static Finding notApplied(Reason reason, JsonObject object) {
        return new Finding(Outcome.Result.NOT_APPLIED, reason, List.of(), object);
    }

    public static Finding cannotTell(Reason reason, List<String> details, JsonObject object) {
        return new Finding(Outcome.Result.CANNOT_TELL, reason, details, object);
    }

    /** What the log keeps of it beside the object. */
    JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("reason", reason.key())
                .add("details", Json.createArrayBuilder(details))
                .build();
    }

    /** The details of a finding as the log keeps it. */
    public static List<String> details(JsonObject json) {
        return json.containsKey("details")
                ? json.getJsonArray("details").getValuesAs(JsonString::getString)
                : List.of();
    }
}
