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
import java.util.Optional;
import java.util.UUID;
import kontor.audit.search.TermIndex;
import kontor.company.AccessDenied;
import kontor.company.Actor;
import kontor.company.CompanyCreated;
import kontor.company.LocalChange;
import kontor.company.Scope;
import kontor.company.access.InScope;
import kontor.company.access.Internal;
import kontor.vault.Purpose;
import kontor.vault.Vault;

/** Adds entries to companies' audit logs. There is no way to change or remove one. */
@Stateless
@Internal("what is recorded: whoever does it has been asked for the right to it")
public class AuditLog {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Vault vault;

    @Inject
    private TermIndex terms;

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
                        intent.kept(),
                        null,
                        null,
                        null));
        entities.persist(new OpenChange(entry));
        return new RecordedIntent(entry, intent);
    }

    /**
     * Commits what became of a write, in a transaction of its own. Does nothing when that was committed before: whoever
     * could not be told so may ask again.
     *
     * @throws IllegalStateException when the portal has given the write up meanwhile and recorded its outcome as unknown
     */
    @TransactionAttribute(REQUIRES_NEW)
    public void recordOutcome(RecordedIntent intent, Outcome outcome) {
        OpenChange open = locked(intent.entry());
        boolean unknown = outcome.result() == Outcome.Result.UNKNOWN;
        if (open == null || unknown && open.getState() != OpenChange.State.SENT) {
            return;
        }
        if (open.getState() != OpenChange.State.SENT) {
            throw new IllegalStateException("the outcome of entry " + intent.entry() + " was given up before it came");
        }
        recordOutcome(
                open,
                entities.find(AuditEntry.class, intent.entry()),
                Scope.current().actor(),
                outcome);
    }

    /**
     * Closes an intent that nobody will report on any more: the portal was killed, or could not reach the database, after
     * it was recorded. Its outcome is unknown.
     *
     * @return whether it was still open
     */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean giveUp(long intent) {
        return close(intent);
    }

    /** {@link #giveUp} within the transaction that erases what is known of the change. */
    @TransactionAttribute(MANDATORY)
    public void giveUpErased(long intent) {
        close(intent);
    }

    private boolean close(long intent) {
        OpenChange open = locked(intent);
        if (open == null || open.getState() != OpenChange.State.SENT) {
            return false;
        }
        AuditEntry first = entities.find(AuditEntry.class, intent);
        recordOutcome(
                open,
                first,
                Actor.portalFor(first.getActorId(), first.getActorName()),
                new Outcome(Outcome.Result.UNKNOWN, null, null, null, null));
        return true;
    }

    /**
     * Records what the portal found out about an unknown outcome. Once only: of several nodes, or of a person and the
     * portal, the first one counts.
     *
     * @return whether it was recorded
     */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean recordResolution(long intent, Finding finding) {
        OpenChange open = locked(intent);
        if (open == null || open.getState() != OpenChange.State.UNKNOWN) {
            return false;
        }
        append(finding(AuditEntry.Kind.RESOLUTION, intent, finding.result()), found(intent, null, finding));
        open.found(finding.result());
        return true;
    }

    /**
     * Records what a person says of an unknown outcome: what they found out where the portal couldn't or hasn't yet, or
     * that they have taken note of what it found. With that it is dealt with.
     *
     * @param result applied or not applied; what the portal has found can't be contradicted
     * @param note how they know, or {@code null}
     * @throws AccessDenied when it is none of this person's concern
     * @throws IllegalArgumentException when the portal has found something else
     * @return whether it was recorded; not when someone else was faster
     */
    @InScope("only who is concerned with an open change may say what became of it")
    @TransactionAttribute(REQUIRES_NEW)
    public boolean recordReview(long intent, Outcome.Result result, String note) {
        OpenChange open = locked(intent);
        if (open == null || open.getState() == OpenChange.State.SENT) {
            return false;
        }
        if (!open.concerns(Scope.current())) {
            throw new AccessDenied("not concerned with " + intent);
        }
        if (!open.allows(result)) {
            throw new IllegalArgumentException("entry " + intent + " was found to be " + open.getState());
        }
        append(finding(AuditEntry.Kind.REVIEW, intent, result), found(intent, note, null));
        entities.remove(open);
        return true;
    }

    private AuditEntry finding(AuditEntry.Kind kind, long intentId, Outcome.Result result) {
        AuditEntry intent = entities.find(AuditEntry.class, intentId);
        Actor actor = Scope.current().actor();
        return new AuditEntry(
                        kind,
                        intent.company(),
                        actor.equals(Actor.PORTAL)
                                ? Actor.portalFor(intent.getActorId(), intent.getActorName())
                                : actor,
                        intent.getAction(),
                        intent.getObjectType(),
                        intent.getObjectId())
                .ofFinding(intent, result);
    }

    private Images found(long intentId, String note, Finding finding) {
        Images images = images(entities.find(AuditEntry.class, intentId));
        return new Images(
                images.label(),
                images.credential(),
                note,
                null,
                null,
                finding == null ? null : finding.object(),
                null,
                finding == null ? null : finding.toJson());
    }

    /** The row that decides who may say what became of a change; {@code null} where nothing is open. */
    private OpenChange locked(long intent) {
        return entities.find(OpenChange.class, intent, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Records a change in the portal itself, in the transaction that makes it. */
    @TransactionAttribute(MANDATORY)
    public void recordLocal(@Observes LocalChange change) {
        AuditEntry entry = new AuditEntry(
                AuditEntry.Kind.LOCAL,
                change.company(),
                Scope.current().actor(),
                change.action(),
                change.object().replaceFirst("/.*", ""),
                change.object());
        append(
                entry,
                new Images(
                        change.label(),
                        null,
                        null,
                        present(change.before()),
                        null,
                        present(change.after()),
                        null,
                        null));
    }

    /** Begins the chain of a new company. */
    @TransactionAttribute(MANDATORY)
    public void beginChain(@Observes CompanyCreated created) {
        entities.persist(new AuditHead(created.company()));
    }

    private void recordOutcome(OpenChange open, AuditEntry intent, Actor actor, Outcome outcome) {
        AuditEntry entry = new AuditEntry(
                        AuditEntry.Kind.OUTCOME,
                        intent.company(),
                        actor,
                        intent.getAction(),
                        intent.getObjectType(),
                        intent.getObjectId())
                .ofOutcome(intent, outcome);
        Images images = images(intent);
        append(
                entry,
                new Images(
                        images.label(),
                        images.credential(),
                        null,
                        null,
                        null,
                        outcome.after(),
                        outcome.problem(),
                        null));
        if (outcome.result() == Outcome.Result.UNKNOWN) {
            open.becameUnknown(entry.getHappenedAt());
        } else {
            entities.remove(open);
        }
    }

    /** The head's lock comes first, so that ids, times and places in the chain are in the same order. */
    private void append(AuditEntry entry, Images images) {
        AuditHead head = entities.find(AuditHead.class, entry.company().value(), LockModeType.PESSIMISTIC_WRITE);
        long sequence = head.next();
        byte[] content = images.toBytes();
        entry.chain(
                nextId(),
                sequence,
                head.noEarlierThanLast(clock.instant()),
                head.hash(),
                content,
                vault.seal(entry.company(), sealing(sequence), content));
        entities.persist(entry);
        head.moveTo(entry);
        entities.flush();
        keepTerms(entry, images);
    }

    private void keepTerms(AuditEntry entry, Images images) {
        if (entry.intentId() == null) {
            terms.keepFirst(entry, images);
        } else {
            AuditEntry intent = entities.find(AuditEntry.class, entry.intentId());
            terms.keepLater(intent, images(intent), images);
        }
    }

    /** Known before the entry is written, since its hash covers it. */
    private long nextId() {
        return (Long) entities.createNativeQuery("select next value for audit_entry_seq", Long.class)
                .getSingleResult();
    }

    /** Opens the sealed part of an entry; {@link Images#ERASED} or {@link Images#ALTERED} where that can't be done any more. */
    public Images images(AuditEntry entry) {
        return vault.isErased(entry.company(), entry.getSequence())
                ? Images.ERASED
                : unaltered(entry).map(Images::of).orElse(Images.ALTERED);
    }

    /** What is sealed in an entry, as it was before: UTF-8 of a JSON object; empty where it was erased or altered. */
    public Optional<byte[]> content(AuditEntry entry) {
        return vault.isErased(entry.company(), entry.getSequence()) ? Optional.empty() : unaltered(entry);
    }

    private Optional<byte[]> unaltered(AuditEntry entry) {
        return vault.openUnlessAltered(entry.company(), sealing(entry.getSequence()), entry.sealed())
                .filter(entry::holds);
    }

    private static Purpose sealing(long sequence) {
        return new Purpose("audit/" + sequence);
    }

    private static JsonObject present(JsonObject image) {
        return image.equals(JsonValue.EMPTY_JSON_OBJECT) ? null : image;
    }
}
