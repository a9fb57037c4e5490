package kontor.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** An operation that an account has refused to a key with 403: not available to it until it is tried again. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
class Denial {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "denial_seq")
    @SequenceGenerator(name = "denial_seq", sequenceName = "denial_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long credentialId;

    @Column(updatable = false)
    private String resourceType;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Operation operation;

    private Instant deniedAt;

    protected Denial() {}

    Denial(CompanyId company, long credential, String resourceType, Operation operation, Instant now) {
        this.companyId = company.value();
        this.credentialId = credential;
        this.resourceType = resourceType;
        this.operation = operation;
        this.deniedAt = now;
    }

    String resourceType() {
        return resourceType;
    }

    Operation operation() {
        return operation;
    }

    void again(Instant now) {
        deniedAt = now;
    }
}
