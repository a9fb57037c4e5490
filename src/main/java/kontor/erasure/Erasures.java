package kontor.erasure;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.DataErased;
import kontor.company.ErasureRefused;
import kontor.company.ErasureRefused.Reason;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.Requires;
import kontor.vault.DataKeys;
import kontor.vault.Vault;

/**
 * Erases the personal data of archived companies. Two administrators of the company must want it: one asks for it, another
 * one confirms it. What they do is recorded in the company's log, which goes on afterwards.
 */
@Stateless
public class Erasures {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Companies companies;

    @Inject
    private Vault vault;

    @Inject
    private Event<DataErased> erased;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** What is asked for and can still be confirmed. */
    @Requires(Right.ADMINISTER)
    public Optional<Erasure> open(CompanyId id) {
        Company company = administered(id, LockModeType.NONE);
        return pending(id, LockModeType.NONE).filter(erasure -> erasure.isOpen(company, clock.instant()));
    }

    /** Why it was asked for, while nobody has decided. */
    @Requires(Right.ADMINISTER)
    public String reason(Erasure erasure, CompanyId company) {
        return new String(vault.open(company, erasure.reasonPurpose(), erasure.sealedReason()), StandardCharsets.UTF_8);
    }

    /** The erasure by which that entry of the company's log can't be opened any more, or empty. */
    @Requires
    public Optional<Erasure> of(CompanyId company, long entry) {
        return entities.createQuery(
                        "from Erasure where companyId = :company and erasedThrough >= :entry order by erasedThrough",
                        Erasure.class)
                .setParameter("company", company.value())
                .setParameter("entry", entry)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The last erasure of a company's data, or empty. */
    @Requires
    public Optional<Erasure> last(CompanyId company) {
        return entities.createQuery(
                        "from Erasure where companyId = :company and erasedThrough is not null"
                                + " order by erasedThrough desc",
                        Erasure.class)
                .setParameter("company", company.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @throws ErasureRefused when the company is active, or someone has asked already */
    @Requires(Right.ADMINISTER)
    public void ask(CompanyId id, String reason) {
        Company company = administered(id, LockModeType.PESSIMISTIC_READ);
        if (!company.isArchived()) {
            throw new ErasureRefused(Reason.NOT_ARCHIVED);
        }
        pending(id, LockModeType.PESSIMISTIC_WRITE).ifPresent(before -> {
            if (before.isOpen(company, clock.instant())) {
                throw new ErasureRefused(Reason.ASKED_ALREADY);
            }
            before.decide(Erasure.State.LAPSED, Actor.PORTAL, clock.instant());
            entities.flush();
        });
        Erasure erasure = new Erasure(id, Scope.current().actor(), clock.instant());
        entities.persist(erasure);
        erasure.explain(vault.seal(id, erasure.reasonPurpose(), reason.getBytes(StandardCharsets.UTF_8)));
        record(
                company,
                "company.erasure.request",
                Json.createObjectBuilder().add("reason", reason).build());
    }

    /** @throws ErasureRefused when someone else asked for it, or nobody */
    @Requires(Right.ADMINISTER)
    public void withdraw(CompanyId id) {
        Company company = administered(id, LockModeType.PESSIMISTIC_READ);
        Erasure erasure = toDecide(company);
        if (!erasure.isAskedBy(Scope.current().actor())) {
            throw new ErasureRefused(Reason.NOT_OWN_REQUEST);
        }
        end(company, erasure, Erasure.State.WITHDRAWN, "company.erasure.withdraw");
    }

    /** @throws ErasureRefused when the person asked for it themselves, or nobody did */
    @Requires(Right.ADMINISTER)
    public void refuse(CompanyId id) {
        Company company = administered(id, LockModeType.PESSIMISTIC_READ);
        end(company, someoneElses(company), Erasure.State.REFUSED, "company.erasure.refuse");
    }

    private void end(Company company, Erasure erasure, Erasure.State state, String action) {
        erasure.decide(state, Scope.current().actor(), clock.instant());
        record(company, action, askedBy(erasure));
    }

    /**
     * Erases the company's data, in this one transaction. The share of the erased key is still there afterwards:
     * {@link DataKeys#destroyCondemned} deletes it, which whoever calls this has to do next.
     *
     * @param typedName the company's name as the person has typed it
     * @throws ErasureRefused when the person asked for it themselves, nobody did, or the name is another
     */
    @Requires(Right.ADMINISTER)
    public void confirm(CompanyId id, String typedName) {
        Company company = administered(id, LockModeType.PESSIMISTIC_READ);
        Erasure erasure = someoneElses(company);
        if (!company.getName().equals(typedName.strip())) {
            throw new ErasureRefused(Reason.OTHER_NAME);
        }
        erase(company, erasure);
    }

    /**
     * Erases the company's data once more in a database that was restored from a backup made before they were: their key
     * is gone already, and what the backup has brought back beside it must go too.
     */
    @ForPortal
    public void eraseAgain(CompanyId id) {
        Company company = administered(id, LockModeType.PESSIMISTIC_READ);
        pending(id, LockModeType.PESSIMISTIC_WRITE)
                .ifPresent(before -> before.decide(Erasure.State.LAPSED, Actor.PORTAL, clock.instant()));
        entities.flush();
        Erasure erasure = new Erasure(id, Actor.PORTAL, clock.instant());
        entities.persist(erasure);
        erase(company, erasure);
        if (!company.isArchived()) {
            companies.archive(id);
        }
    }

    private void erase(Company company, Erasure erasure) {
        erased.fire(new DataErased(company.id()));
        long through = vault.erasedThrough(company.id());
        erasure.done(Scope.current().actor(), through, clock.instant());
        entities.createQuery("update Erasure set sealedReason = null where companyId = :company")
                .setParameter("company", company.getId())
                .executeUpdate();
        record(
                company,
                "company.erasure.confirm",
                Json.createObjectBuilder(askedBy(erasure))
                        .add("erasedThrough", through)
                        .build());
    }

    private static JsonObject askedBy(Erasure erasure) {
        return Json.createObjectBuilder().add("askedBy", erasure.getAskedBy()).build();
    }

    private Erasure someoneElses(Company company) {
        Erasure erasure = toDecide(company);
        if (erasure.isAskedBy(Scope.current().actor())) {
            throw new ErasureRefused(Reason.OWN_REQUEST);
        }
        return erasure;
    }

    private Erasure toDecide(Company company) {
        return pending(company.id(), LockModeType.PESSIMISTIC_WRITE)
                .filter(erasure -> erasure.isOpen(company, clock.instant()))
                .orElseThrow(() -> new ErasureRefused(Reason.NOT_ASKED));
    }

    /** Locked by whoever decides, so that they do so one after the other. */
    private Optional<Erasure> pending(CompanyId company, LockModeType lock) {
        return entities.createQuery("from Erasure where companyId = :company and pending = 1", Erasure.class)
                .setParameter("company", company.value())
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** Locked against being restored meanwhile, but not against entries of its log. */
    private Company administered(CompanyId id, LockModeType lock) {
        if (lock != LockModeType.NONE) {
            locks.company(id);
        }
        Company company = companies.get(id);
        if (lock != LockModeType.NONE) {
            entities.refresh(company, lock);
        }
        return company;
    }

    private void record(Company company, String action, JsonObject after) {
        changes.fire(new LocalChange(
                company.id(),
                action,
                "company/" + company.getId(),
                company.getName(),
                JsonValue.EMPTY_JSON_OBJECT,
                after));
    }
}
