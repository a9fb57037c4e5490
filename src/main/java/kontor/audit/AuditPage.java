package kontor.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
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
    private HttpServletRequest request;

    @Inject
    private Companies companies;

    @Inject
    private AuditSearch search;

    @Inject
    private Moments moments;

    private AuditQuery query;
    private List<LogEntry> lines;
    private boolean more;
    private boolean own;
    private Map<Long, Company> companiesById;

    /** The lines of one day, newest first. */
    public record Day(String name, List<LogEntry> lines) {
        public String getName() {
            return name;
        }

        public List<LogEntry> getLines() {
            return lines;
        }
    }

    @PostConstruct
    void open() {
        own = request.getRequestURI().contains("/changes/");
        if (!own && Scope.current().companiesWith(Right.READ_AUDIT_LOG).isEmpty()) {
            throw new AccessDenied("may read no audit log");
        }
        companiesById = companies.withLogs().stream()
                .collect(Collectors.toMap(Company::getId, company -> company, (a, b) -> a, LinkedHashMap::new));
        query = new AuditQuery(
                company(),
                number("person"),
                text("type").filter(type -> type.matches("[a-z_]{1,60}")),
                text("object"),
                day("from").map(day -> day.atStartOfDay(moments.getZone()).toInstant()),
                day("until")
                        .map(day ->
                                day.plusDays(1).atStartOfDay(moments.getZone()).toInstant()),
                state(),
                own,
                own,
                number("olderThan"));
        List<LogEntry> found = search.find(query, LINES + 1);
        more = found.size() > LINES;
        lines = found.subList(0, Math.min(LINES, found.size()));
    }

    private Optional<CompanyId> company() {
        Optional<CompanyId> asked = number("company").map(CompanyId::new);
        asked.filter(id -> !own).ifPresent(id -> Scope.current().require(id, Right.READ_AUDIT_LOG));
        asked.ifPresent(companies::get);
        return asked;
    }

    private Optional<LogEntry.State> state() {
        return text("state")
                .flatMap(name -> Stream.of(LogEntry.State.values())
                        .filter(state -> state.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= 400);
    }

    private Optional<Long> number(String name) {
        return text(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    private Optional<LocalDate> day(String name) {
        try {
            return text(name).map(LocalDate::parse).filter(day -> day.getYear() > 1970 && day.getYear() < 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is looked for. */
    public AuditQuery getQuery() {
        return query;
    }

    /** The lines by day. */
    public List<Day> getDays() {
        Map<String, List<LogEntry>> days = new LinkedHashMap<>();
        for (LogEntry line : lines) {
            days.computeIfAbsent(moments.day(line.getHappenedAt()), day -> new ArrayList<>())
                    .add(line);
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    public Company companyOf(LogEntry line) {
        return companiesById.get(line.entry().company().value());
    }

    /** The companies whose log can be looked at here. */
    public List<Company> getCompanies() {
        return companiesById.values().stream()
                .filter(company -> own || Scope.current().may(company.id(), Right.READ_AUDIT_LOG))
                .toList();
    }

    public Map<Long, String> getPeople() {
        return search.people(query.company());
    }

    /** The kinds of objects that the log can be searched for. */
    public List<String> getTypes() {
        return search.types(query.company(), own);
    }

    public boolean isNothing() {
        return lines.isEmpty();
    }

    public boolean isFiltered() {
        return query.person().isPresent()
                || query.objectType().isPresent()
                || query.object().isPresent()
                || query.from().isPresent()
                || query.until().isPresent()
                || query.state().isPresent();
    }

    public boolean isMore() {
        return more;
    }

    /** The id of the oldest line shown, from which the next ones go on. */
    public Long getOldest() {
        return lines.get(lines.size() - 1).entry().getId();
    }

    public LogEntry.State[] getStates() {
        return LogEntry.State.values();
    }

    /** What was asked for, as it was entered; the empty string where it wasn't. */
    public String asked(String name) {
        return text(name).orElse("");
    }
}
