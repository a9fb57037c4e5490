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

/** The changes with an unknown outcome that the person is concerned with, until they are dealt with: for the start page. */
@Named
@RequestScoped
public class OpenLines {
    private static final int LINES = 50;

    @Inject
    private Frame frame;

    @Inject
    private Companies companies;

    @Inject
    private OpenChanges openChanges;

    @Inject
    private AuditSearch search;

    private List<LogEntry> lines;
    private boolean more;
    private List<Company> known;

    @PostConstruct
    void open() {
        Optional<Company> company = Optional.ofNullable(frame.getCompany());
        List<Long> intents = openChanges.concerning(company.map(Company::id), LINES + 1).stream()
                .map(OpenChange::getIntentId)
                .toList();
        more = intents.size() > LINES;
        lines = search.ofIntents(intents.subList(0, Math.min(LINES, intents.size())));
        known = lines.isEmpty() ? List.of() : companies.list();
    }

    /** Oldest first. */
    public List<LogEntry> getLines() {
        return lines;
    }

    /** Whether there are more than are shown. */
    public boolean isMore() {
        return more;
    }

    public Company companyOf(LogEntry line) {
        return known.stream()
                .filter(company -> company.id().equals(line.entry().company()))
                .findFirst()
                .orElse(null);
    }
}
