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

/** What a field of an account holds that its document calls a moment: as was seen, or as an administrator said. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
class MomentField {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "moment_field_seq")
    @SequenceGenerator(name = "moment_field_seq", sequenceName = "moment_field_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long credentialId;

    @Column(updatable = false)
    private String resourceType;

    @Column(updatable = false)
    private String field;

    @Enumerated(EnumType.STRING)
    private MomentKind kind;

    private boolean chosen;
    private Instant changedAt;

    protected MomentField() {}

    MomentField(CompanyId company, long credential, String resourceType, String field) {
        this.companyId = company.value();
        this.credentialId = credential;
        this.resourceType = resourceType;
        this.field = field;
    }

    void is(MomentKind what, boolean saidSo, Instant now) {
        kind = what;
        chosen = saidSo;
        changedAt = now;
    }

    String resourceType() {
        return resourceType;
    }

    String field() {
        return field;
    }

    MomentKind kind() {
        return kind;
    }

    boolean isChosen() {
        return chosen;
    }
}
