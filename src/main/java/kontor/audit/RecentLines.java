package kontor.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.Frame;

/** The latest changes in the log that the person may read, for the start page. */
@Named
@RequestScoped
public class RecentLines {
    private static final int LINES = 8;

    @Inject
    private Frame frame;

    @Inject
    private Companies companies;

    @Inject
    private AuditSearch search;

    private List<LogEntry> lines;
    private List<Company> known;

    @PostConstruct
    void open() {
        Company company = frame.getCompany();
        lines = search.changes(Optional.ofNullable(company).map(Company::id), LINES);
        known = companies.withLogs();
    }

    public List<LogEntry> getLines() {
        return lines;
    }

    public Company companyOf(LogEntry line) {
        return known.stream()
                .filter(company -> company.id().equals(line.entry().company()))
                .findFirst()
                .orElse(null);
    }
}
