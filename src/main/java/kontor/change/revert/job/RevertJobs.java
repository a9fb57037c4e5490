package kontor.change.revert.job;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kontor.change.CompanyArchived;
import kontor.change.ReasonMissing;
import kontor.change.revert.Obstacle;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.DataErased;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Internal;
import kontor.company.access.Requires;
import kontor.vault.Vault;

/**
 * Selections of changes that people take back: begun, confirmed and cancelled. Whoever began one sees it, and nobody else.
 * Asks no account, so that each step can be a transaction.
 */
@Stateless
public class RevertJobs {
    /** How many a person may have worked on at a time. */
    public static final int MOST_RUNNING = 2;

    /** How many changes can be taken back at a time. */
    public static final int MOST_CHANGES = 500;

    private static final int MOST_SHOWN = 20;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Companies companies;

    @Inject
    private Vault vault;

    @Inject
    private RevertEnds ends;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** How one object stands, without what was planned for it. */
    public record Stand(long id, RevertItem.State state, Obstacle obstacle, Long entry, String problem) {}

    /**
     * Notes down a selection, for a worker to plan.
     *
     * @param objects the intents of the changes, object by object, in the order in which they are to be taken back
     * @throws TooManyReverts when the person has too many already
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public RevertJob start(CompanyId company, List<List<Long>> objects, Locale locale) {
        locks.person(person());
        RevertJob job = new RevertJob(company, person(), locale, freePlace(), clock.instant());
        entities.persist(job);
        int number = 0;
        for (List<Long> intents : objects) {
            entities.persist(new RevertItem(job, ++number, intents));
        }
        return job;
    }

    private int freePlace() {
        List<Integer> taken = ends.workedOn(person()).stream()
                .filter(job -> !ends.closeIfAbandoned(job))
                .map(RevertJob::place)
                .toList();
        entities.flush();
        return IntStream.rangeClosed(1, MOST_RUNNING)
                .filter(place -> !taken.contains(place))
                .findFirst()
                .orElseThrow(TooManyReverts::new);
    }

    /** The person's latest jobs in the company, the newest first. */
    @Requires(Right.WORK_ON_OBJECTS)
    public List<RevertJob> mine(CompanyId company) {
        return entities.createQuery(
                        "from RevertJob where companyId = :company and userId = :person order by id desc",
                        RevertJob.class)
                .setParameter("company", company.value())
                .setParameter("person", person())
                .setMaxResults(MOST_SHOWN)
                .getResultList();
    }

    /** @throws AccessDenied when there is no such job of the person's in the company */
    @Requires(Right.WORK_ON_OBJECTS)
    public RevertJob get(CompanyId company, long id) {
        return own(company, entities.find(RevertJob.class, id), id);
    }

    static RevertJob own(CompanyId company, RevertJob job, long id) {
        if (job == null || !job.isOf(company, person())) {
            throw new AccessDenied("no revert " + id);
        }
        return job;
    }

    /** Its objects, in their order. */
    @Requires(Right.WORK_ON_OBJECTS)
    public List<RevertItem> items(RevertJob job) {
        return entities.createQuery("from RevertItem where jobId = :job order by number", RevertItem.class)
                .setParameter("job", job.getId())
                .setMaxResults(MOST_CHANGES)
                .getResultList();
    }

    /** How its objects stand, in their order. */
    @Requires(Right.WORK_ON_OBJECTS)
    public List<Stand> stands(RevertJob job) {
        return entities.createQuery("""
                        select new kontor.change.revert.job.RevertJobs$Stand(id, state, obstacle, entryId, problem)
                        from RevertItem where jobId = :job order by number""", Stand.class)
                .setParameter("job", job.getId())
                .setMaxResults(MOST_CHANGES)
                .getResultList();
    }

    /** What was read and planned of an object; empty once that is over. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Optional<Prepared> prepared(RevertJob job, RevertItem item) {
        return Optional.ofNullable(item.sealed())
                .map(kept -> Prepared.of(vault.open(job.company(), item.purpose(), kept)));
    }

    /**
     * Has a plan carried out from now on, by a worker.
     *
     * @param choices for the objects that are taken back: whether what others have changed since is brought back too
     * @throws ReasonMissing when the company asks for a reason and there is none
     * @throws CompanyArchived when the company is archived
     * @throws TooManyReverts when the person has too many already
     * @return whether it was still waiting for that
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public boolean confirm(CompanyId company, long id, String reason, Map<Long, Boolean> choices) {
        locks.person(person());
        RevertJob job = own(company, entities.find(RevertJob.class, id, LockModeType.PESSIMISTIC_WRITE), id);
        if (job.getState() != RevertJob.State.PLANNED) {
            return false;
        }
        String given = reason == null ? "" : reason.strip();
        refuseUnlessReady(companies.get(company), given);
        int place = freePlace();
        items(job).stream()
                .filter(item -> item.getState() == RevertItem.State.READY)
                .forEach(item -> choose(item, choices));
        job.confirm(
                place,
                vault.seal(company, job.reasonPurpose(), given.getBytes(StandardCharsets.UTF_8)),
                clock.instant());
        record(job, "revert.begin", image(job, given));
        return true;
    }

    private static void refuseUnlessReady(Company company, String reason) {
        if (company.isArchived()) {
            throw new CompanyArchived();
        }
        if (company.isReasonRequired() && reason.isEmpty()) {
            throw new ReasonMissing();
        }
    }

    private static void choose(RevertItem item, Map<Long, Boolean> choices) {
        Boolean anyway = choices.get(item.getId());
        if (anyway == null) {
            item.leave(item.isSafe() ? Obstacle.LEFT_OUT : Obstacle.CONFLICT, null);
        } else if (!anyway && !item.isSafe()) {
            item.leave(Obstacle.CONFLICT, null);
        } else {
            item.choose(anyway);
        }
    }

    private JsonObject image(RevertJob job, String reason) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        items(job).stream()
                .filter(RevertItem::isChosen)
                .forEach(item -> item.intents().forEach(entries::add));
        return Json.createObjectBuilder()
                .add("reason", reason)
                .add("entries", entries)
                .build();
    }

    /** Ends it before the next object; what has been done stays done. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void cancel(CompanyId company, long id) {
        RevertJob job = own(company, entities.find(RevertJob.class, id, LockModeType.PESSIMISTIC_WRITE), id);
        if (job.isOpen()) {
            boolean running = job.getState() == RevertJob.State.RUNNING;
            ends.end(job, RevertJob.State.CANCELLED, null);
            if (running) {
                record(job, "revert.cancel", JsonValue.EMPTY_JSON_OBJECT);
            }
        }
    }

    private void record(RevertJob job, String action, JsonObject after) {
        long objects = items(job).stream().filter(RevertItem::isChosen).count();
        changes.fire(new LocalChange(
                job.company(),
                action,
                "revert/" + job.getId(),
                Long.toString(objects),
                JsonValue.EMPTY_JSON_OBJECT,
                after));
    }

    private static long person() {
        Long person = Scope.current().actor().userId();
        if (person == null) {
            throw new AccessDenied("nobody is signed in");
        }
        return person;
    }

    /** Removes everyone's jobs of the company: what they hold can't be opened any more. */
    @Internal("the erasure of a company")
    @TransactionAttribute(MANDATORY)
    public void removeAll(@Observes DataErased erased) {
        for (String rows : List.of("RevertItem", "RevertJob")) {
            entities.createQuery("delete from " + rows + " where companyId = :company")
                    .setParameter("company", erased.company().value())
                    .executeUpdate();
        }
    }
}
