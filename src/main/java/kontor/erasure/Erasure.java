package kontor.erasure;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;
import kontor.company.Actor;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import kontor.vault.Purpose;
import org.hibernate.annotations.Filter;

/** That someone asks for a company's personal data to be erased, and what became of it. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Erasure {
    /** How long someone else may confirm it. */
    public static final Duration GOOD_FOR = Duration.ofDays(7);

    /** What became of it. */
    enum State {
        ASKED,
        DONE,
        REFUSED,
        WITHDRAWN,
        /** Nobody confirmed it in time, or the company was active meanwhile. */
        LAPSED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "erasure_seq")
    @SequenceGenerator(name = "erasure_seq", sequenceName = "erasure_seq", allocationSize = 1)
    private Long id;

    private Long companyId;

    @Enumerated(EnumType.STRING)
    private State state;

    /** 1 while it is to be decided, so that a company has one such at most; {@code null} afterwards. */
    private Integer pending;

    private Long askedById;
    private String askedBy;
    private Instant askedAt;
    private byte[] sealedReason;
    private Long decidedById;
    private String decidedBy;
    private Instant decidedAt;
    private Long erasedThrough;

    protected Erasure() {}

    Erasure(CompanyId company, Actor asker, Instant now) {
        companyId = company.value();
        state = State.ASKED;
        pending = 1;
        askedById = asker.userId();
        askedBy = asker.name();
        askedAt = now;
    }

    void explain(byte[] sealed) {
        sealedReason = sealed;
    }

    void decide(State newState, Actor actor, Instant now) {
        state = newState;
        pending = null;
        decidedById = actor.userId();
        decidedBy = actor.name();
        decidedAt = now;
    }

    /** It was done; the reason can't be opened any more. */
    void done(Actor actor, long through, Instant now) {
        decide(State.DONE, actor, now);
        sealedReason = null;
        erasedThrough = through;
    }

    /** Whether it can still be confirmed: in time, and of a company that has been archived ever since. */
    boolean isOpen(Company company, Instant now) {
        return state == State.ASKED
                && now.isBefore(getOpenUntil())
                && company.isArchived()
                && !company.getArchivedAt().isAfter(askedAt);
    }

    boolean isAskedBy(Actor actor) {
        return askedById != null && askedById.equals(actor.userId());
    }

    Purpose reasonPurpose() {
        return new Purpose("erasure/" + id + "/reason");
    }

    byte[] sealedReason() {
        return sealedReason.clone();
    }

    /** Who asked for it. */
    public String getAskedBy() {
        return askedBy;
    }

    public Instant getAskedAt() {
        return askedAt;
    }

    public Instant getOpenUntil() {
        return askedAt.plus(GOOD_FOR);
    }

    /** Who confirmed, refused or withdrew it; {@code null} while nobody has. */
    public String getDecidedBy() {
        return decidedBy;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }
}
