package kontor.audit;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.annotation.Priority;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kontor.company.CompanyId;
import kontor.company.DataErased;
import kontor.company.ErasureRefused;
import kontor.company.access.Internal;
import kontor.vault.DataKeys;

/**
 * What the erasure of a company's data means for its log: no entry is touched, and none up to its head can be opened any
 * more.
 */
@Stateless
@Internal("the erasure of a company")
public class LogErasure {

    /** After so long nobody will report on a change that was sent: the portal was down, or the database restored. */
    private static final Duration SURELY_SILENT = Duration.ofMinutes(5);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private DataKeys dataKeys;

    @Inject
    private AuditLog log;

    private final Clock clock = Clock.systemUTC();

    /** @throws ErasureRefused while a change is under way, whose outcome couldn't be recorded with its object's name */
    @TransactionAttribute(MANDATORY)
    public void erase(@Observes @Priority(DataErased.KEY) DataErased erased) {
        CompanyId company = erased.company();
        AuditHead head = entities.find(AuditHead.class, company.value(), LockModeType.PESSIMISTIC_WRITE);
        List<OpenChange> sent = sent(company);
        Instant silent = clock.instant().minus(SURELY_SILENT);
        if (sent.stream().anyMatch(change -> change.isRecordedAfter(silent))) {
            throw new ErasureRefused(ErasureRefused.Reason.CHANGE_UNDER_WAY);
        }
        dataKeys.erase(company, head.next() - 1);
        sent.forEach(change -> log.giveUpErased(change.getIntentId()));
        forgetOpenChanges(company);
    }

    private List<OpenChange> sent(CompanyId company) {
        return entities.createQuery("from OpenChange where companyId = :company and state = :sent", OpenChange.class)
                .setParameter("company", company.value())
                .setParameter("sent", OpenChange.State.SENT)
                .getResultList();
    }

    /** Nothing can be found out any more about unknown outcomes, without what the objects were before. */
    private void forgetOpenChanges(CompanyId company) {
        entities.createQuery("delete from OpenChange where companyId = :company")
                .setParameter("company", company.value())
                .executeUpdate();
    }
}
