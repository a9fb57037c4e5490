package kontor.audit;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kontor.company.Actor;
import kontor.company.CompanyCreated;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Scope;
import kontor.vault.Purpose;
import kontor.vault.Vault;

/** Adds entries to companies' audit logs. There is no way to change or remove one. */
@Stateless
public class AuditLog {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Vault vault;

    private final Clock clock = Clock.systemUTC();

    /**
     * Commits the intent of a write, in a transaction of its own.
     *
     * @return the proof that it is committed, without which nothing can be sent
     */
    @TransactionAttribute(REQUIRES_NEW)
    public RecordedIntent recordIntent(Intent intent) {
        AuditEntry entry = new AuditEntry(
                        AuditEntry.Kind.INTENT,
                        intent.company(),
                        Scope.current().actor(),
                        clock.instant(),
                        intent.action(),
                        intent.objectType(),
                        intent.objectId())
                .ofIntent(intent, UUID.randomUUID());
        append(
                entry,
                new Images(
                        intent.objectLabel(),
                        intent.credentialLabel(),
                        intent.reason(),
                        intent.before(),
                        intent.sent(),
                        null,
                        null));
        return new RecordedIntent(entry, intent);
    }

    /** Commits what became of a write, in a transaction of its own. */
    @TransactionAttribute(REQUIRES_NEW)
    public void recordOutcome(RecordedIntent intent, Outcome outcome) {
        recordOutcome(
                entities.find(AuditEntry.class, intent.entry()), Scope.current().actor(), outcome);
    }

    /**
     * Closes intents that nobody will report on any more: the portal was killed, or could not reach the database, after
     * they were recorded. Their outcome is unknown.
     *
     * @param before only intents recorded before this moment
     * @return how many there were
     */
    @TransactionAttribute(REQUIRES_NEW)
    public int closeAbandoned(CompanyId company, Instant before) {
        List<AuditEntry> abandoned = entities.createQuery("""
                        from AuditEntry intent
                        where intent.companyId = :company and intent.kind = :intent and intent.happenedAt < :before
                        and not exists (select 1 from AuditEntry outcome
                                        where outcome.intentId = intent.id and outcome.kind = :outcome)
                        order by intent.sequence""", AuditEntry.class)
                .setParameter("company", company.value())
                .setParameter("intent", AuditEntry.Kind.INTENT)
                .setParameter("outcome", AuditEntry.Kind.OUTCOME)
                .setParameter("before", before)
                .setMaxResults(500)
                .getResultList();
        for (AuditEntry intent : abandoned) {
            recordOutcome(intent, Actor.PORTAL, new Outcome(Outcome.Result.UNKNOWN, null, null, null, null));
        }
        return abandoned.size();
    }

    /** Records a change in the portal itself, in the transaction that makes it. */
    @TransactionAttribute(MANDATORY)
    public void recordLocal(@Observes LocalChange change) {
        AuditEntry entry = new AuditEntry(
                AuditEntry.Kind.LOCAL,
                change.company(),
                Scope.current().actor(),
                clock.instant(),
                change.action(),
                change.object().replaceFirst("/.*", ""),
                change.object());
        append(
                entry,
                new Images(change.label(), null, null, present(change.before()), null, present(change.after()), null));
    }

    /** Begins the chain of a new company. */
    @TransactionAttribute(MANDATORY)
    public void beginChain(@Observes CompanyCreated created) {
        entities.persist(new AuditHead(created.company()));
    }

    private void recordOutcome(AuditEntry intent, Actor actor, Outcome outcome) {
        AuditEntry entry = new AuditEntry(
                        AuditEntry.Kind.OUTCOME,
                        intent.company(),
                        actor,
                        clock.instant(),
                        intent.getAction(),
                        intent.getObjectType(),
                        intent.getObjectId())
                .ofOutcome(intent, outcome);
        Images images = images(intent);
        append(
                entry,
                new Images(images.label(), images.credential(), null, null, null, outcome.after(), outcome.problem()));
    }

    private void append(AuditEntry entry, Images images) {
        AuditHead head = entities.find(AuditHead.class, entry.company().value(), LockModeType.PESSIMISTIC_WRITE);
        long sequence = head.next();
        entry.chain(sequence, head.hash(), vault.seal(entry.company(), sealing(sequence), images.toBytes()));
        entities.persist(entry);
        head.moveTo(entry);
        entities.flush();
    }

    /** Opens the sealed part of an entry. */
    public Images images(AuditEntry entry) {
        return Images.of(vault.open(entry.company(), sealing(entry.getSequence()), entry.sealed()));
    }

    private static Purpose sealing(long sequence) {
        return new Purpose("audit/" + sequence);
    }

    private static JsonObject present(JsonObject image) {
        return image.equals(JsonValue.EMPTY_JSON_OBJECT) ? null : image;
    }
}
