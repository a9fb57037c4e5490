package kontor.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kontor.audit.search.LogFilters;
import kontor.audit.search.SearchTooWide;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.web.Moments;

/**
 * The audit log, and the same for one's own changes. What is looked for is in the address, so that a finding can be
 * sent to a colleague. At most {@value #LINES} lines at a time, older ones by their key.
 */
@Named
@RequestScoped
public class AuditPage {
    private static final int LINES = 50;

    @Inject
    private LogFilters filters;

    @Inject
    private Companies companies;

    @Inject
    private AuditSearch search;

    @Inject
    private Moments moments;

    private List<LogEntry> lines;
    private boolean more;
    private boolean tooWide;
    private Map<Long, Company> companiesById;

    /** The lines of one day, newest first. */
    public record Day(String name, List<LogEntry> lines) {}

    @PostConstruct
    void open() {
        List<LogEntry> found = found();
        more = found.size() > LINES;
        lines = found.subList(0, Math.min(LINES, found.size()));
        companiesById = companies.withLogs().stream().collect(Collectors.toMap(Company::getId, company -> company));
    }

    private List<LogEntry> found() {
        try {
            return search.find(filters.query(), LINES + 1);
        } catch (SearchTooWide e) {
            tooWide = true;
            return List.of();
        }
    }

    /** The lines by day. */
    public List<Day> getDays() {
        Map<String, List<LogEntry>> days = new LinkedHashMap<>();
        for (LogEntry line : lines) {
            days.computeIfAbsent(moments.day(line.happenedAt()), day -> new ArrayList<>())
                    .add(line);
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    public Company companyOf(LogEntry line) {
        return companiesById.get(line.entry().company().value());
    }

    /** Whether looking for it took too long. */
    public boolean isTooWide() {
        return tooWide;
    }

    public boolean isNothing() {
        return lines.isEmpty() && !tooWide;
    }

    public boolean isMore() {
        return more;
    }

    /** The query of the page that goes on after the oldest line shown. */
    public String getOlder() {
        return filters.olderThan(lines.getLast().entry().getId());
    }
}
