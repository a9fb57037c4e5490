package kontor.vault;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** The key under which a company's search terms are made blind, sealed under its data key. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
class SearchKey {
    static final Purpose SEALING = new Purpose("search-key");

    @Id
    private Long companyId;

    private byte[] sealed;

    protected SearchKey() {}

    SearchKey(CompanyId company, byte[] sealed) {
        this.companyId = company.value();
        this.sealed = sealed;
    }

    byte[] sealed() {
        return sealed;
    }
}
