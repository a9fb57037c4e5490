package kontor.credential;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.ForPortal;
import kontor.company.access.Requires;
import kontor.frachtpilot.gate.Counts;

/** Keeps what was asked of accounts, day by day. */
@Stateless
public class AccountDays {
    /** How many days people are shown. */
    public static final int SHOWN = 30;

    @PersistenceContext
    private EntityManager entities;

    /** The latest days on which the account was asked, the newest first. */
    @Requires(Right.ADMINISTER)
    public List<AccountDay> latest(CompanyId company, long credential, LocalDate today) {
        return entities.createQuery(
                        "from AccountDay where companyId = :company and credentialId = :credential"
                                + " and day > :before order by day desc",
                        AccountDay.class)
                .setParameter("company", company.value())
                .setParameter("credential", credential)
                .setParameter("before", today.minusDays(SHOWN))
                .setMaxResults(SHOWN)
                .getResultList();
    }

    /** Adds counts to a day. Those of a credential that was removed meanwhile are of no use to anyone. */
    @ForPortal
    public void add(long credential, LocalDate day, Counts counts) {
        Credential access = entities.find(Credential.class, credential);
        if (access == null) {
            return;
        }
        entities.createQuery("from AccountDay where credentialId = :credential and day = :day", AccountDay.class)
                .setParameter("credential", credential)
                .setParameter("day", day)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> begun(access, day))
                .add(counts);
    }

    private AccountDay begun(Credential access, LocalDate day) {
        AccountDay begun = new AccountDay(access.company(), access.getId(), day);
        entities.persist(begun);
        return begun;
    }
}
