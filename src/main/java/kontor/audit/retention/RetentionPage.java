package kontor.audit.retention;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.web.Notice;

/** How long a company's log stays in the database, and the archives that older entries have gone to. */
@Named
@ViewScoped
public class RetentionPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Frame frame;

    @Inject
    private Companies companies;

    @Inject
    private Retentions retentions;

    @Inject
    private ArchiveFolder folder;

    private CompanyId company;
    private Integer months;
    private boolean legalHold;
    private List<Line> archives;

    /** An archive as the page shows it. */
    public record Line(
            long id, long first, long last, Instant firstAt, Instant lastAt, String file, String hash, boolean intact)
            implements Serializable {}

    @PostConstruct
    void open() {
        company = frame.companyId();
        Retention retention = retentions.of(company);
        months = retention.getMonths();
        legalHold = retention.isLegalHold();
        archives = retentions.archives(company).stream().map(this::line).toList();
    }

    private Line line(Archive archive) {
        return new Line(
                archive.getId(),
                archive.getFirstSequence(),
                archive.getLastSequence(),
                archive.getFirstAt(),
                archive.getLastAt(),
                archive.getFileName(),
                archive.getFileHashHex(),
                folder.file(archive).isPresent());
    }

    public void save() {
        retentions.set(company, months, legalHold);
        Notice.success("retention.saved");
    }

    public boolean isMayChange() {
        return Scope.current().may(company, Right.ADMINISTER);
    }

    /** Whether this installation has a folder for archives. */
    public boolean isPossible() {
        return folder.isSet();
    }

    public int getShortest() {
        return Retention.SHORTEST;
    }

    public int getLongest() {
        return Retention.LONGEST;
    }

    public List<Line> getArchives() {
        return archives;
    }

    public Integer getMonths() {
        return months;
    }

    public void setMonths(Integer months) {
        this.months = months;
    }

    public boolean isLegalHold() {
        return legalHold;
    }

    public void setLegalHold(boolean legalHold) {
        this.legalHold = legalHold;
    }

    public Company getCompany() {
        return companies.get(company);
    }
}
