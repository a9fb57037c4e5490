package kontor.frachtpilot;

import jakarta.json.JsonObject;
import java.time.Duration;

/** What an account answered to a write. */
public sealed interface WriteAnswer {

    /** From sending to the end of the answer. */
    Duration duration();

    /**
     * The change was made.
     *
     * @param object the object afterwards, or {@code null} where the account doesn't send it (DELETE)
     */
    record Applied(int status, JsonObject object, Duration duration) implements WriteAnswer {}

    /** The change was certainly not made: refused, or never sent. */
    record Rejected(Problem problem, Duration duration) implements WriteAnswer {}

    /** Nobody knows whether the change was made: sent, but no answer came that tells. */
    record Unknown(Problem problem, Duration duration) implements WriteAnswer {}
}
