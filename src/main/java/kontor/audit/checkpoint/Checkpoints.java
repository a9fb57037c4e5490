package kontor.audit.checkpoint;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.audit.AuditHead;
import kontor.audit.chain.SignedCheckpoint;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.Requires;

/** Signs the heads of companies' chains, on demand and at intervals, and keeps what was signed. */
@Stateless
public class Checkpoints {
    private static final int SHOWN = 50;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private SigningKey key;

    @Inject
    private Event<LocalChange> changes;

    @Inject
    private Event<CheckpointIssued> issued;

    private final Clock clock = Clock.systemUTC();

    /**
     * Signs the chain's head as it is now, and records that in the log itself.
     *
     * @return empty when nothing but the record of the last checkpoint has been added since
     */
    @Requires(Right.READ_AUDIT_LOG)
    public Optional<SignedCheckpoint> issue(CompanyId company) {
        AuditHead head = entities.find(AuditHead.class, company.value(), LockModeType.PESSIMISTIC_WRITE);
        if (head.sequence() == 0 || !isNewsAfter(latest(company), head)) {
            return Optional.empty();
        }
        Instant now = head.noEarlierThanLast(clock.instant()).truncatedTo(ChronoUnit.MICROS);
        SignedCheckpoint signed = key.sign(company, head.sequence(), head.hash(), now);
        entities.persist(new StoredCheckpoint(signed));
        record(company, signed);
        issued.fire(new CheckpointIssued(signed));
        return Optional.of(signed);
    }

    private boolean isNewsAfter(Optional<StoredCheckpoint> last, AuditHead head) {
        return last.isEmpty()
                || !last.get().isSignedWith(key)
                || head.sequence() > last.get().getSequence() + 1;
    }

    private void record(CompanyId company, SignedCheckpoint signed) {
        long sequence = signed.checkpoint().sequence();
        changes.fire(new LocalChange(
                company,
                "log.checkpoint",
                "checkpoint/" + sequence,
                Long.toString(sequence),
                JsonValue.EMPTY_JSON_OBJECT,
                Json.createObjectBuilder()
                        .add("sequence", sequence)
                        .add(
                                "hash",
                                HexFormat.of().formatHex(signed.checkpoint().hash()))
                        .add("key", signed.checkpoint().key())
                        .build()));
    }

    /** The companies in scope whose last checkpoint is older than that, or that have none. */
    @ForPortal
    public Set<CompanyId> due(Duration interval) {
        Instant before = clock.instant().minus(interval);
        Set<CompanyId> readable = Scope.current().companiesWith(Right.READ_AUDIT_LOG);
        return readable.stream()
                .filter(company -> latest(company)
                        .map(last ->
                                !last.isSignedWith(key) || last.getIssuedAt().isBefore(before))
                        .orElse(true))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The newest one of the company. */
    @Requires(Right.READ_AUDIT_LOG)
    public Optional<StoredCheckpoint> latest(CompanyId company) {
        return newest(company, 1).stream().findFirst();
    }

    /** The company's newest {@value #SHOWN}, newest first. */
    @Requires(Right.READ_AUDIT_LOG)
    public List<StoredCheckpoint> list(CompanyId company) {
        return newest(company, SHOWN);
    }

    private List<StoredCheckpoint> newest(CompanyId company, int atMost) {
        return entities.createQuery(
                        "from StoredCheckpoint where companyId = :company order by sequence desc, id desc",
                        StoredCheckpoint.class)
                .setParameter("company", company.value())
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The place of the company's first one at or after a place; empty where all are before it. */
    @Requires(Right.READ_AUDIT_LOG)
    public Optional<Long> firstFrom(CompanyId company, long place) {
        return Optional.ofNullable(entities.createQuery(
                        "select min(sequence) from StoredCheckpoint where companyId = :company and sequence >= :place",
                        Long.class)
                .setParameter("company", company.value())
                .setParameter("place", place)
                .getSingleResult());
    }

    /** All of the company's, oldest first. */
    @Requires(Right.READ_AUDIT_LOG)
    public List<SignedCheckpoint> all(CompanyId company) {
        return entities.createQuery(
                        "from StoredCheckpoint where companyId = :company order by sequence", StoredCheckpoint.class)
                .setParameter("company", company.value())
                .getResultStream()
                .map(StoredCheckpoint::signed)
                .toList();
    }

    /**
     * @return the company's checkpoint with that id
     * @throws AccessDenied when there is none, or it is another company's
     */
    @Requires(Right.READ_AUDIT_LOG)
    public StoredCheckpoint get(CompanyId company, long id) {
        StoredCheckpoint checkpoint = entities.find(StoredCheckpoint.class, id);
        if (checkpoint == null || checkpoint.signed().checkpoint().company() != company.value()) {
            throw new AccessDenied("no checkpoint " + id);
        }
        return checkpoint;
    }
}
