package kontor.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import kontor.audit.chain.CanonicalJson;
import kontor.audit.chain.Link;
import kontor.audit.chain.LogLine;
import kontor.audit.chain.Sha256;
import kontor.audit.chain.Utf8;
import kontor.company.Actor;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.company.ScopedCompanies;
import kontor.company.access.OfCompany;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.Immutable;

/**
 * One entry of a company's audit log. Never updated or deleted (law 2). Its hash covers its canonical form (RFC 8785)
 * and, through it, the hash before; the object's data are sealed, and the hash covers the ciphertext.
 */
@Entity
@Immutable
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class AuditEntry implements OfCompany {

    /** What an entry tells of. */
    public enum Kind {
        /** A write through the API that is about to be sent. */
        INTENT,
        /** What became of it. */
        OUTCOME,
        /** What the portal found out later about an unknown outcome. */
        RESOLUTION,
        /** What a person found out about it, or that they have taken note of it. */
        REVIEW,
        /** A change in the portal itself. */
        LOCAL
    }

    /** Entries of format 1 don't cover their id, and have no digest of what is sealed. */
    static final short FORMAT = 2;

    /** Of the name of a resource type, in characters. */
    public static final int LONGEST_TYPE = 200;

    private static final int KEY_BYTES = 16;

    @Id
    private Long id;

    private Long companyId;
    private long sequence;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private Instant happenedAt;
    private Long actorId;
    private String actorName;
    private Long onBehalfId;
    private String onBehalfName;
    private String originAddress;
    private String originSession;
    private String action;
    private Long credentialId;
    private String objectType;
    private String objectId;

    /** Of type and id, by which the entries of an object are found: ids may be longer than what an index takes. */
    @Column(columnDefinition = "binary(16)", insertable = false, updatable = false)
    private byte[] objectKey;

    private String method;
    private String path;
    private Integer status;

    @Enumerated(EnumType.STRING)
    private Outcome.Result outcome;

    private Long durationMillis;
    private UUID callId;
    private Long intentId;
    private Long revertsId;

    @Column(columnDefinition = "mediumblob")
    private byte[] sealed;

    @Column(columnDefinition = "binary(32)")
    private byte[] contentHash;

    private short format;

    @Column(columnDefinition = "binary(32)")
    private byte[] previousHash;

    @Column(columnDefinition = "binary(32)")
    private byte[] hash;

    protected AuditEntry() {}

    /** What the database makes of type and id of an object, to look for its entries. */
    public static byte[] objectKey(String type, String id) {
        return Arrays.copyOf(Sha256.of((type + "\n" + id).getBytes(StandardCharsets.UTF_8)), KEY_BYTES);
    }

    AuditEntry(Kind kind, CompanyId company, Actor actor, String action, String objectType, String objectId) {
        this.kind = kind;
        this.companyId = company.value();
        this.actorId = actor.userId();
        this.actorName = Utf8.whole(actor.name());
        this.onBehalfId = actor.onBehalfOf() == null ? null : actor.onBehalfOf().userId();
        this.onBehalfName = actor.onBehalfOf() == null
                ? null
                : Utf8.whole(actor.onBehalfOf().name());
        this.originAddress = actor.address();
        this.originSession = actor.session();
        this.action = action;
        this.objectType = Utf8.whole(objectType);
        this.objectId = Utf8.whole(objectId);
        this.format = FORMAT;
    }

    AuditEntry ofIntent(Intent intent, UUID call) {
        credentialId = intent.credential();
        method = intent.method();
        path = Utf8.whole(intent.path());
        callId = call;
        revertsId = intent.reverts();
        return this;
    }

    AuditEntry ofOutcome(AuditEntry intent, Outcome result) {
        credentialId = intent.credentialId;
        method = intent.method;
        path = intent.path;
        callId = intent.callId;
        intentId = intent.id;
        status = result.status();
        outcome = result.result();
        durationMillis = result.duration() == null ? null : result.duration().toMillis();
        return this;
    }

    AuditEntry ofFinding(AuditEntry intent, Outcome.Result found) {
        credentialId = intent.credentialId;
        method = intent.method;
        path = intent.path;
        callId = intent.callId;
        intentId = intent.id;
        outcome = found;
        return this;
    }

    /**
     * Puts the entry at the end of the chain; nothing about it changes from here on.
     *
     * @param content what is sealed, before it was
     */
    void chain(long newId, long atSequence, Instant at, byte[] previous, byte[] content, byte[] sealedContent) {
        id = newId;
        sequence = atSequence;
        happenedAt = at.truncatedTo(ChronoUnit.MICROS);
        previousHash = previous;
        contentHash = Sha256.of(content);
        sealed = sealedContent;
        hash = computeHash();
    }

    /** The SHA-256 of the entry's canonical form. */
    byte[] computeHash() {
        return Sha256.of(canonical());
    }

    /** Whether the entry's hash is that of what stands in its columns. */
    boolean hasItsHash() {
        return Arrays.equals(hash, computeHash());
    }

    /** Whether this is what was sealed in the entry; entries of format 1 can't tell, and hold it to be. */
    boolean holds(byte[] content) {
        return contentHash == null || Arrays.equals(contentHash, Sha256.of(content));
    }

    /** The entry's canonical form (RFC 8785), as docs/audit-format.md tells. */
    byte[] canonical() {
        return CanonicalJson.of(content().toString());
    }

    /** The entry as the chain is checked by it. */
    public Link link() {
        return new Link(companyId, sequence, format, happenedAt, canonical(), previousHash, hash, true, true);
    }

    /**
     * The entry as a line of JSON Lines.
     *
     * @param content what is sealed in it, opened, or {@code null} to leave it out
     * @param withSealed whether to put the ciphertext in too
     */
    public String line(byte[] content, boolean withSealed) {
        return LogLine.entry(canonical(), hash, withSealed ? sealed : null, content);
    }

    /** The entry as the line of one that was not asked for. */
    public String lineLeftOut() {
        return LogLine.leftOut(canonical(), hash);
    }

    /** What the hash covers: every column but the hash itself and, in format 1, the id. */
    private ObjectNode content() {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("format", format)
                .put("company", companyId)
                .put("sequence", sequence)
                .put("kind", kind.name())
                .put("happenedAt", happenedAt.toString())
                .put("actorName", actorName)
                .put("action", action)
                .put("objectType", objectType)
                .put("objectId", objectId)
                .put("previousHash", HexFormat.of().formatHex(previousHash));
        addIfKnown(content, "actorId", actorId);
        addIfKnown(content, "originAddress", originAddress);
        addIfKnown(content, "originSession", originSession);
        addIfKnown(content, "credential", credentialId);
        addIfKnown(content, "method", method);
        addIfKnown(content, "path", path);
        addIfKnown(content, "status", status);
        addIfKnown(content, "outcome", outcome);
        addIfKnown(content, "durationMillis", durationMillis);
        addIfKnown(content, "callId", callId);
        addIfKnown(content, "intent", intentId);
        addIfKnown(content, "onBehalfId", onBehalfId);
        addIfKnown(content, "onBehalfName", onBehalfName);
        addIfKnown(content, "reverts", revertsId);
        addIfKnown(
                content,
                "contentHash",
                contentHash == null ? null : HexFormat.of().formatHex(contentHash));
        return format == 1
                ? content.put("sealed", Base64.getEncoder().encodeToString(sealed))
                : content.put("id", id).put("sealedHash", HexFormat.of().formatHex(Sha256.of(sealed)));
    }

    private static void addIfKnown(ObjectNode content, String name, Object value) {
        if (value instanceof Number number) {
            content.put(name, number.longValue());
        } else if (value != null) {
            content.put(name, value.toString());
        }
    }

    public Long getId() {
        return id;
    }

    @Override
    public boolean isOwn(Scope scope) {
        return actorId != null && actorId.equals(scope.actor().userId());
    }

    @Override
    public CompanyId company() {
        return new CompanyId(companyId);
    }

    /** The entry's place in its company's chain, from 1. */
    public long getSequence() {
        return sequence;
    }

    public Kind getKind() {
        return kind;
    }

    public Instant getHappenedAt() {
        return happenedAt;
    }

    /** The user who acted, or {@code null} for the portal itself. */
    public Long getActorId() {
        return actorId;
    }

    public String getActorName() {
        return actorName;
    }

    /** The user for whom the portal finished something, or {@code null} where the actor acted for themselves. */
    public Long getOnBehalfId() {
        return onBehalfId;
    }

    /** The name, at that time, of the person for whom this was done; {@code null} where it was the actor's own act. */
    public String getOnBehalfName() {
        return onBehalfName;
    }

    public String getOriginAddress() {
        return originAddress;
    }

    public String getOriginSession() {
        return originSession;
    }

    public String getAction() {
        return action;
    }

    /** The account access the write was made with, or {@code null} for a local change. */
    public Long getCredentialId() {
        return credentialId;
    }

    public String getObjectType() {
        return objectType;
    }

    public String getObjectId() {
        return objectId;
    }

    public String getMethod() {
        return method;
    }

    public String getPath() {
        return path;
    }

    /** The HTTP status, or {@code null} when no answer came or none is meant. */
    public Integer getStatus() {
        return status;
    }

    /** What became of the intent, as far as this entry tells; {@code null} on intents and local changes. */
    public Outcome.Result getOutcome() {
        return outcome;
    }

    /** How long the account took, or {@code null} when nobody measured it. */
    public Duration getDuration() {
        return durationMillis == null ? null : Duration.ofMillis(durationMillis);
    }

    public UUID getCallId() {
        return callId;
    }

    Long intentId() {
        return intentId;
    }

    /** The intent of the change that this one takes back, or {@code null}. */
    public Long getRevertsId() {
        return revertsId;
    }

    /** The SHA-256 of what is sealed, before it was; {@code null} in format 1. */
    byte[] contentHash() {
        return contentHash == null ? null : contentHash.clone();
    }

    byte[] sealed() {
        return sealed.clone();
    }

    byte[] previousHash() {
        return previousHash.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    /** The entry's hash, in hex. */
    public String getHashHex() {
        return HexFormat.of().formatHex(hash);
    }
}
