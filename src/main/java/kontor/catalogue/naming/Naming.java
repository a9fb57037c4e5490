package kontor.catalogue.naming;

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
import kontor.web.Thing;
import org.hibernate.annotations.Filter;

/** What a company calls a thing of its accounts. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
class Naming {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "naming_seq")
    @SequenceGenerator(name = "naming_seq", sequenceName = "naming_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Thing.Kind kind;

    @Column(updatable = false)
    private String resourceType;

    @Column(updatable = false)
    private String field;

    @Column(name = "named_value", updatable = false)
    private String value;

    private String german;
    private String english;
    private Instant changedAt;

    protected Naming() {}

    Naming(CompanyId company, Thing thing) {
        this.companyId = company.value();
        this.kind = thing.kind();
        this.resourceType = thing.type();
        this.field = thing.field();
        this.value = thing.value();
    }

    void called(Names names, Instant now) {
        german = names.german();
        english = names.english();
        changedAt = now;
    }

    Thing thing() {
        return new Thing(kind, resourceType, field, value);
    }

    Names names() {
        return new Names(german, english);
    }
}
