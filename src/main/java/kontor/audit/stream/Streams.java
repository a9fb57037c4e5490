package kontor.audit.stream;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kontor.audit.AuditHead;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Requires;
import kontor.vault.Vault;

/** Sets up, changes, switches and removes a company's streams. All of it is in the log; the token never is. */
@Stateless
public class Streams {
    /** How many a company may have. */
    public static final int MOST = 5;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Vault vault;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** The company's streams, by label. */
    @Requires(Right.READ_AUDIT_LOG)
    public List<AuditStream> list(CompanyId company) {
        return entities.createQuery("from AuditStream where companyId = :company order by label", AuditStream.class)
                .setParameter("company", company.value())
                .setMaxResults(MOST)
                .getResultList();
    }

    /**
     * @return the stream of that company
     * @throws AccessDenied when there is none, or it is another company's
     */
    @Requires(Right.READ_AUDIT_LOG)
    public AuditStream get(CompanyId company, long id) {
        return own(company, id, entities.find(AuditStream.class, id));
    }

    private static AuditStream own(CompanyId company, long id, AuditStream stream) {
        if (stream == null || !stream.company().equals(company)) {
            throw new AccessDenied("no stream " + id);
        }
        return stream;
    }

    /** What the stream has still to send. */
    @Requires(Right.READ_AUDIT_LOG)
    public Backlog backlog(AuditStream stream) {
        long entries = head(stream.company()) - stream.position();
        return new Backlog(Math.max(0, entries), entries <= 0 ? null : oldest(stream));
    }

    /** Of a company whose next entry is gone, the oldest that is there. */
    private Instant oldest(AuditStream stream) {
        return entities.createQuery(
                        "select happenedAt from AuditEntry where companyId = :company and sequence > :position"
                                + " order by sequence",
                        Instant.class)
                .setParameter("company", stream.company().value())
                .setParameter("position", stream.position())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private long head(CompanyId company) {
        return entities.find(AuditHead.class, company.value()).sequence();
    }

    /** Whether another stream of the company has the label. */
    @Requires(Right.ADMINISTER)
    public boolean labelTaken(CompanyId company, String label, Long except) {
        return list(company).stream()
                .anyMatch(each -> each.label().equalsIgnoreCase(label.strip())
                        && !each.id().equals(except));
    }

    /** Whether the company has as many as it may have. */
    @Requires(Right.READ_AUDIT_LOG)
    public boolean full(CompanyId company) {
        return list(company).size() >= MOST;
    }

    /**
     * Sets up a stream, which begins to send at once.
     *
     * @param fromBeginning whether it begins with the oldest entry there is, or with the next one
     * @throws StreamRefused when the label is taken, or the company has as many as it may have
     */
    @Requires(Right.ADMINISTER)
    public AuditStream setUp(CompanyId company, StreamSettings settings, boolean fromBeginning) {
        requireRight(company, settings);
        locks.company(company);
        if (full(company)) {
            throw new StreamRefused(true);
        }
        refuseTakenLabel(company, settings, null);
        Instant now = clock.instant();
        AuditStream stream = new AuditStream(company, fromBeginning ? beforeFirst(company) : head(company), now);
        stream.describe(settings, now);
        entities.persist(stream);
        entities.flush();
        keepToken(stream, settings);
        record(stream, "stream.create", JsonValue.EMPTY_JSON_OBJECT, stream.image());
        return stream;
    }

    private void refuseTakenLabel(CompanyId company, StreamSettings settings, Long except) {
        if (labelTaken(company, settings.label(), except)) {
            throw new StreamRefused(false);
        }
    }

    private long beforeFirst(CompanyId company) {
        Long first = entities.createQuery("select min(sequence) from AuditEntry where companyId = :company", Long.class)
                .setParameter("company", company.value())
                .getSingleResult();
        return first == null ? head(company) : first - 1;
    }

    /**
     * Changes a stream; its token only where a new one is given. It goes on where it is.
     *
     * @throws StreamRefused when the label is taken
     * @throws TokenNeeded when the stored token would be sent somewhere else
     */
    @Requires(Right.ADMINISTER)
    public void change(CompanyId company, long id, StreamSettings settings) {
        requireRight(company, settings);
        locks.company(company);
        refuseTakenLabel(company, settings, id);
        AuditStream stream = locked(company, id);
        refuseToLeadTheTokenElsewhere(stream, settings);
        JsonObject before = stream.image();
        stream.describe(settings, clock.instant());
        keepToken(stream, settings);
        entities.flush();
        record(stream, "stream.edit", before, stream.image());
    }

    private static void refuseToLeadTheTokenElsewhere(AuditStream stream, StreamSettings settings) {
        if (stream.sealedToken() != null
                && settings.address().kind() == StreamAddress.Kind.HTTPS
                && settings.token().isEmpty()
                && stream.leadsElsewhere(settings)) {
            throw new TokenNeeded();
        }
    }

    @Requires(Right.ADMINISTER)
    public void turn(CompanyId company, long id, boolean on) {
        AuditStream stream = locked(company, id);
        if (stream.state() == AuditStream.State.OFF == on) {
            JsonObject before = stream.image();
            stream.turn(on, clock.instant());
            record(stream, on ? "stream.on" : "stream.off", before, stream.image());
        }
    }

    /** Ends the pause after a failure, say because a test has worked. */
    @Requires(Right.ADMINISTER)
    public void wake(CompanyId company, long id) {
        locked(company, id).wake(clock.instant());
    }

    /** Removes a stream, its token included. Where it was is forgotten. */
    @Requires(Right.ADMINISTER)
    public void remove(CompanyId company, long id) {
        AuditStream stream = locked(company, id);
        JsonObject before = stream.image();
        entities.remove(stream);
        record(stream, "stream.remove", before, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Opening personal data for a machine takes the right to read them. */
    private static void requireRight(CompanyId company, StreamSettings settings) {
        if (settings.opensContent()) {
            Scope.current().require(company, Right.READ_AUDIT_LOG);
        }
    }

    private AuditStream locked(CompanyId company, long id) {
        return own(company, id, entities.find(AuditStream.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private void keepToken(AuditStream stream, StreamSettings settings) {
        if (stream.address().kind() == StreamAddress.Kind.HTTPS) {
            settings.token()
                    .ifPresent(token -> stream.keep(
                            vault.seal(stream.company(), stream.tokenPurpose(), token.getBytes(StandardCharsets.UTF_8)),
                            clock.instant()));
        }
    }

    private void record(AuditStream stream, String action, JsonObject before, JsonObject after) {
        changes.fire(new LocalChange(stream.company(), action, "stream/" + stream.id(), stream.label(), before, after));
    }
}
