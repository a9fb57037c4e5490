package kontor.vault;

import com.google.crypto.tink.Aead;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.GeneralSecurityException;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.access.Internal;

/** Seals and opens what belongs to a company, under the company's data key. */
@Stateless
@Internal("sealing and opening for services that have asked for the right")
public class Vault {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private KeyEncryptionKey keyEncryptionKey;

    @Inject
    private KeyShares shares;

    /** @return the ciphertext, bound to the company and the purpose */
    public byte[] seal(CompanyId company, Purpose purpose, byte[] plain) {
        try {
            // Locked, so that nothing is sealed with a key that is being erased.
            return dataKey(company, LockModeType.PESSIMISTIC_READ).encrypt(plain, purpose.associatedData(company));
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("Nothing can be sealed for company " + company, e);
        }
    }

    /** @throws VaultUnusable when the ciphertext is not one for this company and purpose */
    public byte[] open(CompanyId company, Purpose purpose, byte[] sealed) {
        try {
            return dataKey(company, LockModeType.NONE).decrypt(sealed, purpose.associatedData(company));
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("Company " + company + ": this can't be opened as " + purpose.name(), e);
        }
    }

    /**
     * What was sealed; empty when the ciphertext is not one for this company and purpose.
     *
     * @throws VaultUnusable when nothing of the company can be opened
     */
    public Optional<byte[]> openUnlessAltered(CompanyId company, Purpose purpose, byte[] sealed) {
        Aead key = dataKey(company, LockModeType.NONE);
        try {
            return Optional.of(key.decrypt(sealed, purpose.associatedData(company)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether the key-encryption key is the one that the stored data keys are wrapped with. */
    public boolean fitsTheDatabase() {
        Number others = (Number)
                entities.createNativeQuery("select count(*) from data_key where wrapped_by <> :fingerprint", Long.class)
                        .setParameter("fingerprint", keyEncryptionKey.fingerprint())
                        .getSingleResult();
        return others.longValue() == 0;
    }

    /** Whether that entry of the company's log was sealed with a data key that is erased. */
    public boolean isErased(CompanyId company, long entry) {
        return entry <= erasedThrough(company);
    }

    /** The last entry of the company's log that was sealed with an erased data key; 0 where none was. */
    public long erasedThrough(CompanyId company) {
        return key(company, LockModeType.NONE).erasedThrough();
    }

    private Aead dataKey(CompanyId company, LockModeType lock) {
        DataKey key = key(company, lock);
        if (!key.isWrappedBy(keyEncryptionKey)) {
            throw new VaultUnusable("The data key of company " + company
                    + " was wrapped by another key-encryption key than the one in KONTOR_KEY_FILE");
        }
        try {
            return key.open(keyEncryptionKey, shares);
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("The data key of company " + company + " can't be opened", e);
        }
    }

    private DataKey key(CompanyId company, LockModeType lock) {
        DataKey key = entities.find(DataKey.class, company.value(), lock);
        if (key == null) {
            throw new VaultUnusable("Company " + company + " has no data key");
        }
        return key;
    }
}
