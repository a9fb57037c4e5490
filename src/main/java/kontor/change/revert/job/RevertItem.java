package kontor.change.revert.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.change.revert.Obstacle;
import kontor.change.revert.Planned;
import kontor.change.revert.Reversal;
import kontor.company.ScopedCompanies;
import kontor.vault.Purpose;
import org.hibernate.annotations.Filter;

/** One object of a {@link RevertJob}: which of its changes are taken back, and what came of it. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class RevertItem {
    /** What is the matter with it. */
    public enum State {
        /** Not looked at yet. */
        NEW,
        /** Planned. */
        READY,
        /** It stays as it is, for a reason. */
        LEFT,
        UNDER_WAY,
        REVERTED,
        /** Someone changed the object between plan and turn. */
        OVERTAKEN,
        REJECTED,
        UNKNOWN,
        FAILED,
        NOT_BEGUN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revert_item_seq")
    @SequenceGenerator(name = "revert_item_seq", sequenceName = "revert_item_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long jobId;

    @Column(updatable = false)
    private int number;

    private String changes;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private Obstacle obstacle;

    @Enumerated(EnumType.STRING)
    private Reversal.Kind kind;

    private int conflicts;
    private boolean safe;
    private boolean chosen;
    private boolean anyway;

    @Column(columnDefinition = "mediumblob")
    private byte[] sealed;

    private Long entryId;
    private String problem;

    protected RevertItem() {}

    RevertItem(RevertJob job, int number, List<Long> intents) {
        this.companyId = job.company().value();
        this.jobId = job.getId();
        this.number = number;
        this.changes = text(intents);
        this.state = State.NEW;
    }

    private static String text(List<Long> intents) {
        return intents.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** What was planned; without what goes over what others have changed since, unless the person chooses that. */
    void plan(Planned planned, byte[] sealedPlan) {
        Reversal reversal = planned.reversal();
        kind = reversal.kind();
        conflicts = (int) reversal.conflicts();
        if (reversal.isPossible()) {
            state = State.READY;
            changes = text(planned.takenBack());
            safe = reversal.isSafe();
            sealed = sealedPlan;
        } else {
            leave(reversal.obstacle(), null);
        }
    }

    /** @param why the kind of the problem in the way, or {@code null} */
    void leave(Obstacle because, String why) {
        state = State.LEFT;
        obstacle = because;
        problem = why;
        sealed = null;
    }

    void choose(boolean withConflicts) {
        chosen = true;
        anyway = withConflicts;
    }

    void begin() {
        state = State.UNDER_WAY;
    }

    /**
     * @param entry the intent, or {@code null} where nothing was sent
     * @param why the kind of the problem, or {@code null}
     */
    void end(State result, Long entry, String why) {
        state = result;
        entryId = entry;
        problem = why;
        sealed = null;
    }

    boolean isOf(RevertJob job) {
        return jobId.equals(job.getId());
    }

    /** Whether what came of it is still to be said, be it by a worker that was taken for gone. */
    boolean isOpenForResult() {
        return state == State.UNDER_WAY || state == State.UNKNOWN || state == State.NOT_BEGUN;
    }

    Purpose purpose() {
        return new Purpose("revert/item/" + id);
    }

    public Long getId() {
        return id;
    }

    /** The intents of the changes that are taken back; until that is planned, of those that were chosen. */
    public List<Long> intents() {
        return Stream.of(changes.split(",")).map(Long::valueOf).toList();
    }

    public State getState() {
        return state;
    }

    /** Why it stays as it is; {@code null} where it doesn't. */
    public Obstacle getObstacle() {
        return obstacle;
    }

    public Reversal.Kind getKind() {
        return kind;
    }

    /** How many of its fields others have changed since. */
    public int getConflicts() {
        return conflicts;
    }

    /** Whether there is something to do that touches nothing that others have changed since. */
    public boolean isSafe() {
        return safe;
    }

    /** Whether the person has confirmed it. */
    public boolean isChosen() {
        return chosen;
    }

    /** Whether what others have changed since is brought back too. */
    public boolean isAnyway() {
        return anyway;
    }

    byte[] sealed() {
        return sealed;
    }

    /** The intent of the change that took it back, or {@code null}. */
    public Long getEntryId() {
        return entryId;
    }

    public String getProblem() {
        return problem;
    }
}
