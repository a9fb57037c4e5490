package kontor.identity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A person who can sign in. What they may do is told by their memberships. */
@Entity
@Table(name = "portal_user")
public class User {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "portal_user_seq")
    @SequenceGenerator(name = "portal_user_seq", sequenceName = "portal_user_seq", allocationSize = 1)
    private Long id;

    @Column(name = "sign_in_name")
    private String signInName;

    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_is_temporary")
    private boolean passwordTemporary;

    @Column(name = "password_version")
    private int passwordVersion;

    @Column(name = "password_expires_at")
    private Instant passwordExpiresAt;

    @Column(name = "operates_installation")
    private boolean operatesInstallation;

    private boolean active;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "last_signed_in_at")
    private Instant lastSignedInAt;

    @Version
    private int version;

    protected User() {}

    User(String signInName, String name, PasswordHash hash, boolean operatesInstallation, Instant now) {
        this.signInName = signInName.strip();
        this.name = name.strip();
        this.passwordHash = hash.encoded();
        this.passwordTemporary = true;
        this.passwordExpiresAt = now.plus(TemporaryPassword.VALID);
        this.operatesInstallation = operatesInstallation;
        this.active = true;
        this.createdAt = now;
    }

    public Long getId() {
        return id;
    }

    public String getSignInName() {
        return signInName;
    }

    public String getName() {
        return name;
    }

    /** Whether the password was given by someone else and must be replaced at the next sign-in. */
    public boolean isPasswordTemporary() {
        return passwordTemporary;
    }

    /** Until when the person can sign in with it, or {@code null} where it is one of their own. */
    public Instant getPasswordExpiresAt() {
        return passwordExpiresAt;
    }

    /** Whether the password holds no longer, since nobody has replaced it in time. */
    public boolean isPasswordExpired(Instant now) {
        return passwordExpiresAt != null && !now.isBefore(passwordExpiresAt);
    }

    /** When the person signed in last, as far as that was noted; or {@code null}. */
    public Instant getLastSignedInAt() {
        return lastSignedInAt;
    }

    /** Whether the person has only ever had passwords that were made for them, and used none. */
    boolean hasNeverSignedIn() {
        return passwordTemporary && lastSignedInAt == null;
    }

    /** The person has signed in. */
    public void signedIn(Instant now) {
        lastSignedInAt = now;
    }

    /** Counts the passwords this person has had; sessions begun with an earlier one end. */
    public int getPasswordVersion() {
        return passwordVersion;
    }

    public boolean isOperatesInstallation() {
        return operatesInstallation;
    }

    public boolean isActive() {
        return active;
    }

    /** Whether this is their password. Takes long. */
    public boolean hasPassword(String password) {
        return new PasswordHash(passwordHash).matches(password);
    }

    /** Takes as long as {@link #hasPassword} does, and answers no: for names that nobody has. */
    public static boolean nobodyHasPassword(String password) {
        return PasswordHash.matchesNobody(password);
    }

    /** What the audit log keeps of a person: never their password, nor its hash. */
    JsonObject image() {
        return Json.createObjectBuilder()
                .add("signInName", signInName)
                .add("operatesInstallation", operatesInstallation)
                .build();
    }

    void choosePassword(PasswordHash hash) {
        passwordHash = hash.encoded();
        passwordTemporary = false;
        passwordExpiresAt = null;
        passwordVersion++;
    }

    void giveTemporaryPassword(PasswordHash hash, Instant now) {
        passwordHash = hash.encoded();
        passwordTemporary = true;
        passwordExpiresAt = now.plus(TemporaryPassword.VALID);
        passwordVersion++;
    }

    void activate(boolean wanted) {
        active = wanted;
    }
}
