package kontor.credential;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import kontor.frachtpilot.gate.Ceilings;
import kontor.vault.Purpose;
import org.hibernate.annotations.Filter;

/** A company's access to a FrachtPilot account. Holds the key as ciphertext only, and four characters to know it by. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Credential {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "credential_seq")
    @SequenceGenerator(name = "credential_seq", sequenceName = "credential_seq", allocationSize = 1)
    private Long id;

    private Long companyId;
    private String label;
    private String baseUrl;
    private String mail;
    private String zone;
    private byte[] sealedKey;
    private String fingerprint;
    private int parallel = Ceilings.USUAL.parallel();
    private int perSecond = Ceilings.USUAL.perSecond();
    private Instant testedAt;
    private Instant createdAt;

    @Version
    private int version;

    protected Credential() {}

    Credential(CompanyId company, Instant now) {
        this.companyId = company.value();
        this.createdAt = now;
        this.sealedKey = new byte[0];
    }

    public Long getId() {
        return id;
    }

    public CompanyId company() {
        return new CompanyId(companyId);
    }

    public String getLabel() {
        return label;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public URI root() {
        return URI.create(baseUrl);
    }

    /** The address the key was made with, or the empty string. */
    public String getMail() {
        return mail;
    }

    public String getZone() {
        return zone;
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /** What the account's requests may not exceed. */
    public Ceilings ceilings() {
        return new Ceilings(parallel, perSecond);
    }

    /** Another number after each change. */
    int getVersion() {
        return version;
    }

    /** At most four trailing characters of the key. */
    public String getFingerprint() {
        return fingerprint;
    }

    /** When the access was last found to work, or {@code null}. */
    public Instant getTestedAt() {
        return testedAt;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /**
     * A stored key goes to the server it was registered for and nowhere else, or whoever may edit an address could
     * have it sent to a server of their own.
     *
     * @throws KeyNeeded when the registration has another address and no key
     */
    void refuseToLeadTheKeyElsewhere(Registration registration) {
        if (registration.key().isEmpty() && !registration.baseUrl().equals(root())) {
            throw new KeyNeeded();
        }
    }

    void describe(Registration registration) {
        label = registration.label();
        baseUrl = registration.baseUrl().toString();
        mail = registration.mail();
        zone = registration.zone().getId();
        parallel = registration.ceilings().parallel();
        perSecond = registration.ceilings().perSecond();
    }

    void keep(byte[] sealed, String newFingerprint) {
        sealedKey = sealed;
        fingerprint = newFingerprint;
    }

    void worked(Instant now) {
        testedAt = now;
    }

    byte[] sealedKey() {
        return sealedKey.clone();
    }

    /** Names the server: a key that is sealed for one can't be opened for another, whoever changed the address. */
    Purpose keyPurpose() {
        return new Purpose(earlierKeyPurpose().name() + "/for/" + baseUrl.toLowerCase(Locale.ROOT));
    }

    /** What keys were sealed for before the server was part of it. */
    Purpose earlierKeyPurpose() {
        return new Purpose("credential/" + id + "/key");
    }

    /** What the audit log keeps of it: never the key. */
    JsonObject image() {
        return Json.createObjectBuilder()
                .add("label", label)
                .add("baseUrl", baseUrl)
                .add("mail", mail)
                .add("zone", zone)
                .add("fingerprint", fingerprint)
                .add("parallel", parallel)
                .add("perSecond", perSecond)
                .build();
    }
}
