package kontor.audit.retention;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.audit.AuditEntry;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.access.Requires;

/** Keeps how long logs stay in the database, and finds what may leave it. */
@Stateless
public class Retentions {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Companies companies;

    @Inject
    private Locks locks;

    @Inject
    private Event<LocalChange> changes;

    /** The company's rule; entries stay for good where nobody has set one. */
    @Requires(Right.READ_AUDIT_LOG)
    public Retention of(CompanyId company) {
        Retention retention = entities.find(Retention.class, company.value());
        return retention == null ? new Retention(company) : retention;
    }

    /**
     * Sets the company's rule.
     *
     * @param months from {@value Retention#SHORTEST} to {@value Retention#LONGEST}, or {@code null} for good
     */
    @Requires(Right.ADMINISTER)
    public void set(CompanyId company, Integer months, boolean legalHold) {
        locks.company(company);
        Retention retention = entities.find(Retention.class, company.value());
        if (retention == null) {
            retention = new Retention(company);
            entities.persist(retention);
        }
        JsonObject before = retention.image();
        retention.set(months, legalHold);
        entities.flush();
        changes.fire(new LocalChange(
                company,
                "company.retention",
                "company/" + company,
                companies.get(company).getName(),
                before,
                retention.image()));
    }

    /**
     * Records in the log itself that entries go to an archive. From here on they are to be removed; a rule that is set
     * later comes too late for them.
     *
     * @return whether they still may go: the rule may have been set while the archive was written
     */
    @Requires(Right.ADMINISTER)
    public boolean recordArchive(CompanyId company, long first, long last, String file, Instant now) {
        locks.company(company);
        if (through(company, now).filter(through -> through >= last).isEmpty()) {
            return false;
        }
        changes.fire(new LocalChange(
                company,
                "log.archive",
                "archive/" + last,
                first + "–" + last,
                JsonValue.EMPTY_JSON_OBJECT,
                Json.createObjectBuilder()
                        .add("first", first)
                        .add("last", last)
                        .add("file", file)
                        .build()));
        return true;
    }

    /** The company's archives, oldest first. */
    @Requires(Right.READ_AUDIT_LOG)
    public List<Archive> archives(CompanyId company) {
        return entities.createQuery("from Archive where companyId = :company order by lastSequence", Archive.class)
                .setParameter("company", company.value())
                .getResultList();
    }

    /**
     * @return the company's archive with that id
     * @throws AccessDenied when there is none, or it is another company's
     */
    @Requires(Right.READ_AUDIT_LOG)
    public Archive archive(CompanyId company, long id) {
        Archive archive = entities.find(Archive.class, id);
        if (archive == null || !archive.isOf(company.value())) {
            throw new AccessDenied("no archive " + id);
        }
        return archive;
    }

    /**
     * Up to where the company's entries may go to an archive: older than the rule says, confirmed by a checkpoint, and none
     * of them belonging to a change that is told of after it or not dealt with, or still to be sent by a stream.
     */
    @Requires(Right.ADMINISTER)
    public Optional<Long> through(CompanyId company, Instant now) {
        Optional<Instant> before = of(company).before(now);
        Optional<Long> place =
                before.flatMap(moment -> lastBefore(company, moment)).flatMap(at -> signed(company, at));
        while (place.isPresent()) {
            Optional<Long> unfinished = firstUnfinished(company, place.get());
            if (unfinished.isEmpty()) {
                return place;
            }
            place = signed(company, unfinished.get() - 1);
        }
        return place;
    }

    private Optional<Long> lastBefore(CompanyId company, Instant moment) {
        return place(
                "select max(entry.sequence) from AuditEntry entry where entry.companyId = :company"
                        + " and entry.happenedAt < :moment",
                company,
                "moment",
                moment);
    }

    /** The last place up to that one that a checkpoint was signed for, as long as there are entries before it. */
    private Optional<Long> signed(CompanyId company, long place) {
        return place(
                        "select max(sequence) from StoredCheckpoint where companyId = :company and sequence <= :place",
                        company,
                        "place",
                        place)
                .filter(at -> place(
                                "select min(entry.sequence) from AuditEntry entry where entry.companyId = :company"
                                        + " and entry.sequence <= :place",
                                company,
                                "place",
                                at)
                        .isPresent());
    }

    /** The first entry up to that place that a stream has to send, or that is of a change of which more is told later. */
    private Optional<Long> firstUnfinished(CompanyId company, long place) {
        Optional<Long> toldLater = place(
                "select min(intent.sequence) from AuditEntry later, AuditEntry intent"
                        + " where later.companyId = :company and later.sequence > :place and later.intentId = intent.id"
                        + " and intent.sequence <= :place",
                company,
                "place",
                place);
        Optional<Long> open = place(
                "select min(intent.sequence) from OpenChange open, AuditEntry intent"
                        + " where open.companyId = :company and open.intentId = intent.id and intent.sequence <= :place",
                company,
                "place",
                place);
        Optional<Long> unsent = place(
                "select min(stream.position) + 1 from AuditStream stream where stream.companyId = :company"
                        + " and stream.active = true and stream.position < :place",
                company,
                "place",
                place);
        return Stream.of(toldLater, open, unsent).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Optional<Long> place(String query, CompanyId company, String name, Object value) {
        return Optional.ofNullable(entities.createQuery(query, Long.class)
                .setParameter("company", company.value())
                .setParameter(name, value)
                .getSingleResult());
    }

    /** The next entries after that place, up to another, in their order. */
    @Requires(Right.READ_AUDIT_LOG)
    public List<AuditEntry> entries(CompanyId company, long after, long through, int atMost) {
        return entities.createQuery(
                        "from AuditEntry where companyId = :company and sequence > :after and sequence <= :through"
                                + " order by sequence",
                        AuditEntry.class)
                .setParameter("company", company.value())
                .setParameter("after", after)
                .setParameter("through", through)
                .setMaxResults(atMost)
                .setHint("org.hibernate.readOnly", true)
                .getResultList();
    }
}
