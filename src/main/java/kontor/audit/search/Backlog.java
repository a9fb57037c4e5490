package kontor.audit.search;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** That a company's older entries, those below an id, can't be found by what is sealed in them yet. */
@Entity
@Table(name = "audit_term_backlog")
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Backlog {
    @Id
    private Long companyId;

    private long belowId;

    protected Backlog() {}

    long belowId() {
        return belowId;
    }

    void workedDownTo(long id) {
        belowId = id;
    }
}
