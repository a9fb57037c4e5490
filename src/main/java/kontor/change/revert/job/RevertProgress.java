package kontor.change.revert.job;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import kontor.change.revert.Obstacle;
import kontor.change.revert.Planned;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.vault.Vault;

/** What a worker says of a selection it works on, each time in a short transaction of its own. */
@Stateless
public class RevertProgress {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Vault vault;

    @Inject
    private RevertEnds ends;

    private final Clock clock = Clock.systemUTC();

    private RevertJob locked(CompanyId company, long id) {
        return RevertJobs.own(company, entities.find(RevertJob.class, id, LockModeType.PESSIMISTIC_WRITE), id);
    }

    private RevertItem item(RevertJob job, long id) {
        return Optional.ofNullable(entities.find(RevertItem.class, id))
                .filter(item -> item.isOf(job))
                .orElseThrow(() -> new AccessDenied("no item " + id));
    }

    /** Someone works on it. Tells whether they should go on. */
    @Requires(Right.WORK_ON_OBJECTS)
    public boolean beat(CompanyId company, long id) {
        RevertJob job = locked(company, id);
        job.beat(clock.instant());
        return job.isWorkedOn();
    }

    /** The next object to be read. Empty when all are, or nobody wants it any more. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Optional<RevertItem> nextToPlan(CompanyId company, long id) {
        return next(company, id, RevertJob.State.PLANNING, RevertItem.State.NEW);
    }

    private Optional<RevertItem> next(CompanyId company, long id, RevertJob.State during, RevertItem.State waiting) {
        RevertJob job = locked(company, id);
        if (job.getState() != during) {
            return Optional.empty();
        }
        job.beat(clock.instant());
        return entities.createQuery(
                        "from RevertItem where jobId = :job and state = :state order by number", RevertItem.class)
                .setParameter("job", id)
                .setParameter("state", waiting)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Keeps the plan for one object. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void plan(CompanyId company, long id, long itemId, Planned planned, Prepared prepared) {
        RevertJob job = locked(company, id);
        RevertItem item = item(job, itemId);
        if (job.getState() == RevertJob.State.PLANNING) {
            item.plan(planned, vault.seal(company, item.purpose(), prepared.toBytes()));
        }
    }

    /** Nothing is done with an object. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void leave(CompanyId company, long id, long itemId, Obstacle obstacle, String problem) {
        RevertJob job = locked(company, id);
        if (job.getState() == RevertJob.State.PLANNING) {
            item(job, itemId).leave(obstacle, problem);
        }
    }

    /** All objects are looked at. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void planned(CompanyId company, long id) {
        RevertJob job = locked(company, id);
        if (job.getState() == RevertJob.State.PLANNING) {
            job.planned();
        }
    }

    /** The reason the person gave, or the empty string; only while it runs. */
    @Requires(Right.WORK_ON_OBJECTS)
    public String reason(RevertJob job) {
        return job.sealedReason() == null
                ? ""
                : new String(
                        vault.open(job.company(), job.reasonPurpose(), job.sealedReason()), StandardCharsets.UTF_8);
    }

    /** The next object's turn: from here on it is under way. Empty when none is left, or nobody wants it any more. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Optional<RevertItem> next(CompanyId company, long id) {
        Optional<RevertItem> next = next(company, id, RevertJob.State.RUNNING, RevertItem.State.READY);
        next.ifPresent(RevertItem::begin);
        return next;
    }

    /**
     * What came of one object. Also taken from a worker that was given up: what it has done counts.
     *
     * @param entry the intent of the change, or {@code null} where nothing was sent
     * @param problem the kind of the problem, or {@code null}
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public void settle(CompanyId company, long id, long itemId, RevertItem.State result, Long entry, String problem) {
        RevertItem item = item(locked(company, id), itemId);
        if (item.isOpenForResult()) {
            boolean linked = item.getEntryId() != null;
            item.end(result, entry, problem);
            if (entry != null && !linked) {
                ends.link(company, item, entry);
            }
        }
    }

    /** All that was to be done is done. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void finish(CompanyId company, long id) {
        RevertJob job = locked(company, id);
        if (job.getState() == RevertJob.State.RUNNING) {
            ends.end(job, RevertJob.State.DONE, null);
        }
    }

    /** It can't go on; what has been done stays done. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void fail(CompanyId company, long id, String problem) {
        RevertJob job = locked(company, id);
        if (job.isWorkedOn()) {
            ends.fail(job, problem);
        }
    }
}
