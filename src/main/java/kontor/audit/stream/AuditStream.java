package kontor.audit.stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import kontor.company.access.OfCompany;
import kontor.vault.Purpose;
import org.hibernate.annotations.Filter;

/**
 * A company's log on its way to where a SIEM takes it. The position moves over what was taken and nothing else; one node
 * at a time has the lease on it, and loses it when it gives no sign.
 */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class AuditStream implements OfCompany {
    /** What is the matter with a stream. */
    public enum State {
        OFF,
        RUNNING,
        FAILING
    }

    /** Longer than a batch can take. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_stream_seq")
    @SequenceGenerator(name = "audit_stream_seq", sequenceName = "audit_stream_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    private String label;

    @Enumerated(EnumType.STRING)
    private StreamAddress.Kind kind;

    private String address;

    @Column(columnDefinition = "mediumtext")
    private String authority;

    private byte[] sealedToken;
    private Instant tokenSetAt;
    private boolean opensContent;
    private boolean active;
    private long position;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant lastSuccessAt;
    private Instant lastFailureAt;

    @Enumerated(EnumType.STRING)
    private Undelivered.Reason failure;

    private Integer failureStatus;
    private int failures;
    private Instant nextTryAt;
    private String leaseHolder;
    private Instant leaseUntil;

    protected AuditStream() {}

    AuditStream(CompanyId company, long position, Instant now) {
        this.companyId = company.value();
        this.position = position;
        this.active = true;
        this.createdAt = now;
        this.nextTryAt = now;
    }

    /** Takes over what was entered, except for the token. Whoever is sending by the former settings has to stop. */
    void describe(StreamSettings settings, Instant now) {
        label = settings.label();
        kind = settings.address().kind();
        address = settings.address().text();
        authority = settings.authority().pem();
        opensContent = settings.opensContent();
        if (kind == StreamAddress.Kind.SYSLOG) {
            sealedToken = null;
            tokenSetAt = null;
        }
        release();
        wake(now);
    }

    void keep(byte[] sealed, Instant now) {
        sealedToken = sealed;
        tokenSetAt = now;
    }

    /** Whether the token would be sent somewhere else, or to someone else, with these settings. */
    boolean leadsElsewhere(StreamSettings settings) {
        return !address().equals(settings.address()) || !authority().equals(settings.authority());
    }

    void turn(boolean on, Instant now) {
        active = on;
        release();
        wake(now);
    }

    /** Forgets what went wrong, and has it tried at once, by whoever comes first. */
    void wake(Instant now) {
        failure = null;
        failureStatus = null;
        failures = 0;
        nextTryAt = now;
    }

    boolean isDue(Instant now) {
        return active && !nextTryAt.isAfter(now) && (leaseUntil == null || !leaseUntil.isAfter(now));
    }

    /** Gives the lease to one node, unless another has it or it isn't time. */
    boolean take(String holder, Instant now) {
        if (!isDue(now)) {
            return false;
        }
        leaseHolder = holder;
        leaseUntil = now.plus(LEASE);
        return true;
    }

    boolean isHeldBy(String holder) {
        return active && holder.equals(leaseHolder);
    }

    /** All entries up to this one were taken; the node goes on. */
    void delivered(long upTo, Instant now) {
        position = upTo;
        lastSuccessAt = now;
        failure = null;
        failureStatus = null;
        failures = 0;
        leaseUntil = now.plus(LEASE);
    }

    /** The next entries were not taken; nobody tries again before the pause is over. */
    void failed(Undelivered why, Instant now) {
        failures++;
        failure = why.reason();
        failureStatus = why.status();
        lastFailureAt = now;
        nextTryAt = now.plus(why.reason().isLasting() ? LONGEST_PAUSE : pause());
        release();
    }

    private Duration pause() {
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    void release() {
        leaseHolder = null;
        leaseUntil = null;
    }

    State state() {
        if (!active) {
            return State.OFF;
        }
        return failure == null ? State.RUNNING : State.FAILING;
    }

    /** What the audit log keeps of a stream: never the token. */
    JsonObject image() {
        JsonObjectBuilder image = Json.createObjectBuilder()
                .add("label", label)
                .add("kind", kind.name())
                .add("address", address)
                .add("opensContent", opensContent)
                .add("active", active);
        if (authority != null) {
            image.add("authority", authority().fingerprint());
        }
        if (tokenSetAt != null) {
            image.add("tokenSetAt", tokenSetAt.toString());
        }
        return image.build();
    }

    /** Names the receiver and who vouches for it: a token that is sealed for one can't be opened for another. */
    Purpose tokenPurpose() {
        return new Purpose(earlierTokenPurpose().name() + "/for/" + address.toLowerCase(Locale.ROOT) + " by "
                + authority().fingerprint());
    }

    /** What tokens were sealed for before the receiver was part of it. */
    Purpose earlierTokenPurpose() {
        return new Purpose("stream/" + id + "/token");
    }

    public Long id() {
        return id;
    }

    @Override
    public CompanyId company() {
        return new CompanyId(companyId);
    }

    String label() {
        return label;
    }

    StreamAddress address() {
        return StreamAddress.read(kind, address).orElseThrow();
    }

    Authority authority() {
        return new Authority(authority);
    }

    /** The ciphertext, or {@code null} where there is no token. */
    byte[] sealedToken() {
        return sealedToken == null ? null : sealedToken.clone();
    }

    /** When the token was entered, or {@code null} where there is none. */
    Instant tokenSetAt() {
        return tokenSetAt;
    }

    /** Whether personal data are opened for it. */
    boolean opensContent() {
        return opensContent;
    }

    /** The place of the last entry that was taken. */
    public long position() {
        return position;
    }

    /** When something was taken last, or {@code null}. */
    Instant lastSuccessAt() {
        return lastSuccessAt;
    }

    /** When something was not taken last, or {@code null}. */
    Instant lastFailureAt() {
        return lastFailureAt;
    }

    /** Why nothing is taken at present, or {@code null} where the last try worked. */
    Undelivered.Reason failure() {
        return failure;
    }

    /** The HTTP status of that, or {@code null}. */
    Integer failureStatus() {
        return failureStatus;
    }

    Instant nextTryAt() {
        return nextTryAt;
    }
}
