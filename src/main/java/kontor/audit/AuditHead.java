package kontor.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** The head of a company's chain. Locked while an entry is appended, so that the chain has neither gap nor fork. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
class AuditHead {

    private static final int HASH_BYTES = 32;

    @Id
    @Column(name = "company_id")
    private Long companyId;

    private long sequence;

    @Column(columnDefinition = "binary(32)")
    private byte[] hash;

    protected AuditHead() {}

    AuditHead(CompanyId company) {
        this.companyId = company.value();
        this.hash = new byte[HASH_BYTES];
    }

    long next() {
        return sequence + 1;
    }

    byte[] hash() {
        return hash.clone();
    }

    void moveTo(AuditEntry entry) {
        sequence = entry.getSequence();
        hash = entry.hash();
    }
}
