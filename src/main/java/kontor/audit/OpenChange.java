package kontor.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/**
 * A change that is under way, or whose outcome is unknown and not dealt with. The log says the same; this is where it is
 * found without looking through the log, and where nodes agree on who looks into it.
 */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class OpenChange {
    /** How far it has come. */
    public enum State {
        /** Recorded, and perhaps sent; whoever sends it will say what became of it. */
        SENT,
        /** Nobody knows what became of it; the portal looks into it. */
        UNKNOWN,
        /** Found to be applied; nobody has taken note of it yet. */
        APPLIED,
        /** Found not to be applied; nobody has taken note of it yet. */
        NOT_APPLIED,
        /** The portal can't tell: a person must look. */
        CANNOT_TELL
    }

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 8;

    @Id
    private Long intentId;

    private Long companyId;
    private Long credentialId;
    private Long actorId;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant recordedAt;
    private Instant nextTryAt;
    private int tries;
    private String problem;

    protected OpenChange() {}

    OpenChange(AuditEntry intent) {
        intentId = intent.getId();
        companyId = intent.company().value();
        credentialId = intent.getCredentialId();
        actorId = intent.getActorId();
        state = State.SENT;
        recordedAt = intent.getHappenedAt();
        nextTryAt = recordedAt;
    }

    boolean isRecordedAfter(Instant moment) {
        return recordedAt.isAfter(moment);
    }

    /** From now on the portal looks into it. */
    void becameUnknown(Instant now) {
        state = State.UNKNOWN;
        nextTryAt = now;
    }

    void found(Outcome.Result result) {
        state = State.valueOf(result.name());
        problem = null;
    }

    /** Takes it on, unless another node has: until the pause is over nobody else does. */
    boolean take(Instant now) {
        if (state != State.UNKNOWN || nextTryAt.isAfter(now)) {
            return false;
        }
        nextTryAt = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS)));
        tries++;
        return true;
    }

    /** @param moment when to look again at the earliest */
    void postpone(Instant moment, String because) {
        problem = because;
        if (because == null || moment.isAfter(nextTryAt)) {
            nextTryAt = moment;
        }
    }

    /** Whether the person in scope has to do with it: who made the change, and who administers the company. */
    boolean concerns(Scope scope) {
        boolean own = actorId != null && actorId.equals(scope.actor().userId());
        return own || scope.may(company(), Right.ADMINISTER);
    }

    /** What the portal has found can be taken note of, not contradicted. */
    boolean allows(Outcome.Result result) {
        boolean open = state == State.UNKNOWN || state == State.CANNOT_TELL;
        return open
                ? result == Outcome.Result.APPLIED || result == Outcome.Result.NOT_APPLIED
                : state.name().equals(result.name());
    }

    /** The entry of the intent. */
    public Long getIntentId() {
        return intentId;
    }

    public CompanyId company() {
        return new CompanyId(companyId);
    }

    public State getState() {
        return state;
    }

    /** When the portal looks into it next. */
    public Instant getNextTryAt() {
        return nextTryAt;
    }

    /** The kind of the problem that kept the portal from looking into it last, or {@code null}. */
    public String getProblem() {
        return problem;
    }
}
