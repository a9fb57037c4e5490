package kontor.audit.checkpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import kontor.audit.chain.Checkpoint;
import kontor.audit.chain.SignedCheckpoint;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.Immutable;

/** A checkpoint as it is kept in the database. Never updated or deleted (law 2). */
@Entity
@Immutable
@Table(name = "audit_checkpoint")
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class StoredCheckpoint {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_checkpoint_seq")
    @SequenceGenerator(name = "audit_checkpoint_seq", sequenceName = "audit_checkpoint_seq", allocationSize = 1)
    private Long id;

    private Long companyId;
    private long sequence;

    @Column(columnDefinition = "binary(32)")
    private byte[] hash;

    private Instant issuedAt;

    @Column(columnDefinition = "char(16)")
    private String keyId;

    @Column(columnDefinition = "varbinary(64)")
    private byte[] signature;

    protected StoredCheckpoint() {}

    StoredCheckpoint(SignedCheckpoint signed) {
        companyId = signed.checkpoint().company();
        sequence = signed.checkpoint().sequence();
        hash = signed.checkpoint().hash();
        issuedAt = signed.checkpoint().issuedAt();
        keyId = signed.checkpoint().key();
        signature = signed.signature();
    }

    public Long getId() {
        return id;
    }

    /** The place in the chain that it was signed for. */
    public long getSequence() {
        return sequence;
    }

    public Instant getIssuedAt() {
        return issuedAt;
    }

    /** The id of the key that signed it. */
    public String getKeyId() {
        return keyId;
    }

    boolean isSignedWith(SigningKey key) {
        return keyId.equals(key.id());
    }

    public SignedCheckpoint signed() {
        return new SignedCheckpoint(new Checkpoint(companyId, sequence, hash, issuedAt, keyId), signature);
    }
}
