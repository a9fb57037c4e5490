package kontor.change.revert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/**
 * That a change took back another one, together with the one that its entry names: several changes of one object are taken
 * back by one. The selection in the log tells the same.
 */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class RevertLink {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revert_link_seq")
    @SequenceGenerator(name = "revert_link_seq", sequenceName = "revert_link_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long changeId;

    @Column(updatable = false)
    private Long revertId;

    protected RevertLink() {}

    /**
     * @param change the intent of what is taken back
     * @param revert the intent of what takes it back
     */
    public RevertLink(CompanyId company, long change, long revert) {
        this.companyId = company.value();
        this.changeId = change;
        this.revertId = revert;
    }
}
