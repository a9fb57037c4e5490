package kontor.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** One version of an account's OpenAPI document. Its content never changes; a later document is another version. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class ApiDocument {
    /** Where a document came from. */
    public enum Source {
        ACCOUNT,
        UPLOAD
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_document_seq")
    @SequenceGenerator(name = "api_document_seq", sequenceName = "api_document_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long credentialId;

    @Column(updatable = false)
    private int number;

    @Column(updatable = false, columnDefinition = "char(64)")
    private String digest;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Source source;

    @Column(updatable = false)
    private String openapi;

    @Column(updatable = false, columnDefinition = "mediumblob")
    private byte[] content;

    @Column(updatable = false)
    private Instant addedAt;

    @Column(updatable = false)
    private String addedBy;

    private Instant seenAt;

    protected ApiDocument() {}

    ApiDocument(
            CompanyId company,
            long credential,
            int number,
            Source source,
            String openapi,
            String text,
            String addedBy,
            Instant now) {
        this.companyId = company.value();
        this.credentialId = credential;
        this.number = number;
        this.digest = digest(text);
        this.source = source;
        this.openapi = openapi;
        this.content = packed(text);
        this.addedAt = now;
        this.addedBy = addedBy;
        this.seenAt = now;
    }

    /** What tells documents apart: the SHA-256 of their text, in hex. */
    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** The document itself. */
    public String text() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The account, or someone, had this very document again. */
    void seen(Instant now) {
        seenAt = now;
    }

    public Long getId() {
        return id;
    }

    public CompanyId company() {
        return new CompanyId(companyId);
    }

    public Long getCredentialId() {
        return credentialId;
    }

    /** Its place among the versions of its credential, from 1. */
    public int getNumber() {
        return number;
    }

    public String getDigest() {
        return digest;
    }

    public Source getSource() {
        return source;
    }

    /** The version of OpenAPI it is written in. */
    public String getOpenapi() {
        return openapi;
    }

    public Instant getAddedAt() {
        return addedAt;
    }

    public String getAddedBy() {
        return addedBy;
    }

    /** When it was last found to be the account's document still. */
    public Instant getSeenAt() {
        return seenAt;
    }
}
