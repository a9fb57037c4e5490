package kontor.vault;

import com.google.crypto.tink.Aead;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.GeneralSecurityException;
import java.time.Instant;
import kontor.company.CompanyCreated;
import kontor.company.CompanyId;

/** Seals and opens what belongs to a company, under the company's data key. */
@Stateless
public class Vault {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private KeyEncryptionKey keyEncryptionKey;

    /** @return the ciphertext, bound to the company and the purpose */
    public byte[] seal(CompanyId company, Purpose purpose, byte[] plain) {
        try {
            return dataKey(company).encrypt(plain, purpose.associatedData(company));
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("Nothing can be sealed for company " + company, e);
        }
    }

    /** @throws VaultUnusable when the ciphertext is not one for this company and purpose */
    public byte[] open(CompanyId company, Purpose purpose, byte[] sealed) {
        try {
            return dataKey(company).decrypt(sealed, purpose.associatedData(company));
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("Company " + company + ": this can't be opened as " + purpose.name(), e);
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

    public void giveDataKey(@Observes CompanyCreated created) {
        try {
            entities.persist(new DataKey(created.company(), keyEncryptionKey, Instant.now()));
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("No data key can be made for company " + created.company(), e);
        }
    }

    private Aead dataKey(CompanyId company) throws GeneralSecurityException {
        DataKey key = entities.find(DataKey.class, company.value());
        if (key == null) {
            throw new VaultUnusable("Company " + company + " has no data key");
        }
        if (!key.isWrappedBy(keyEncryptionKey)) {
            throw new VaultUnusable("The data key of company " + company
                    + " was wrapped by another key-encryption key than the one in KONTOR_KEY_FILE");
        }
        return key.unwrap(keyEncryptionKey);
    }
}
