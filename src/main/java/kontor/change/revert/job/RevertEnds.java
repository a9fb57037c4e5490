package kontor.change.revert.job;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import kontor.audit.AuditEntry;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.change.revert.RevertLink;
import kontor.company.CompanyId;
import kontor.company.access.ForPortal;
import kontor.company.access.Internal;

/** How selections that are taken back come to their end, also those whose worker is gone. */
@Stateless
public class RevertEnds {
    /** How long a plan that nobody confirmed is kept. */
    static final Duration KEPT_UNCONFIRMED = Duration.ofHours(24);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditSearch search;

    private final Clock clock = Clock.systemUTC();

    /** Ends a job; what was not begun isn't any more. */
    @Internal("jobs of which the person has been asked whether they are theirs")
    public void end(RevertJob job, RevertJob.State last, String problem) {
        entities.createQuery("from RevertItem where jobId = :job and state in (:waiting)", RevertItem.class)
                .setParameter("job", job.getId())
                .setParameter("waiting", List.of(RevertItem.State.NEW, RevertItem.State.READY))
                .getResultList()
                .forEach(item -> item.end(RevertItem.State.NOT_BEGUN, null, null));
        job.end(last, problem, clock.instant());
    }

    /** Keeps which changes were taken back together; where it is one, its entry tells by itself. */
    @Internal("work on a job")
    public void link(CompanyId company, RevertItem item, long entry) {
        if (item.intents().size() > 1) {
            item.intents().forEach(change -> entities.persist(new RevertLink(company, change, entry)));
        }
    }

    /** Notes that nobody works any more on jobs in scope that have given no sign for long. */
    @ForPortal
    public void closeAbandoned() {
        workedOn(null).forEach(this::closeIfAbandoned);
    }

    /**
     * Ends the jobs in scope of people who may no longer do that; the object that is under way is the last.
     *
     * @param mayGoOn by company and user id
     */
    @ForPortal
    public void closeUnlessAllowed(BiPredicate<CompanyId, Long> mayGoOn) {
        for (RevertJob job : workedOn(null)) {
            if (!mayGoOn.test(job.company(), job.person())) {
                entities.refresh(job, LockModeType.PESSIMISTIC_WRITE);
                if (job.isWorkedOn()) {
                    end(job, RevertJob.State.FAILED, "access");
                }
            }
        }
    }

    /**
     * Those that someone works on, or should.
     *
     * @param person only those of this user, or {@code null} for everyone's in scope
     */
    @Internal("the beginning of a job")
    public List<RevertJob> workedOn(Long person) {
        return entities.createQuery(
                        "from RevertJob where state in (:states) and (:person is null or userId = :person)",
                        RevertJob.class)
                .setParameter("person", person)
                .setParameter("states", List.of(RevertJob.State.PLANNING, RevertJob.State.RUNNING))
                .setMaxResults(500)
                .getResultList();
    }

    /** Whether nobody worked on it any more. */
    @Internal("the beginning of a job")
    public boolean closeIfAbandoned(RevertJob job) {
        if (!job.isAbandoned(clock.instant())) {
            return false;
        }
        entities.refresh(job, LockModeType.PESSIMISTIC_WRITE);
        if (!job.isAbandoned(clock.instant())) {
            return false;
        }
        fail(job, RevertJob.ABANDONED);
        return true;
    }

    /** Ends a job whose worker can't go on; nobody else will say what became of the object it was at. */
    @Internal("work on a job")
    public void fail(RevertJob job, String problem) {
        entities.createQuery("from RevertItem where jobId = :job and state = :underWay", RevertItem.class)
                .setParameter("job", job.getId())
                .setParameter("underWay", RevertItem.State.UNDER_WAY)
                .getResultList()
                .forEach(item -> settleByLog(job, item));
        end(job, RevertJob.State.FAILED, problem);
    }

    /** Without an entry nothing was sent (law 1); with one the log tells the rest. */
    private void settleByLog(RevertJob job, RevertItem item) {
        Optional<Long> entry = item.intents().stream()
                .flatMap(change -> search.reverting(change, List.of()).stream())
                .map(LogEntry::entry)
                .filter(each -> job.person().equals(each.getActorId()))
                .filter(each -> isSince(each, job.getConfirmedAt()))
                .map(AuditEntry::getId)
                .max(Long::compare);
        item.end(entry.isPresent() ? RevertItem.State.UNKNOWN : RevertItem.State.NOT_BEGUN, entry.orElse(null), null);
        entry.ifPresent(id -> link(job.company(), item, id));
    }

    private static boolean isSince(AuditEntry entry, Instant moment) {
        return !entry.getHappenedAt().isBefore(moment);
    }

    /** Removes plans in scope that nobody confirmed within a day. */
    @ForPortal
    public void removeUnconfirmed() {
        entities.createQuery("from RevertJob where confirmedAt is null and startedAt < :before", RevertJob.class)
                .setParameter("before", clock.instant().minus(KEPT_UNCONFIRMED))
                .setMaxResults(500)
                .getResultList()
                .forEach(entities::remove);
    }
}
