package kontor.audit.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.Immutable;

/** A file that entries of a company's log have gone to. */
@Entity
@Immutable
@Table(name = "audit_archive")
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Archive {
    @Id
    private Long id;

    private Long companyId;
    private long firstSequence;
    private long lastSequence;
    private Instant firstAt;
    private Instant lastAt;

    @Column(columnDefinition = "binary(32)")
    private byte[] lastHash;

    private String fileName;

    @Column(columnDefinition = "binary(32)")
    private byte[] fileHash;

    private Instant archivedAt;

    protected Archive() {}

    public Long getId() {
        return id;
    }

    boolean isOf(long company) {
        return companyId == company;
    }

    /** The place of its first entry in the chain. */
    public long getFirstSequence() {
        return firstSequence;
    }

    /** The place of its last entry in the chain. */
    public long getLastSequence() {
        return lastSequence;
    }

    /** When its first entry happened. */
    public Instant getFirstAt() {
        return firstAt;
    }

    /** When its last entry happened. */
    public Instant getLastAt() {
        return lastAt;
    }

    /** The hash of its last entry, which the first one after it must follow. */
    public byte[] lastHash() {
        return lastHash.clone();
    }

    /** The file's name within the folder of archives. */
    public String getFileName() {
        return fileName;
    }

    /** The SHA-256 of the file, in hex. */
    public String getFileHashHex() {
        return HexFormat.of().formatHex(fileHash);
    }

    public Instant getArchivedAt() {
        return archivedAt;
    }
}
