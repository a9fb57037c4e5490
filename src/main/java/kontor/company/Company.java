package kontor.company;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.hibernate.annotations.Filter;

/**
 * A tenant: a business whose FrachtPilot account the agency looks after. One row is none: the installation itself, which
 * has a log and a data key like a tenant, and nothing else of it.
 */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "id in (:companies)")
public class Company {

    enum Kind {
        CUSTOMER,
        INSTALLATION
    }

    /** How many colours there are to tell companies apart; stylesheets know them by number. */
    public static final int COLOURS = 12;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "company_seq")
    @SequenceGenerator(name = "company_seq", sequenceName = "company_seq", allocationSize = 1)
    private Long id;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Kind kind = Kind.CUSTOMER;

    @NotBlank
    @Size(max = 120)
    private String name;

    private int colour;

    @Column(name = "reason_required")
    private boolean reasonRequired;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "archived_at")
    private Instant archivedAt;

    @Version
    private int version;

    protected Company() {}

    Company(String name, Instant now) {
        this.name = name.strip();
        this.colour = Math.floorMod(this.name.hashCode(), COLOURS);
        this.createdAt = now;
    }

    static Company ofInstallation(Instant now) {
        Company installation = new Company("Installation", now);
        installation.kind = Kind.INSTALLATION;
        return installation;
    }

    public CompanyId id() {
        return new CompanyId(id);
    }

    boolean isInstallation() {
        return kind == Kind.INSTALLATION;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    /** One of {@value #COLOURS} colours, from 0. */
    public int getColour() {
        return colour;
    }

    /** Whether each change needs a reason before it is sent. */
    public boolean isReasonRequired() {
        return reasonRequired;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** When the company was archived, or {@code null} while it is active. */
    public Instant getArchivedAt() {
        return archivedAt;
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    void edit(String newName, int newColour, boolean newReasonRequired) {
        name = newName.strip();
        colour = Math.floorMod(newColour, COLOURS);
        reasonRequired = newReasonRequired;
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    void restore() {
        archivedAt = null;
    }

    /** What the audit log keeps of a company. */
    JsonObject image() {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("colour", colour)
                .add("reasonRequired", reasonRequired)
                .add("archived", isArchived())
                .build();
    }
}
