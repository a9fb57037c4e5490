package kontor.audit.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import kontor.vault.Purpose;
import org.hibernate.annotations.Filter;

/** A search of the log that a person has given a name: of one company, or of all they may see. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "(company_id is null or company_id in (:companies))")
public class SavedSearch {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "saved_search_seq")
    @SequenceGenerator(name = "saved_search_seq", sequenceName = "saved_search_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long userId;

    @Column(updatable = false)
    private String name;

    /** Page and query: sealed where it is of one company. */
    @Column(updatable = false)
    private byte[] address;

    @Column(updatable = false)
    private Instant createdAt;

    protected SavedSearch() {}

    SavedSearch(Optional<CompanyId> company, long userId, String name, byte[] address, Instant now) {
        this.companyId = company.map(CompanyId::value).orElse(null);
        this.userId = userId;
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

    /** The company it is of; empty for all. */
    Optional<CompanyId> company() {
        return Optional.ofNullable(companyId).map(CompanyId::new);
    }

    byte[] address() {
        return address;
    }

    boolean isOf(Long person) {
        return userId.equals(person);
    }

    static Purpose sealing(long person, String name) {
        return new Purpose("saved-search/" + person + "/" + name);
    }
}
