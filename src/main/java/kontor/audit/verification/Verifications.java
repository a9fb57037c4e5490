package kontor.audit.verification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.audit.AuditEntry;
import kontor.audit.AuditHead;
import kontor.audit.chain.ChainCheck;
import kontor.audit.chain.Faults;
import kontor.audit.chain.Link;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.Requires;

/** Keeps checks of logs and their results; each step is a short transaction of its own. */
@Stateless
public class Verifications {
    private static final int SHOWN = 20;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Companies companies;

    private final Clock clock = Clock.systemUTC();

    /**
     * Where a chain ends.
     *
     * @param sequence where its head says so; 0 where there is no entry
     * @param hash the head's hash
     * @param last the last place at which there really is an entry
     */
    public record End(long sequence, byte[] hash, long last) {}

    /**
     * Notes down a check, for a worker to go about.
     *
     * @return empty when one is under way
     */
    @Requires(Right.READ_AUDIT_LOG)
    public Optional<Verification> begin(CompanyId company) {
        AuditHead head = entities.find(AuditHead.class, company.value(), LockModeType.PESSIMISTIC_WRITE);
        if (latest(company)
                .filter(last -> last.state(clock.instant()) == Verification.State.RUNNING)
                .isPresent()) {
            return Optional.empty();
        }
        Verification verification =
                new Verification(company, Scope.current().actor().name(), head.sequence(), clock.instant());
        entities.persist(verification);
        entities.flush();
        return Optional.of(verification);
    }

    /** Where the chain ends, as it is at one moment. */
    @Requires(Right.READ_AUDIT_LOG)
    public End end(CompanyId company) {
        AuditHead head = entities.find(AuditHead.class, company.value(), LockModeType.PESSIMISTIC_READ);
        Long last = entities.createQuery("select max(sequence) from AuditEntry where companyId = :company", Long.class)
                .setParameter("company", company.value())
                .getSingleResult();
        return new End(head.sequence(), head.hash(), last == null ? 0 : last);
    }

    /** The next entries of the chain, in their order. */
    @Requires(Right.READ_AUDIT_LOG)
    public List<Link> links(CompanyId company, long after, long through, int atMost) {
        List<AuditEntry> entries = entities.createQuery(
                        "from AuditEntry where companyId = :company and sequence > :after and sequence <= :through"
                                + " order by sequence",
                        AuditEntry.class)
                .setParameter("company", company.value())
                .setParameter("after", after)
                .setParameter("through", through)
                .setMaxResults(atMost)
                .setHint("org.hibernate.readOnly", true)
                .getResultList();
        return entries.stream().map(AuditEntry::link).toList();
    }

    /** The place of the next entry, without reading the entry. */
    @Requires(Right.READ_AUDIT_LOG)
    public OptionalLong next(CompanyId company, long after) {
        Long next = entities.createQuery(
                        "select min(sequence) from AuditEntry where companyId = :company and sequence > :after",
                        Long.class)
                .setParameter("company", company.value())
                .setParameter("after", after)
                .getSingleResult();
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    @Requires(Right.READ_AUDIT_LOG)
    public void reach(CompanyId company, long id, long entries) {
        own(company, id).reach(entries, clock.instant());
    }

    @Requires(Right.READ_AUDIT_LOG)
    public void finish(CompanyId company, long id, ChainCheck chain, int checkpoints, Faults faults) {
        own(company, id).finish(chain, checkpoints, faults, clock.instant());
    }

    @Requires(Right.READ_AUDIT_LOG)
    public void fail(CompanyId company, long id) {
        own(company, id).fail(clock.instant());
    }

    private Verification own(CompanyId company, long id) {
        Verification verification = entities.find(Verification.class, id);
        if (verification == null || !verification.isOf(company)) {
            throw new AccessDenied("no verification " + id);
        }
        return verification;
    }

    /** The company's newest {@value #SHOWN} checks, newest first. */
    @Requires(Right.READ_AUDIT_LOG)
    public List<Verification> list(CompanyId company) {
        return newest(company, SHOWN);
    }

    /** The newest check of the company, or empty. */
    @Requires(Right.READ_AUDIT_LOG)
    public Optional<Verification> latest(CompanyId company) {
        return newest(company, 1).stream().findFirst();
    }

    /** The newest check of the company that came to its end, or empty. */
    @Requires(Right.READ_AUDIT_LOG)
    public Optional<Verification> latestDone(CompanyId company) {
        return list(company).stream()
                .filter(each -> each.state(clock.instant()) == Verification.State.DONE)
                .findFirst();
    }

    private List<Verification> newest(CompanyId company, int atMost) {
        return entities.createQuery("from Verification where companyId = :company order by id desc", Verification.class)
                .setParameter("company", company.value())
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The logs in scope that nobody has had checked for so long. */
    @ForPortal
    public Set<CompanyId> due(Duration interval) {
        Instant before = clock.instant().minus(interval);
        return companies.withLogs().stream()
                .map(Company::id)
                .filter(company -> Scope.current().may(company, Right.READ_AUDIT_LOG))
                .filter(company -> latest(company)
                        .map(last -> last.getStartedAt().isBefore(before))
                        .orElse(true))
                .collect(Collectors.toUnmodifiableSet());
    }
}
