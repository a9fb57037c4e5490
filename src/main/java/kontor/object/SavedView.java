package kontor.object;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Transient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import kontor.vault.Purpose;
import org.hibernate.annotations.Filter;

/**
 * A list that a person has given a name: filters, search and order of one kind of object in a company. Name and filters
 * may tell of customers, so they are sealed under the company's data key.
 */
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

    @Column(updatable = false)
    private byte[] sealed;

    /** Of views from before they were sealed, until they are: the name. */
    @Column(name = "name", insertable = false, updatable = false)
    private String plainName;

    /** Of views from before they were sealed, until they are: the address. */
    @Column(name = "address", insertable = false, updatable = false)
    private String plainAddress;

    @Column(updatable = false)
    private Instant createdAt;

    @Transient
    private String name;

    @Transient
    private String address;

    protected SavedView() {}

    SavedView(CompanyId company, long userId, String resourceType, byte[] sealed, Instant now) {
        this.companyId = company.value();
        this.userId = userId;
        this.resourceType = resourceType;
        this.sealed = sealed;
        this.createdAt = now;
    }

    /** What is sealed of a view. */
    static byte[] content(String name, String address) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("address", address)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Without the row's own id: nobody may update a row, so what is sealed comes before it. */
    static Purpose purpose(long userId, String resourceType) {
        return new Purpose("saved-view/" + userId + "/" + resourceType);
    }

    Purpose purpose() {
        return purpose(userId, resourceType);
    }

    byte[] sealed() {
        return sealed.clone();
    }

    /** Takes up what was sealed. */
    SavedView opened(byte[] content) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(content))) {
            JsonObject json = reader.readObject();
            name = json.getString("name");
            address = json.getString("address");
        }
        return this;
    }

    CompanyId company() {
        return new CompanyId(companyId);
    }

    /** One from before views were sealed, as it is now. */
    SavedView sealedAs(byte[] content) {
        return new SavedView(company(), userId, resourceType, content, createdAt);
    }

    byte[] plainContent() {
        return content(plainName, plainAddress);
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    /** The query of its address, without company, account and kind of object. */
    public String getAddress() {
        return address;
    }

    boolean isOf(Long person) {
        return userId.equals(person);
    }
}
