package kontor.audit.search;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.DataErased;
import kontor.company.Locks;
import kontor.company.Scope;
import kontor.company.access.InScope;
import kontor.company.access.Internal;
import kontor.vault.Vault;

/** The searches of the log that the signed-in person has given a name. Nobody sees another person's. */
@Stateless
public class SavedSearches {
    /** How many a person may keep. */
    public static final int MOST = 50;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Vault vault;

    private final Clock clock = Clock.systemUTC();

    /** The person's searches, by name; those of companies they no longer belong to are not among them. */
    @InScope("the person's own")
    public List<SavedSearch> list() {
        return entities.createQuery("from SavedSearch where userId = :person order by name", SavedSearch.class)
                .setParameter("person", person())
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Page and query of a search of the person's own. */
    @InScope("the person's own")
    public String address(SavedSearch search) {
        if (!search.isOf(person())) {
            throw new AccessDenied("no search " + search.getId());
        }
        byte[] address = search.company()
                .map(company -> vault.open(company, SavedSearch.sealing(person(), search.getName()), search.address()))
                .orElse(search.address());
        return new String(address, StandardCharsets.UTF_8);
    }

    /**
     * Keeps a search; one of the same name is replaced.
     *
     * @param company the company it is of, under whose data key it is sealed; empty for one of all companies, which must
     *     not hold people's words or values of objects
     * @return whether it was kept; not when there are {@value #MOST} already
     */
    @InScope("the person's own")
    public boolean save(String name, Optional<CompanyId> company, String address) {
        company.filter(id -> !Scope.current().rights().containsKey(id)).ifPresent(id -> {
            throw new AccessDenied("no company " + id);
        });
        locks.person(person());
        List<SavedSearch> others = list();
        List<SavedSearch> replaced = others.stream()
                .filter(search -> search.getName().equalsIgnoreCase(name))
                .toList();
        if (replaced.isEmpty() && others.size() >= MOST) {
            return false;
        }
        replaced.forEach(entities::remove);
        entities.flush();
        byte[] plain = address.getBytes(StandardCharsets.UTF_8);
        entities.persist(new SavedSearch(
                company,
                person(),
                name,
                company.map(id -> vault.seal(id, SavedSearch.sealing(person(), name), plain))
                        .orElse(plain),
                clock.instant()));
        return true;
    }

    /** Removes everyone's searches of the company. */
    @Internal("the erasure of a company")
    @TransactionAttribute(MANDATORY)
    public void removeAll(@Observes DataErased erased) {
        entities.createQuery("delete from SavedSearch where companyId = :company")
                .setParameter("company", erased.company().value())
                .executeUpdate();
    }

    /** @throws AccessDenied when there is no such search of the person's own */
    @InScope("the person's own")
    public void remove(long id) {
        locks.person(person());
        SavedSearch search = entities.find(SavedSearch.class, id);
        if (search == null || !search.isOf(person())) {
            throw new AccessDenied("no search " + id);
        }
        entities.remove(search);
    }

    private static long person() {
        Long person = Scope.current().actor().userId();
        if (person == null) {
            throw new AccessDenied("nobody is signed in");
        }
        return person;
    }
}
