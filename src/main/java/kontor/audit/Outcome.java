package kontor.audit;

import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * What became of a write.
 *
 * @param result what became of it, as far as is known
 * @param status the HTTP status, or {@code null} when no answer came
 * @param duration from sending to the end of the answer, or {@code null} when nobody measured it
 * @param after the object afterwards, or {@code null} when it isn't known
 * @param problem what the account said against it (title, detail, violations), or {@code null}; never secrets
 */
public record Outcome(Result result, Integer status, Duration duration, JsonObject after, JsonObject problem) {

    /** What can become of a write: the first three are told by the account, or by its silence. */
    public enum Result {
        APPLIED,
        REJECTED,
        /** Sent, but no answer came: it may have been applied or not. */
        UNKNOWN,
        /** Found out later: it was not. */
        NOT_APPLIED,
        /** Looked into later, and still nobody can tell. */
        CANNOT_TELL
    }
}
