package kontor.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.company.access.OfCompany;

/**
 * A line of the log as people read it: a write with what became of it, or a change in the portal itself, with the
 * sealed parts opened.
 *
 * @param first the intent, or the local change
 * @param outcome what became of the intent; {@code null} while that isn't known, and for local changes
 * @param resolution what the portal found out later about an unknown outcome, or {@code null}
 * @param review what a person said to that, or {@code null}
 */
public record LogEntry(Opened first, Opened outcome, Opened resolution, Opened review) implements OfCompany {
    /** What a line says of its change. */
    public enum State {
        DONE,
        PENDING,
        APPLIED,
        REJECTED,
        UNKNOWN,
        /** Found out later: not applied. */
        NOT_APPLIED,
        /** Looked into, and a person must say. */
        CANNOT_TELL
    }

    /** An entry and its opened part. */
    public record Opened(AuditEntry entry, Images images) {
        public Opened {
            Objects.requireNonNull(entry);
            Objects.requireNonNull(images);
        }

        /** Whether the entry is not the one that was recorded, as far as its own hash and seal tell. */
        public boolean isAltered() {
            return images.isAltered() || !entry.hasItsHash();
        }
    }

    public LogEntry {
        Objects.requireNonNull(first);
    }

    @Override
    public CompanyId company() {
        return entry().company();
    }

    @Override
    public boolean isOwn(Scope scope) {
        return entry().isOwn(scope);
    }

    /** The intent, or the local change. */
    public AuditEntry entry() {
        return first.entry();
    }

    /** The opened part of the intent, or of the local change. */
    public Images images() {
        return first.images();
    }

    /** Those of its entries, by their places in the chain, that are not as they were recorded. */
    public List<Long> altered() {
        return Stream.of(first, outcome, resolution, review)
                .filter(opened -> opened != null && opened.isAltered())
                .map(opened -> opened.entry().getSequence())
                .toList();
    }

    /** The object's own name at that time. */
    public String label() {
        return images().label();
    }

    public Instant happenedAt() {
        return entry().getHappenedAt();
    }

    public boolean isLocal() {
        return entry().getKind() == AuditEntry.Kind.LOCAL;
    }

    /**
     * What became of it, by the latest that is known: done for local changes, pending for an intent without an outcome.
     */
    public State state() {
        if (isLocal()) {
            return State.DONE;
        }
        Opened latest = review != null ? review : resolution != null ? resolution : outcome;
        return latest == null
                ? State.PENDING
                : State.valueOf(latest.entry().getOutcome().name());
    }

    /**
     * What changed: what the account answered or was found to hold, where it did, else what was sent. Nothing where what
     * it was before is altered.
     */
    public Difference difference() {
        if (images().isAltered()) {
            return Difference.between(null, null);
        }
        if (isLocal()) {
            return Difference.between(images().before(), images().after());
        }
        if (outcome != null && outcome.images().after() != null) {
            return Difference.between(images().before(), outcome.images().after());
        }
        return images().sent() == null || images().before() == null
                ? Difference.between(images().before(), images().sent())
                : Difference.of(images().before(), images().sent());
    }

    /** The object as the account answered or as it was found later, or {@code null} where it isn't known. */
    public JsonObject after() {
        if (outcome != null && outcome.images().after() != null) {
            return outcome.images().after();
        }
        return resolution == null ? null : resolution.images().after();
    }

    /** The IRI of the object that a creation made, or {@code null} where there is none or it isn't known. */
    public String made() {
        return state() == State.APPLIED && after() != null && after().get("@id") instanceof JsonString iri
                ? iri.getString()
                : null;
    }

    /** When it was told that the change was applied: by the account's answer, else by what was found out later. */
    public Instant toldAt() {
        if (outcome != null && outcome.entry().getOutcome() == Outcome.Result.APPLIED) {
            return outcome.entry().getHappenedAt();
        }
        Opened later = resolution != null ? resolution : review != null ? review : outcome;
        return later == null ? happenedAt() : later.entry().getHappenedAt();
    }
}
