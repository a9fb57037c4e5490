package kontor.object;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** A list that a person has given a name: filters, search and order of one kind of object in a company. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class SavedView {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "saved_view_seq")
    @SequenceGenerator(name = "saved_view_seq", sequenceName = "saved_view_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long userId;

    @Column(updatable = false)
    private String resourceType;

    private String name;

    /** The query of its address, without company, account and kind of object. */
    private String address;

    @Column(updatable = false)
    private Instant createdAt;

    protected SavedView() {}

    SavedView(CompanyId company, long userId, String resourceType, String name, String address, Instant now) {
        this.companyId = company.value();
        this.userId = userId;
        this.resourceType = resourceType;
        this.name = name;
        this.address = address;
        this.createdAt = now;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getAddress() {
        return address;
    }

    boolean isOf(Long person) {
        return userId.equals(person);
    }
}
