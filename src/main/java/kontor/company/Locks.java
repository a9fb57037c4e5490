package kontor.company;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import kontor.company.access.Internal;

/**
 * Has those who look at something and then decide do so one after the other, on all nodes, until their transactions end.
 * Whoever decides locks before anything is read: the database shows a transaction what was committed before its first look.
 * People come before companies, both in the order of their ids, so that nobody waits in a circle.
 */
@Stateless
@TransactionAttribute(MANDATORY)
@Internal("what decides, which has been asked for the right to")
public class Locks {

    @PersistenceContext
    private EntityManager entities;

    /** What is decided in a company: by the head of its log, which whatever changes the company locks in the end. */
    public void company(CompanyId id) {
        companies(List.of(id));
    }

    /** {@link #company} for several. */
    public void companies(Collection<CompanyId> ids) {
        // Beneath the row scope: whoever decides about a person need not belong to all of their companies.
        ids.stream()
                .map(CompanyId::value)
                .distinct()
                .sorted()
                .forEach(id -> entities.createNativeQuery(
                                "select company_id from audit_head where company_id = :id for update", Long.class)
                        .setParameter("id", id)
                        .getResultList());
    }

    /** What is decided about a person, or by one about their own things. */
    public void person(long userId) {
        entities.createNativeQuery("select id from portal_user where id = :id for update", Long.class)
                .setParameter("id", userId)
                .getResultList();
    }

    /** {@link #person}, and everyone who operates the installation: what is decided about who does. */
    public void personAndOperators(long userId) {
        entities.createNativeQuery(
                        "select id from portal_user where id = :id or operates_installation order by id for update",
                        Long.class)
                .setParameter("id", userId)
                .getResultList();
    }
}
