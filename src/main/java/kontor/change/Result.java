package kontor.change;

import jakarta.json.JsonObject;
import java.util.List;
import kontor.frachtpilot.Problem;

/** What came of confirming a {@link Plan}. */
public sealed interface Result {
    /**
     * The change was made, and the log says so.
     *
     * @param intent the entry in the log
     * @param after the object afterwards, or {@code null} when the account did not send it
     * @param notTaken fields that were sent but came back with another value
     */
    record Applied(long intent, JsonObject after, List<String> notTaken) implements Result {}

    /** The account refused; nothing was changed. */
    record Rejected(long intent, Problem problem) implements Result {}

    /** Sent, but nobody knows whether it was applied. */
    record Unknown(long intent, Problem problem) implements Result {}

    /** The account answered, but the answer could not be put in the log, where the change will stand as unknown. */
    record Unlogged(long intent) implements Result {}

    /** Nothing was sent: the object is no longer what the person saw. */
    record Overtaken(JsonObject now) implements Result {}
}
