package kontor.audit;

import java.time.Instant;

/**
 * A line of the log as people read it: a write with what became of it, or a change in the portal itself, with the
 * sealed part opened.
 *
 * @param entry the intent, or the local change
 * @param images its opened part
 * @param outcome what became of the intent; {@code null} while that isn't known, and for local changes
 * @param outcomeImages the outcome's opened part, or {@code null}
 */
public record LogEntry(AuditEntry entry, Images images, AuditEntry outcome, Images outcomeImages) {
    /** What a line says of its change. */
    public enum State {
        DONE,
        PENDING,
        APPLIED,
        REJECTED,
        UNKNOWN
    }

    public AuditEntry getEntry() {
        return entry;
    }

    public AuditEntry getOutcome() {
        return outcome;
    }

    /** The object's own name at that time. */
    public String getLabel() {
        return images.label();
    }

    public Instant getHappenedAt() {
        return entry.getHappenedAt();
    }

    public boolean isLocal() {
        return entry.getKind() == AuditEntry.Kind.LOCAL;
    }

    /** What became of it: done for local changes, pending for an intent without an outcome. */
    public State getState() {
        if (isLocal()) {
            return State.DONE;
        }
        return outcome == null
                ? State.PENDING
                : State.valueOf(outcome.getOutcome().name());
    }

    /** What changed: what the account answered where it did, else what was sent. */
    public Difference difference() {
        if (isLocal()) {
            return Difference.between(images.before(), images.after());
        }
        if (outcomeImages != null && outcomeImages.after() != null) {
            return Difference.between(images.before(), outcomeImages.after());
        }
        return images.sent() == null || images.before() == null
                ? Difference.between(images.before(), images.sent())
                : Difference.of(images.before(), images.sent());
    }
}
