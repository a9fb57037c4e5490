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

/** A company's data key: an AES-256-GCM keyset of Tink, wrapped by the key-encryption key. */
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

    @Column(name = "created_at")
    private Instant createdAt;

    protected DataKey() {}

    DataKey(CompanyId company, KeyEncryptionKey wrapper, Instant now) throws GeneralSecurityException {
        this.companyId = company.value();
        this.wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                wrapper.aead(),
                WRAPPING.associatedData(company),
                RegistryConfiguration.get());
        this.wrappedBy = wrapper.fingerprint();
        this.createdAt = now;
    }

    boolean isWrappedBy(KeyEncryptionKey key) {
        return wrappedBy.equals(key.fingerprint());
    }

    Aead unwrap(KeyEncryptionKey wrapper) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                        wrapped,
                        wrapper.aead(),
                        WRAPPING.associatedData(new CompanyId(companyId)),
                        RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
