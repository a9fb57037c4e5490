package kontor.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** The head of a company's chain. Locked while an entry is appended, so that the chain has neither gap nor fork. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class AuditHead {

    private static final int HASH_BYTES = 32;

    @Id
    @Column(name = "company_id")
    private Long companyId;

    private long sequence;

    @Column(columnDefinition = "binary(32)")
    private byte[] hash;

    private Instant movedAt;

    protected AuditHead() {}

    AuditHead(CompanyId company) {
        this.companyId = company.value();
        this.hash = new byte[HASH_BYTES];
        this.movedAt = Instant.EPOCH;
    }

    long next() {
        return sequence + 1;
    }

    /** The place of the last entry; 0 while there is none. */
    public long sequence() {
        return sequence;
    }

    /** The last entry's hash; zeros while there is none. */
    public byte[] hash() {
        return hash.clone();
    }

    /** The time of what comes next: never before that of the last one, whichever node's clock that was taken from. */
    public Instant noEarlierThanLast(Instant now) {
        return now.isBefore(movedAt) ? movedAt : now;
    }

    void moveTo(AuditEntry entry) {
        sequence = entry.getSequence();
        hash = entry.hash();
        movedAt = entry.getHappenedAt();
    }
}
