package kontor.vault;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import kontor.company.CompanyCreated;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Internal;
import kontor.company.access.Requires;

/**
 * How companies' data keys come into being and go. A key's share is on the disk before the key is committed, and is deleted
 * only after it is committed that the key is gone: whenever the portal is killed, either the key is whole or what is left to
 * delete is written down.
 */
@Stateless
@Internal("keys, which nobody asks for by hand")
public class DataKeys {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private KeyEncryptionKey keyEncryptionKey;

    @Inject
    private KeyShares shares;

    private final Clock clock = Clock.systemUTC();

    /** Gives a new company its data key. */
    @TransactionAttribute(MANDATORY)
    public void give(@Observes CompanyCreated created) {
        DataKey key = new DataKey(created.company());
        renew(key);
        entities.persist(key);
    }

    /** The companies in scope whose data key has no share yet. */
    public List<CompanyId> withoutShare() {
        return companies("share is null");
    }

    /** Wraps a data key from before there were shares with one; does nothing where it has one. */
    @TransactionAttribute(REQUIRES_NEW)
    public void giveShare(CompanyId company) {
        DataKey key = locked(company);
        if (key.share() != null) {
            return;
        }
        try {
            key.shareWith(keyEncryptionKey, shares, shares.make(company));
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("The data key of company " + company + " can't be wrapped anew", e);
        }
    }

    /**
     * Has the company's data key destroyed and gives it a fresh one, with which its log goes on. From the commit on, what
     * was sealed before can't be opened; {@link #destroyCondemned} makes that true of backups too.
     *
     * @param through the last entry of its log that was sealed with the key
     */
    @TransactionAttribute(MANDATORY)
    public void erase(CompanyId company, long through) {
        DataKey key = locked(company);
        if (key.condemnedShare() != null) {
            shares.destroy(company, key.condemnedShare());
        }
        key.condemn(through);
        renew(key);
        forgetSearchKey(company);
        entities.flush();
    }

    /** It was sealed with the old key; the log gets another one when something is added to it. */
    private void forgetSearchKey(CompanyId company) {
        SearchKey searchKey = entities.find(SearchKey.class, company.value());
        if (searchKey != null) {
            entities.remove(searchKey);
        }
    }

    private void renew(DataKey key) {
        try {
            key.renew(keyEncryptionKey, shares, shares.make(key.company()), clock.instant());
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("No data key can be made for company " + key.company(), e);
        }
    }

    /** The companies in scope of which the share of an erased key is still to be deleted. */
    public List<CompanyId> condemned() {
        return companies("condemnedShare is not null");
    }

    /** Deletes the share of an erased key; does nothing where there is none left. */
    @Requires(Right.ADMINISTER)
    @TransactionAttribute(REQUIRES_NEW)
    public void destroyCondemned(CompanyId company) {
        DataKey key = locked(company);
        if (key.condemnedShare() != null) {
            shares.destroy(company, key.condemnedShare());
            key.destroyed();
        }
    }

    /**
     * The companies in scope that were erased, but not in this database: it was restored from a backup made before.
     *
     * @throws VaultUnusable when shares are missing that nobody erased, or can't be kept
     */
    public List<CompanyId> erasedElsewhere() {
        shares.checkFolder();
        List<DataKey> gone = keys("share is not null").stream()
                .filter(key -> !shares.exists(key.company(), key.share()))
                .toList();
        String lost = gone.stream()
                .filter(key -> !shares.isDestroyed(key.company(), key.share()))
                .map(key -> shares.missing(key.company(), key.share()))
                .collect(Collectors.joining(" "));
        if (!lost.isEmpty()) {
            throw new VaultUnusable(lost);
        }
        return gone.stream().map(DataKey::company).toList();
    }

    private List<CompanyId> companies(String condition) {
        return keys(condition).stream().map(DataKey::company).toList();
    }

    private List<DataKey> keys(String condition) {
        return entities.createQuery("from DataKey where " + condition + " order by companyId", DataKey.class)
                .getResultList();
    }

    private DataKey locked(CompanyId company) {
        DataKey key = entities.find(DataKey.class, company.value());
        if (key == null) {
            throw new VaultUnusable("Company " + company + " has no data key");
        }
        entities.refresh(key, LockModeType.PESSIMISTIC_WRITE);
        return key;
    }
}
