package kontor.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.GeneralSecurityException;
import java.time.Instant;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/**
 * A company's data key: an AES-256-GCM keyset of Tink, wrapped with the key-encryption key and the company's key share.
 */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
class DataKey {

    private static final Purpose WRAPPING = new Purpose("data-key");

    @Id
    @Column(name = "company_id")
    private Long companyId;

    private byte[] wrapped;

    @Column(name = "wrapped_by")
    private String wrappedBy;

    /** Name of the key share, or {@code null} where the key was wrapped before there were shares. */
    private String share;

    /** Name of the share of an erased key that is still to be deleted, or {@code null}. */
    private String condemnedShare;

    private long erasedThrough;

    @Column(name = "created_at")
    private Instant createdAt;

    protected DataKey() {}

    DataKey(CompanyId company) {
        companyId = company.value();
    }

    /** Takes a new key. What was sealed with the one before can't be opened with it. */
    void renew(KeyEncryptionKey wrapper, KeyShares shares, String newShare, Instant now)
            throws GeneralSecurityException {
        wrap(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                wrapper,
                shares,
                newShare);
        createdAt = now;
    }

    /** Wraps a key from before there were shares with one. */
    void shareWith(KeyEncryptionKey wrapper, KeyShares shares, String newShare) throws GeneralSecurityException {
        wrap(unwrap(wrapper.alone()), wrapper, shares, newShare);
    }

    private void wrap(KeysetHandle key, KeyEncryptionKey wrapper, KeyShares shares, String newShare)
            throws GeneralSecurityException {
        wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                key,
                wrapper.with(company(), shares.read(company(), newShare)),
                WRAPPING.associatedData(company()),
                RegistryConfiguration.get());
        wrappedBy = wrapper.fingerprint();
        share = newShare;
    }

    Aead open(KeyEncryptionKey wrapper, KeyShares shares) throws GeneralSecurityException {
        Aead opener = share == null ? wrapper.alone() : wrapper.with(company(), shares.read(company(), share));
        return unwrap(opener).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private KeysetHandle unwrap(Aead opener) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                wrapped, opener, WRAPPING.associatedData(company()), RegistryConfiguration.get());
    }

    /** The key is to be destroyed, and all entries of the log up to that one with it. */
    void condemn(long through) {
        condemnedShare = share;
        erasedThrough = through;
    }

    void destroyed() {
        condemnedShare = null;
    }

    boolean isWrappedBy(KeyEncryptionKey key) {
        return wrappedBy.equals(key.fingerprint());
    }

    CompanyId company() {
        return new CompanyId(companyId);
    }

    String share() {
        return share;
    }

    String condemnedShare() {
        return condemnedShare;
    }

    /** The last entry of the log that was sealed with an erased key; 0 where there is none. */
    long erasedThrough() {
        return erasedThrough;
    }
}
