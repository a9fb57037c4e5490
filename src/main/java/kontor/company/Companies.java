package kontor.company;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.company.access.ForOperators;
import kontor.company.access.InScope;
import kontor.company.access.Internal;
import kontor.company.access.Requires;

/** Lists, creates, edits and archives companies. Sees only those in the current {@link Scope}. */
@Stateless
public class Companies {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Event<LocalChange> changes;

    @Inject
    private Event<CompanyCreated> created;

    private final Clock clock = Clock.systemUTC();

    /** The companies in scope, active ones first, by name. */
    @InScope("the row scope")
    public List<Company> list() {
        return list(Company.Kind.CUSTOMER);
    }

    /** What has a log: the companies in scope and, for those who operate it, the installation. */
    @InScope("the row scope")
    public List<Company> withLogs() {
        return Stream.concat(list().stream(), list(Company.Kind.INSTALLATION).stream())
                .toList();
    }

    private List<Company> list(Company.Kind kind) {
        return entities.createQuery(
                        "from Company where kind = :kind order by case when archivedAt is null then 0 else 1 end, name",
                        Company.class)
                .setParameter("kind", kind)
                .setMaxResults(1000)
                .getResultList();
    }

    /** The company, or empty when it does not exist or is out of scope: nobody can tell which. */
    @InScope("the row scope")
    public Optional<Company> find(CompanyId id) {
        return Optional.ofNullable(entities.find(Company.class, id.value()));
    }

    /**
     * @return the company in scope
     * @throws AccessDenied when it does not exist or is out of scope
     */
    @Requires
    public Company get(CompanyId id) {
        return find(id).orElseThrow(() -> new AccessDenied("no company " + id));
    }

    /** Whether a company of that name exists already, in scope or not: names are shared by the installation. */
    @InScope("names are shared by the installation; only that one is taken is told")
    public boolean nameTaken(String name, CompanyId except) {
        Number count = (Number) entities.createNativeQuery(
                        "select count(*) from company where kind = 'CUSTOMER' and name = :name and id <> :except",
                        Long.class)
                .setParameter("name", name.strip())
                .setParameter("except", except == null ? -1 : except.value())
                .getSingleResult();
        return count.intValue() > 0;
    }

    /**
     * Creates a company; its creator administers it from then on.
     *
     * @throws AccessDenied unless the actor operates the installation
     */
    @ForOperators
    public Company create(String name) {
        Scope scope = Scope.current();
        Company company = new Company(name, clock.instant());
        entities.persist(company);
        entities.flush();
        scope.with(company.id(), EnumSet.allOf(Right.class)).run(() -> {
            created.fire(new CompanyCreated(company.id(), scope.actor()));
            record(company, "company.create", JsonValue.EMPTY_JSON_OBJECT);
        });
        return company;
    }

    /** The installation, which every log that belongs to no company is kept with; empty before the first start. */
    @Internal("what is told in the log of the installation")
    public Optional<CompanyId> installation() {
        List<?> ids = entities.createNativeQuery("select id from company where kind = 'INSTALLATION'", Long.class)
                .getResultList();
        return ids.stream().findFirst().map(id -> new CompanyId((Long) id));
    }

    /** Begins the installation's log. Of several nodes that do so at once, all but one fail. */
    @Internal("the first start")
    public void createInstallation() {
        Company installation = Company.ofInstallation(clock.instant());
        entities.persist(installation);
        entities.flush();
        Scope.ofPortal(Set.of(installation.id())).run(() -> {
            created.fire(new CompanyCreated(installation.id(), Actor.PORTAL));
            record(installation, "installation.begin", JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_OBJECT);
        });
    }

    @Requires(Right.ADMINISTER)
    public Company edit(CompanyId id, String name, int colour, boolean reasonRequired) {
        Company company = administered(id);
        JsonObject before = company.image();
        company.edit(name, colour, reasonRequired);
        entities.flush();
        record(company, "company.edit", before);
        return company;
    }

    /** Archives a company: it is kept with its log, but nothing can be changed in its accounts any more. */
    @Requires(Right.ADMINISTER)
    public void archive(CompanyId id) {
        Company company = administered(id);
        JsonObject before = company.image();
        company.archive(clock.instant());
        record(company, "company.archive", before);
    }

    @Requires(Right.ADMINISTER)
    public void restore(CompanyId id) {
        Company company = administered(id);
        JsonObject before = company.image();
        company.restore();
        record(company, "company.restore", before);
    }

    private Company administered(CompanyId id) {
        locks.company(id);
        return get(id);
    }

    private void record(Company company, String action, JsonObject before) {
        record(company, action, before, company.image());
    }

    private void record(Company company, String action, JsonObject before, JsonObject after) {
        changes.fire(
                new LocalChange(company.id(), action, "company/" + company.getId(), company.getName(), before, after));
    }
}
