package kontor.export;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import kontor.catalogue.ResourceType;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.DataErased;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.Internal;
import kontor.company.access.Requires;
import kontor.credential.Credentials;
import kontor.table.FileFormat;
import kontor.vault.Vault;
import kontor.web.Vocabulary;

/**
 * Keeps exports and their rows. Whoever started one sees it, and nobody else; each step is a short transaction of its
 * own, between the requests of {@link ExportWorker}.
 */
@Stateless
public class Exports {
    /** How many exports of a person may run at a time. */
    public static final int MOST_RUNNING = 2;

    /** How many exports a person may have in a company. */
    public static final int MOST_KEPT = 20;

    /** How long an export is kept after it ended. */
    public static final Duration KEPT = Duration.ofHours(24);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Credentials credentials;

    @Inject
    private Vault vault;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /**
     * Notes down an export, for a worker to go about.
     *
     * @throws TooManyExports when the person has too many
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Export start(CompanyId company, long credential, ResourceType type, Locale locale, Selection selection) {
        locks.person(person());
        credentials.get(company, credential);
        Export export =
                new Export(company, person(), credential, type.name(), locale, freePlace(company), clock.instant());
        entities.persist(export);
        entities.flush();
        export.keep(vault.seal(company, export.selectionPurpose(), selection.toBytes()));
        return export;
    }

    private int freePlace(CompanyId company) {
        if (mine(company).size() >= MOST_KEPT) {
            throw new TooManyExports(false);
        }
        List<Integer> taken = running("userId", person()).stream()
                .filter(export -> !closeIfAbandoned(export))
                .map(Export::place)
                .toList();
        entities.flush();
        return IntStream.rangeClosed(1, MOST_RUNNING)
                .filter(place -> !taken.contains(place))
                .findFirst()
                .orElseThrow(() -> new TooManyExports(true));
    }

    /** The person's exports in the company, the newest first. */
    @Requires(Right.WORK_ON_OBJECTS)
    public List<Export> mine(CompanyId company) {
        return entities.createQuery(
                        "from Export where companyId = :company and userId = :person order by id desc", Export.class)
                .setParameter("company", company.value())
                .setParameter("person", person())
                .setMaxResults(MOST_KEPT)
                .getResultList();
    }

    /**
     * @return an export that the person has started
     * @throws AccessDenied when there is none, or it is someone else's or another company's
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Export get(CompanyId company, long id) {
        return own(company, entities.find(Export.class, id), id);
    }

    private static Export own(CompanyId company, Export export, long id) {
        if (export == null || !export.isOf(company, person())) {
            throw new AccessDenied("no export " + id);
        }
        return export;
    }

    /**
     * The export, for its rows to be sent to the person as a file: each time is an entry.
     *
     * @throws AccessDenied when it has no rows, or is none of the person's
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Export fetch(CompanyId company, long id, FileFormat format) {
        Export export = get(company, id);
        if (!export.isDone()) {
            throw new AccessDenied("export " + id + " has no rows");
        }
        record(
                export,
                "object.export.download",
                Json.createObjectBuilder(image(export))
                        .add("format", format.name())
                        .build());
        return export;
    }

    /** What an export is to hold. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Selection selection(Export export) {
        return Selection.of(vault.open(export.company(), export.selectionPurpose(), export.sealedSelection()));
    }

    /** Someone works on the export. Tells whether they should go on. */
    @Requires(Right.WORK_ON_OBJECTS)
    public boolean beat(CompanyId company, long id) {
        return running(company, id)
                .map(export -> {
                    export.beat(clock.instant());
                    return true;
                })
                .orElse(false);
    }

    /** Keeps the rows of another page. Tells whether the worker should go on. */
    @Requires(Right.WORK_ON_OBJECTS)
    public boolean keep(CompanyId company, long id, ExportRows rows, OptionalLong total) {
        Optional<Export> running = running(company, id);
        running.ifPresent(export -> {
            int number = export.parts() + 1;
            entities.persist(
                    new ExportPart(export, number, vault.seal(company, export.partPurpose(number), rows.toBytes())));
            export.grow(rows, total, clock.instant());
        });
        return running.isPresent();
    }

    /** All rows are kept that there will be; why some are missing is kept along with them. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void finish(CompanyId company, long id, Optional<Export.Missing> missing) {
        running(company, id).ifPresent(export -> {
            export.finish(missing.orElse(null), clock.instant());
            record(export, "object.export");
        });
    }

    /** The account failed, or something else did; what has been read is of no use without the rest. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void fail(CompanyId company, long id, String problem, Integer status) {
        running(company, id).ifPresent(export -> fail(export, problem, status));
    }

    private void fail(Export export, String problem, Integer status) {
        export.fail(problem, status, clock.instant());
        removeParts(export);
    }

    /** Has a running export end without a result; does nothing when it has ended already. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void cancel(CompanyId company, long id) {
        Export export = own(company, entities.find(Export.class, id, LockModeType.PESSIMISTIC_WRITE), id);
        if (export.isRunning()) {
            export.cancel(clock.instant());
            removeParts(export);
            record(export, "object.export.cancel");
        }
    }

    /** Removes an export with all its rows; one that is running is cancelled first. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void remove(CompanyId company, long id) {
        cancel(company, id);
        entities.remove(get(company, id));
    }

    /**
     * The rows of one part of a finished export.
     *
     * @param number from 1
     * @throws AccessDenied when there are none for the person
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public ExportRows rows(CompanyId company, long id, int number) {
        Export export = get(company, id);
        return entities.createQuery("from ExportPart where exportId = :export and number = :number", ExportPart.class)
                .setParameter("export", id)
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .filter(part -> export.isDone())
                .map(part -> ExportRows.of(vault.open(company, export.partPurpose(number), part.sealed())))
                .orElseThrow(() -> new AccessDenied("no part " + number + " of export " + id));
    }

    /** Notes that nobody works any more on exports of the company that have given no sign for long. */
    @ForPortal
    public void closeAbandoned(CompanyId company) {
        running("companyId", company.value()).forEach(this::closeIfAbandoned);
    }

    /** Removes the exports of the company that ended long enough ago. */
    @ForPortal
    public void removeOld(CompanyId company) {
        entities.createQuery("from Export where companyId = :company and endedAt < :before", Export.class)
                .setParameter("company", company.value())
                .setParameter("before", clock.instant().minus(KEPT))
                .setMaxResults(500)
                .getResultList()
                .forEach(entities::remove);
    }

    /** Removes everyone's exports of the company. */
    @Internal("the erasure of a company")
    @TransactionAttribute(MANDATORY)
    public void removeAll(@Observes DataErased erased) {
        for (String kept : List.of("ExportPart", "Export")) {
            entities.createQuery("delete from " + kept + " where companyId = :company")
                    .setParameter("company", erased.company().value())
                    .executeUpdate();
        }
    }

    private boolean closeIfAbandoned(Export export) {
        Instant now = clock.instant();
        if (!export.isAbandoned(now)) {
            return false;
        }
        fail(export, Export.ABANDONED, null);
        return true;
    }

    private List<Export> running(String whose, long id) {
        return entities.createQuery("from Export where " + whose + " = :id and state = :running", Export.class)
                .setParameter("id", id)
                .setParameter("running", Export.State.RUNNING)
                .setMaxResults(500)
                .getResultList();
    }

    private Optional<Export> running(CompanyId company, long id) {
        return Optional.ofNullable(entities.find(Export.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(export -> export.isOf(company, person()))
                .filter(Export::isRunning);
    }

    private void removeParts(Export export) {
        entities.createQuery("delete from ExportPart where exportId = :export")
                .setParameter("export", export.getId())
                .executeUpdate();
    }

    private void record(Export export, String action) {
        record(export, action, image(export));
    }

    private JsonObject image(Export export) {
        return selection(export).image(export.rows(), export.total(), export.missing());
    }

    private void record(Export export, String action, JsonObject image) {
        changes.fire(new LocalChange(
                export.company(),
                action,
                "export/" + export.getId(),
                Vocabulary.plural(export.getResourceType(), export.locale()),
                JsonValue.EMPTY_JSON_OBJECT,
                image));
    }

    private static long person() {
        Long person = Scope.current().actor().userId();
        if (person == null) {
            throw new AccessDenied("nobody is signed in");
        }
        return person;
    }
}
