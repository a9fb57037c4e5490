package kontor.catalogue;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kontor.company.CompanyId;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.access.Requires;

/** Remembers what accounts have refused to keys, so that it is shown as not available instead of tried on each page. */
@Stateless
public class Denials {
    /** What was refused: an operation on a resource type. */
    public record Denied(String resourceType, Operation operation) {}

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    private final Clock clock = Clock.systemUTC();

    /** All that is known to be refused to a credential's key. */
    @Requires
    public Set<Denied> of(CompanyId company, long credential) {
        Set<Denied> denied = new HashSet<>();
        all(company, credential).forEach(each -> denied.add(new Denied(each.resourceType(), each.operation())));
        return denied;
    }

    @Requires(Right.WORK_ON_OBJECTS)
    public void remember(CompanyId company, long credential, String resourceType, Operation operation) {
        locks.company(company);
        find(company, credential, resourceType, operation)
                .ifPresentOrElse(
                        known -> known.again(clock.instant()),
                        () -> entities.persist(
                                new Denial(company, credential, resourceType, operation, clock.instant())));
    }

    /** The account allows it now. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void forget(CompanyId company, long credential, String resourceType, Operation operation) {
        if (find(company, credential, resourceType, operation).isPresent()) {
            // Not by the entity: of several who do it at the same time, none may fail.
            entities.createQuery("delete from Denial where companyId = :company and credentialId = :credential"
                            + " and resourceType = :type and operation = :operation")
                    .setParameter("company", company.value())
                    .setParameter("credential", credential)
                    .setParameter("type", resourceType)
                    .setParameter("operation", operation)
                    .executeUpdate();
        }
    }

    private Optional<Denial> find(CompanyId company, long credential, String resourceType, Operation operation) {
        return all(company, credential).stream()
                .filter(each -> each.resourceType().equals(resourceType) && each.operation() == operation)
                .findFirst();
    }

    private List<Denial> all(CompanyId company, long credential) {
        return entities.createQuery(
                        "from Denial where companyId = :company and credentialId = :credential", Denial.class)
                .setParameter("company", company.value())
                .setParameter("credential", credential)
                .setMaxResults(1000)
                .getResultList();
    }
}
