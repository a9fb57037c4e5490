package kontor.export;

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
import java.util.OptionalLong;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import kontor.company.access.OfCompany;
import kontor.frachtpilot.Problem;
import kontor.vault.Purpose;
import org.hibernate.annotations.Filter;

/** A list that a person takes out of an account, page by page: how far it is, and what became of it. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Export implements OfCompany {
    /** What is the matter with an export. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** Why an export that has ended doesn't hold everything. */
    public enum Missing {
        /** There is more than an export may have. */
        BOUND,
        /** The account has counted more than it sent. */
        ENDED,
        /** The account sent the same page over and over. */
        REPEATED
    }

    /** After so long without a sign the node that worked on it is taken for gone. Longer than any request can take. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The problem of an export that nobody works on any more. */
    static final String ABANDONED = "abandoned";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "export_seq")
    @SequenceGenerator(name = "export_seq", sequenceName = "export_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long userId;

    @Column(updatable = false)
    private Long credentialId;

    @Column(updatable = false)
    private String resourceType;

    @Column(updatable = false)
    private String language;

    @Column(columnDefinition = "mediumblob")
    private byte[] sealedSelection;

    @Enumerated(EnumType.STRING)
    private State state;

    private Integer place;
    private String problem;
    private Integer problemStatus;
    private int partCount;
    private int rowCount;
    private Long total;
    private boolean truncated;

    @Enumerated(EnumType.STRING)
    private Missing missing;

    private int longCells;

    @Column(updatable = false)
    private Instant startedAt;

    private Instant beatAt;
    private Instant endedAt;

    protected Export() {}

    Export(CompanyId company, long user, long credential, String resourceType, Locale locale, int place, Instant now) {
        this.companyId = company.value();
        this.userId = user;
        this.credentialId = credential;
        this.resourceType = resourceType;
        this.language = locale.getLanguage();
        this.sealedSelection = new byte[0];
        this.state = State.RUNNING;
        this.place = place;
        this.startedAt = now;
        this.beatAt = now;
    }

    void keep(byte[] sealed) {
        sealedSelection = sealed;
    }

    Purpose selectionPurpose() {
        return new Purpose("export/" + id + "/selection");
    }

    Purpose partPurpose(int number) {
        return new Purpose("export/" + id + "/" + number);
    }

    /** Someone still works on it. */
    void beat(Instant now) {
        beatAt = now;
    }

    /** Another part has been kept. */
    void grow(ExportRows rows, OptionalLong ofTotal, Instant now) {
        partCount++;
        rowCount += rows.rows().size();
        longCells += rows.longCells();
        if (ofTotal.isPresent()) {
            total = ofTotal.getAsLong();
        }
        beat(now);
    }

    /** @param why not everything is there, or {@code null} where it is */
    void finish(Missing why, Instant now) {
        end(State.DONE, now);
        missing = why;
        truncated = why == Missing.BOUND;
    }

    void cancel(Instant now) {
        end(State.CANCELLED, now);
    }

    void fail(String why, Integer status, Instant now) {
        end(State.FAILED, now);
        problem = why;
        problemStatus = status;
    }

    private void end(State last, Instant now) {
        state = last;
        place = null;
        endedAt = now;
    }

    boolean isOf(CompanyId company, Long person) {
        return companyId.equals(company.value()) && userId.equals(person);
    }

    boolean isAbandoned(Instant now) {
        return state == State.RUNNING && beatAt.isBefore(now.minus(PATIENCE));
    }

    /** The state as it is, also where the node that worked on it is gone and nobody has noted that yet. */
    State state(Instant now) {
        return isAbandoned(now) ? State.FAILED : state;
    }

    /** Why it failed: the key of a {@link Problem}'s kind or one of the portal's own; {@code null} where it didn't. */
    String problem(Instant now) {
        return isAbandoned(now) ? ABANDONED : problem;
    }

    public Long getId() {
        return id;
    }

    @Override
    public CompanyId company() {
        return new CompanyId(companyId);
    }

    public long getCredentialId() {
        return credentialId;
    }

    public String getResourceType() {
        return resourceType;
    }

    /** The language that the rows are written in. */
    public Locale locale() {
        return "en".equals(language) ? Locale.UK : Locale.GERMANY;
    }

    byte[] sealedSelection() {
        return sealedSelection;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    Integer place() {
        return place;
    }

    Integer problemStatus() {
        return problemStatus;
    }

    int parts() {
        return partCount;
    }

    int rows() {
        return rowCount;
    }

    /** How many rows there will be, or {@code null} where the account doesn't say. */
    Long total() {
        return total;
    }

    /** Why not everything that the account has counted is there, or {@code null} where it is. */
    Missing missing() {
        return missing == null && truncated ? Missing.BOUND : missing;
    }

    /** How many texts are longer than a cell of a spreadsheet can be. */
    int longCells() {
        return longCells;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant endedAt() {
        return endedAt;
    }
}
