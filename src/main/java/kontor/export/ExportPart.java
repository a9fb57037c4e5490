package kontor.export;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** The rows of one page of the collection, sealed under the company's data key. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
class ExportPart {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "export_part_seq")
    @SequenceGenerator(name = "export_part_seq", sequenceName = "export_part_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long exportId;

    @Column(updatable = false)
    private int number;

    @Column(updatable = false, columnDefinition = "mediumblob")
    private byte[] sealed;

    protected ExportPart() {}

    ExportPart(Export export, int number, byte[] sealed) {
        this.companyId = export.company().value();
        this.exportId = export.getId();
        this.number = number;
        this.sealed = sealed;
    }

    byte[] sealed() {
        return sealed;
    }
}
