package kontor.identity;

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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/**
 * A company asks whoever signs in by a name to join it. Knows nothing of whether there is such a person: what it says of
 * them is what the administrator has typed.
 */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Invitation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invitation_seq")
    @SequenceGenerator(name = "invitation_seq", sequenceName = "invitation_seq", allocationSize = 1)
    private Long id;

    @Column(name = "company_id", updatable = false)
    private Long companyId;

    @Column(name = "sign_in_name", updatable = false)
    private String signInName;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "code_digest")
    private byte[] codeDigest;

    @Column(name = "invited_by_name")
    private String invitedByName;

    @Column(name = "invited_at")
    private Instant invitedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private boolean declined;

    @Version
    private int version;

    protected Invitation() {}

    Invitation(CompanyId company, String signInName) {
        this.companyId = company.value();
        this.signInName = signInName.strip();
    }

    /** Invites, or once more: what was made before holds no longer. */
    void make(String invited, Role as, String code, String by, Instant now) {
        name = invited.strip();
        role = as;
        codeDigest = digest(code);
        invitedByName = by;
        invitedAt = now;
        expiresAt = now.plus(TemporaryPassword.VALID);
        declined = false;
    }

    /** Fast, since codes are made by chance and too long to be tried. */
    private static byte[] digest(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean isOfCode(String code) {
        return MessageDigest.isEqual(codeDigest, digest(code));
    }

    public Long getId() {
        return id;
    }

    public CompanyId company() {
        return new CompanyId(companyId);
    }

    public String getSignInName() {
        return signInName;
    }

    /** What the person is called by whoever invited them. */
    public String getName() {
        return name;
    }

    public Role getRole() {
        return role;
    }

    public String getInvitedByName() {
        return invitedByName;
    }

    public Instant getInvitedAt() {
        return invitedAt;
    }

    public Instant getExpiresAt() {
        return expiresAt;
    }

    /** Whether the person wants none of it. */
    public boolean isDeclined() {
        return declined;
    }

    void decline() {
        declined = true;
    }

    /** Whether it can still be accepted. */
    public boolean isOpen(Instant now) {
        return !declined && now.isBefore(expiresAt);
    }

    JsonObject image() {
        return Json.createObjectBuilder()
                .add("signInName", signInName)
                .add("role", role.name())
                .build();
    }
}
