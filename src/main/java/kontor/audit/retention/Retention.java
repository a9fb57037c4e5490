package kontor.audit.retention;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** How long a company's entries stay in the database before they go to an archive. */
@Entity
@Table(name = "audit_retention")
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Retention {
    /** The shortest time that can be set, in months. */
    public static final int SHORTEST = 12;

    /** The longest time that can be set, in months. */
    public static final int LONGEST = 600;

    @Id
    @Column(name = "company_id")
    private Long companyId;

    private Integer months;
    private boolean legalHold;

    @Version
    private int version;

    protected Retention() {}

    /** Entries stay for good. */
    Retention(CompanyId company) {
        companyId = company.value();
    }

    void set(Integer newMonths, boolean newLegalHold) {
        months = newMonths;
        legalHold = newLegalHold;
    }

    /** After how many months entries go to an archive, or {@code null} where they stay for good. */
    public Integer getMonths() {
        return months;
    }

    /** Whether nothing may leave the database, whatever its age. */
    public boolean isLegalHold() {
        return legalHold;
    }

    /** Entries from before this moment may go; empty where none may. */
    Optional<Instant> before(Instant now) {
        return months == null || legalHold
                ? Optional.empty()
                : Optional.of(now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant());
    }

    JsonObject image() {
        JsonObjectBuilder image = Json.createObjectBuilder().add("legalHold", legalHold);
        return months == null
                ? image.build()
                : image.add("retentionMonths", months).build();
    }
}
