package kontor.object;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.DataErased;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.InScope;
import kontor.company.access.Internal;
import kontor.company.access.Requires;
import kontor.vault.Vault;

/** How the signed-in person likes their lists: columns, and views with a name. Nobody sees another person's. */
@Stateless
public class ListPreferences {
    /** How many views a person may keep of one kind of object. */
    public static final int MOST_VIEWS = 50;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Vault vault;

    private final Clock clock = Clock.systemUTC();

    /** The columns the person has chosen for a kind of object, or empty. */
    @InScope("the person's own")
    public Optional<List<String>> columns(String resourceType) {
        return chosen(resourceType).map(ListColumns::columns);
    }

    /** Keeps the columns, in this order; none at all gives back the usual ones. */
    @InScope("the person's own")
    public void choose(String resourceType, List<String> columns) {
        locks.person(person());
        Optional<ListColumns> before = chosen(resourceType);
        if (columns.isEmpty()) {
            before.ifPresent(entities::remove);
            return;
        }
        ListColumns kept = before.orElseGet(() -> new ListColumns(person(), resourceType));
        kept.choose(columns);
        entities.persist(kept);
    }

    private Optional<ListColumns> chosen(String resourceType) {
        return entities.createQuery(
                        "from ListColumns where userId = :person and resourceType = :type", ListColumns.class)
                .setParameter("person", person())
                .setParameter("type", resourceType)
                .getResultStream()
                .findFirst();
    }

    /** The person's views of a kind of object in a company, by name. */
    @Requires(Right.WORK_ON_OBJECTS)
    public List<SavedView> views(CompanyId company, String resourceType) {
        return entities.createQuery(
                        "from SavedView where companyId = :company and userId = :person and resourceType = :type"
                                + " and sealed is not null",
                        SavedView.class)
                .setParameter("company", company.value())
                .setParameter("person", person())
                .setParameter("type", resourceType)
                .setMaxResults(MOST_VIEWS)
                .getResultStream()
                .map(view -> view.opened(vault.open(company, view.purpose(), view.sealed())))
                .sorted(Comparator.comparing(SavedView::getName, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /**
     * Keeps a view; one of the same name is replaced.
     *
     * @throws TooManyViews when there are {@value #MOST_VIEWS} others
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public SavedView save(CompanyId company, String resourceType, String name, String address) {
        locks.person(person());
        List<SavedView> before = views(company, resourceType);
        List<SavedView> replaced = before.stream()
                .filter(view -> view.getName().equalsIgnoreCase(name.strip()))
                .toList();
        if (replaced.isEmpty() && before.size() >= MOST_VIEWS) {
            throw new TooManyViews();
        }
        replaced.forEach(entities::remove);
        byte[] content = SavedView.content(name.strip(), address);
        SavedView view = new SavedView(
                company,
                person(),
                resourceType,
                vault.seal(company, SavedView.purpose(person(), resourceType), content),
                clock.instant());
        entities.persist(view);
        return view.opened(content);
    }

    /** Seals the views of the companies in scope that are from before views were sealed. */
    @ForPortal
    public void sealOld() {
        entities.createQuery("from SavedView where sealed is null", SavedView.class)
                .getResultList()
                .forEach(view -> {
                    entities.persist(view.sealedAs(vault.seal(view.company(), view.purpose(), view.plainContent())));
                    entities.remove(view);
                });
    }

    /** Removes everyone's views of the company. */
    @Internal("the erasure of a company")
    @TransactionAttribute(MANDATORY)
    public void removeViews(@Observes DataErased erased) {
        entities.createQuery("delete from SavedView where companyId = :company")
                .setParameter("company", erased.company().value())
                .executeUpdate();
    }

    /** @throws AccessDenied when there is no such view of the person's own */
    @InScope("the person's own")
    public void remove(long id) {
        locks.person(person());
        SavedView view = entities.find(SavedView.class, id);
        if (view == null || !view.isOf(person())) {
            throw new AccessDenied("no view " + id);
        }
        entities.remove(view);
    }

    private static long person() {
        Long person = Scope.current().actor().userId();
        if (person == null) {
            throw new AccessDenied("nobody is signed in");
        }
        return person;
    }
}
