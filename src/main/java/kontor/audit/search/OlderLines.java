package kontor.audit.search;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import kontor.audit.AuditSearch;
import kontor.company.CompanyId;
import kontor.company.access.ForPortal;
import kontor.company.access.InScope;

/**
 * Gives lines that were recorded before there were terms theirs, newest first, a few at a time. It can be broken off at any
 * time and goes on where it was; on several nodes, one works on a company at a time.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class OlderLines {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditSearch search;

    @Inject
    private TermIndex terms;

    /** The companies in scope some of whose lines have no terms yet. */
    @ForPortal
    public List<CompanyId> waiting() {
        return entities
                .createQuery("select companyId from Backlog order by companyId", Long.class)
                .getResultList()
                .stream()
                .map(CompanyId::new)
                .toList();
    }

    /** Whether lines of the company, or of any in scope, have no terms yet. */
    @InScope("whether there are any in the logs in scope")
    public boolean areWaiting(Optional<CompanyId> company) {
        List<CompanyId> waiting = waiting();
        return company.map(waiting::contains).orElse(!waiting.isEmpty());
    }

    /**
     * Gives the next lines of a company their terms.
     *
     * @return whether there may be more
     */
    @ForPortal
    public boolean index(CompanyId company, int atMost) {
        Backlog backlog = entities.find(Backlog.class, company.value(), LockModeType.PESSIMISTIC_WRITE);
        if (backlog == null) {
            return false;
        }
        List<Long> ids = below(company, backlog, atMost);
        terms.keep(search.ofIntents(ids));
        return moved(backlog, ids);
    }

    /** Leaves the next line of a company without terms: what can't be opened would stand in the way of all others. */
    @ForPortal
    public void passOver(CompanyId company) {
        Backlog backlog = entities.find(Backlog.class, company.value(), LockModeType.PESSIMISTIC_WRITE);
        if (backlog != null) {
            moved(backlog, below(company, backlog, 1));
        }
    }

    private List<Long> below(CompanyId company, Backlog backlog, int atMost) {
        return entities.createQuery(
                        "select entry.id from AuditEntry entry where entry.companyId = :company and entry.id < :below"
                                + " and entry.intentId is null order by entry.id desc",
                        Long.class)
                .setParameter("company", company.value())
                .setParameter("below", backlog.belowId())
                .setMaxResults(atMost)
                .getResultList();
    }

    private boolean moved(Backlog backlog, List<Long> ids) {
        if (ids.isEmpty()) {
            entities.remove(backlog);
            return false;
        }
        backlog.workedDownTo(ids.getLast());
        return true;
    }
}
