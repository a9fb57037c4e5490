package kontor.change.revert.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import kontor.company.access.OfCompany;
import kontor.vault.Purpose;
import org.hibernate.annotations.Filter;

/** A selection of changes of one company that a person takes back: how far that is, and how it ended. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class RevertJob implements OfCompany {
    /** How far it is. */
    public enum State {
        /** The objects are being read. */
        PLANNING,
        /** It waits for the person to confirm. */
        PLANNED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** After so long without a sign the node that worked on it is taken for gone. Longer than any request can take. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The problem of a job that nobody works on any more. */
    static final String ABANDONED = "abandoned";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revert_job_seq")
    @SequenceGenerator(name = "revert_job_seq", sequenceName = "revert_job_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long userId;

    @Column(updatable = false)
    private String language;

    @Enumerated(EnumType.STRING)
    private State state;

    private Integer place;
    private String problem;

    @Column(columnDefinition = "mediumblob")
    private byte[] sealedReason;

    @Column(updatable = false)
    private Instant startedAt;

    private Instant confirmedAt;
    private Instant beatAt;
    private Instant endedAt;

    protected RevertJob() {}

    RevertJob(CompanyId company, long user, Locale locale, int place, Instant now) {
        this.companyId = company.value();
        this.userId = user;
        this.language = locale.getLanguage();
        this.state = State.PLANNING;
        this.place = place;
        this.startedAt = now;
        this.beatAt = now;
    }

    /** Someone still works on it. */
    void beat(Instant now) {
        beatAt = now;
    }

    /** All objects are read; it is the person's turn. */
    void planned() {
        state = State.PLANNED;
        place = null;
    }

    void confirm(int freePlace, byte[] reason, Instant now) {
        state = State.RUNNING;
        place = freePlace;
        sealedReason = reason;
        confirmedAt = now;
        beatAt = now;
    }

    /** @param why what went wrong, or {@code null} */
    void end(State last, String why, Instant now) {
        state = last;
        problem = why;
        place = null;
        sealedReason = null;
        endedAt = now;
    }

    boolean isOf(CompanyId company, Long person) {
        return companyId.equals(company.value()) && userId.equals(person);
    }

    /** Whether someone works on it, or should. */
    boolean isWorkedOn() {
        return state == State.PLANNING || state == State.RUNNING;
    }

    boolean isOpen() {
        return isWorkedOn() || state == State.PLANNED;
    }

    boolean isAbandoned(Instant now) {
        return isWorkedOn() && beatAt.isBefore(now.minus(PATIENCE));
    }

    Purpose reasonPurpose() {
        return new Purpose("revert/" + id + "/reason");
    }

    public Long getId() {
        return id;
    }

    @Override
    public CompanyId company() {
        return new CompanyId(companyId);
    }

    Long person() {
        return userId;
    }

    /** The language that plans are written in. */
    public Locale locale() {
        return "en".equals(language) ? Locale.UK : Locale.GERMANY;
    }

    public State getState() {
        return state;
    }

    Integer place() {
        return place;
    }

    /** Why it stopped before its end: the kind of a problem or one of the portal's own; {@code null} where it didn't. */
    public String getProblem() {
        return problem;
    }

    byte[] sealedReason() {
        return sealedReason;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    /** When the person confirmed it; {@code null} where they haven't. */
    public Instant getConfirmedAt() {
        return confirmedAt;
    }

    public Instant getEndedAt() {
        return endedAt;
    }
}
