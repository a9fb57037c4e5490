package kontor.audit.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import kontor.audit.chain.ChainCheck;
import kontor.audit.chain.Fault;
import kontor.audit.chain.Faults;
import kontor.audit.chain.Verdict;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** A check of a company's whole log: how far it is, and what it found. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Verification {
    /** What is the matter with a check. */
    public enum State {
        RUNNING,
        DONE,
        /** It could not be carried to its end, which says nothing of the log. */
        FAILED
    }

    /** After so long without a sign the node that worked on it is taken for gone. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "verification_seq")
    @SequenceGenerator(name = "verification_seq", sequenceName = "verification_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private String askedBy;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Column(updatable = false)
    private Instant startedAt;

    private Instant beatAt;
    private Instant endedAt;
    private long checked;
    private long total;
    private long covered;
    private int checkpoints;
    private long faultCount;

    @Column(columnDefinition = "mediumtext")
    private String faults;

    protected Verification() {}

    Verification(CompanyId company, String askedBy, long total, Instant now) {
        this.companyId = company.value();
        this.askedBy = askedBy;
        this.total = total;
        this.state = State.RUNNING;
        this.startedAt = now;
        this.beatAt = now;
        this.faults = "[]";
    }

    void reach(long entries, Instant now) {
        checked = entries;
        beatAt = now;
    }

    void finish(ChainCheck chain, int knownCheckpoints, Faults found, Instant now) {
        state = State.DONE;
        verdict = chain.verdict();
        checked = chain.checked();
        covered = chain.covered();
        checkpoints = knownCheckpoints;
        faultCount = found.count();
        faults = text(found.first());
        endedAt = now;
    }

    void fail(Instant now) {
        state = State.FAILED;
        endedAt = now;
    }

    private static String text(List<Fault> found) {
        try {
            return JSON.writeValueAsString(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults are plain records", e);
        }
    }

    /** What was found, as far as it is kept. */
    public List<Fault> faults() {
        try {
            return JSON.readValue(faults, new TypeReference<List<Fault>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("verification " + id + " holds no faults of ours", e);
        }
    }

    boolean isOf(CompanyId company) {
        return companyId.equals(company.value());
    }

    boolean isAbandoned(Instant now) {
        return state == State.RUNNING && beatAt.isBefore(now.minus(PATIENCE));
    }

    /** The state as it is, also where the node that worked on it is gone. */
    public State state(Instant now) {
        return isAbandoned(now) ? State.FAILED : state;
    }

    /** What it has shown; {@code null} unless it came to its end. */
    public Verdict getVerdict() {
        return verdict;
    }

    public Long getId() {
        return id;
    }

    /** Who asked for it. */
    public String getAskedBy() {
        return askedBy;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    /** When it ended, or {@code null} while it runs. */
    public Instant getEndedAt() {
        return endedAt;
    }

    /** How many entries have been checked. */
    public long getChecked() {
        return checked;
    }

    /** How many entries there were when it began. */
    public long getTotal() {
        return total;
    }

    /** Up to which entry signatures confirm the chain; 0 where none does. */
    public long getCovered() {
        return covered;
    }

    /** How many checkpoints it was held against. */
    public int getCheckpoints() {
        return checkpoints;
    }

    /** How many faults there are, also those that are not kept. */
    public long getFaultCount() {
        return faultCount;
    }
}
