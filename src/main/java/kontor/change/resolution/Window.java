package kontor.change.resolution;

import java.time.Duration;
import java.time.Instant;
import kontor.audit.AuditEntry;
import kontor.audit.LogEntry;
import kontor.audit.Outcome;

/**
 * The time within which a change can have been applied: from its intent until its outcome was recorded or, where no
 * answer came, until the account can be trusted to have done with it.
 *
 * @param from when its intent was recorded
 * @param until when it was over, or {@link Instant#MAX} while it is under way
 */
record Window(Instant from, Instant until) {
    /** @param settle how long after an unknown outcome an account may still apply what it was sent */
    static Window of(LogEntry change, Duration settle) {
        Instant from = change.entry().getHappenedAt();
        if (change.outcome() == null) {
            return new Window(from, Instant.MAX);
        }
        AuditEntry outcome = change.outcome().entry();
        boolean unknown = outcome.getOutcome() == Outcome.Result.UNKNOWN;
        return new Window(from, unknown ? outcome.getHappenedAt().plus(settle) : outcome.getHappenedAt());
    }

    /** Whether both may have been under way at the same time, or the other after this one, up to a moment. */
    boolean meets(Window other, Instant moment) {
        return other.from.isBefore(moment) && other.until.isAfter(from);
    }
}
