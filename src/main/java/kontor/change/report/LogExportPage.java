package kontor.change.report;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.audit.export.ExportFilters;
import kontor.audit.export.LogFormat;
import kontor.audit.export.RunningExports;
import kontor.audit.search.AccountAccesses;
import kontor.audit.search.Choices;
import kontor.change.story.Told;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Ids;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.web.Preferences;

/** What is to be exported of the log, taken over from the log page's address, and as what. One company at a time. */
@Named
@RequestScoped
public class LogExportPage {
    /** The first one is chosen unless another is. */
    private static final List<LogFormat> FORMATS =
            List.of(LogFormat.PDF, LogFormat.XLSX, LogFormat.CSV, LogFormat.JSONL);

    @Inject
    private AccountAccesses accesses;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Companies companies;

    @Inject
    private Choices choices;

    @Inject
    private Preferences preferences;

    private ExportFilters filters;
    private Optional<Company> company;

    @PostConstruct
    void open() {
        filters = ExportFilters.of(request::getParameter);
        company = Ids.of(request.getParameter("company")).map(CompanyId::new).map(companies::get);
    }

    /** The company whose log it is, or {@code null} where one has to be chosen first. */
    public Company getCompany() {
        return company.orElse(null);
    }

    /** The companies to choose from. */
    public List<Company> getCompanies() {
        return companies.list().stream()
                .filter(each -> Scope.current().may(each.id(), Right.READ_AUDIT_LOG))
                .toList();
    }

    /** The query of the same page, or of the log's, for a company. */
    public String addressFor(Company chosen) {
        boolean same = company.map(Company::id).equals(Optional.of(chosen.id()));
        return address(chosen.id(), same ? filters : filters.elsewhere());
    }

    static String address(CompanyId company, ExportFilters filters) {
        return Stream.concat(Stream.of(Map.entry("company", company.toString())), filters.address().entrySet().stream())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What goes along with the form, by name. */
    public List<Map.Entry<String, String>> getFilters() {
        return List.copyOf(filters.address().entrySet());
    }

    public String getScope() {
        return words().scope();
    }

    public String getPeriod() {
        return words().period();
    }

    private FilterWords words() {
        return new FilterWords(
                filters,
                new Telling(preferences.getLocale(), preferences.getZone(), true, Told::plainly),
                filters.person()
                        .map(id -> choices.people(company.map(Company::id)).getOrDefault(id, id.toString()))
                        .orElse(""),
                filters.credential().map(this::account).orElse(""));
    }

    private String account(Long id) {
        return company.map(each -> accesses.labels(each.id()).get(id)).orElse(id.toString());
    }

    /** Whether entries between the first and the last are left out. */
    public boolean isSelection() {
        return filters.isSelection();
    }

    public List<LogFormat> getFormats() {
        return FORMATS;
    }

    /** Whether the person came back here since as many run as may. */
    public boolean isTooMany() {
        return request.getParameter("tooMany") != null;
    }

    public int getMostRunning() {
        return RunningExports.MOST;
    }
}
