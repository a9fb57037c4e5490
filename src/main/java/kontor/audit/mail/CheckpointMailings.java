package kontor.audit.mail;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.StoredCheckpoint;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.access.ForPortal;
import kontor.company.access.Requires;

/** Keeps to whom companies' checkpoints are mailed, and which one was last. */
@Stateless
public class CheckpointMailings {
    private static final int MOST = 1000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** The company's mailing, or empty where nobody ever set one up. */
    @Requires(Right.READ_AUDIT_LOG)
    public Optional<CheckpointMailing> find(CompanyId company) {
        return Optional.ofNullable(entities.find(CheckpointMailing.class, company.value()));
    }

    /** Mails to these from now on; to nobody where there are none. */
    @Requires(Right.ADMINISTER)
    public void address(CompanyId company, Recipients to) {
        locks.company(company);
        CheckpointMailing mailing = locked(company);
        boolean isNew = mailing == null;
        if (isNew) {
            mailing = new CheckpointMailing(company, clock.instant());
            entities.persist(mailing);
        }
        JsonObject before = isNew ? JsonValue.EMPTY_JSON_OBJECT : mailing.image();
        mailing.address(to, clock.instant());
        changes.fire(new LocalChange(company, "mailing.edit", "mailing/" + company, "", before, mailing.image()));
    }

    /** The companies in scope that have recipients. */
    @ForPortal
    public List<CompanyId> withRecipients() {
        return entities.createQuery("select companyId from CheckpointMailing where recipients <> ''", Long.class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(CompanyId::new)
                .toList();
    }

    /** The newest checkpoint, where it is for this node to mail now. */
    @Requires(Right.ADMINISTER)
    public Optional<SignedCheckpoint> claim(CompanyId company) {
        return checkpoints
                .latest(company)
                .filter(newest -> locked(company).claim(newest.getSequence(), clock.instant()))
                .map(StoredCheckpoint::signed);
    }

    @Requires(Right.ADMINISTER)
    public void mailed(CompanyId company, SignedCheckpoint signed) {
        locked(company).mailed(signed.checkpoint().sequence(), clock.instant());
    }

    @Requires(Right.ADMINISTER)
    public void failed(CompanyId company, SignedCheckpoint signed, MailFailed why) {
        CheckpointMailing mailing = locked(company);
        if (why.isForSome()) {
            mailing.mailedToSome(signed.checkpoint().sequence(), why, clock.instant());
        } else {
            mailing.failed(why, clock.instant());
        }
    }

    private CheckpointMailing locked(CompanyId company) {
        return entities.find(CheckpointMailing.class, company.value(), LockModeType.PESSIMISTIC_WRITE);
    }
}
