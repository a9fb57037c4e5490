package kontor.audit.search;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kontor.audit.AuditEntry;
import kontor.audit.AuditQuery;
import kontor.audit.LogEntry;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Ids;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.web.Messages;
import kontor.web.Moments;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** What the log, or one's own changes, are filtered by, and what there is to filter by. */
@Named
@RequestScoped
public class LogFilters {
    private static final String CREDENTIAL = "credential";
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Companies companies;

    @Inject
    private Choices choices;

    @Inject
    private Preferences preferences;

    @Inject
    private Moments moments;

    @Inject
    private OlderLines olderLines;

    @Inject
    private AccountAccesses accesses;

    private LogAddress address;
    private boolean own;
    private Optional<CompanyId> company;
    private Map<Long, String> people;
    private Map<Long, String> accounts;
    private LoggedFields logged;
    private List<Company> readable;

    /** A filter that is set, as a sentence, and the address without it. */
    public record Chip(String text, String without) {}

    @PostConstruct
    void open() {
        own = request.getServletPath().startsWith("/changes/");
        address = LogAddress.of(request);
        company = number("company").map(CompanyId::new);
        company.ifPresent(companies::get);
    }

    /** What is looked for. */
    public AuditQuery query() {
        return new AuditQuery(
                company,
                number("person"),
                type(),
                address.get("object"),
                day("from").map(day -> day.atStartOfDay(moments.getZone()).toInstant()),
                day("until")
                        .map(day ->
                                day.plusDays(1).atStartOfDay(moments.getZone()).toInstant()),
                state(),
                own,
                own,
                number(LogAddress.OLDER_THAN),
                new Sought(
                        address.get("text"),
                        address.get("field").map(logged()::called).orElse(Set.of()),
                        address.get("old"),
                        address.get("new"),
                        address.get("reason"),
                        call()),
                otherAccounts());
    }

    private Optional<Set<Long>> otherAccounts() {
        return company.flatMap(id -> number(CREDENTIAL).map(access -> accesses.toOthersThan(id, access)));
    }

    private Optional<String> type() {
        return address.get("type").filter(type -> type.length() <= AuditEntry.LONGEST_TYPE);
    }

    private Optional<UUID> call() {
        return address.get("call").map(text -> text.matches(UUID_FORM) ? UUID.fromString(text) : new UUID(0, 0));
    }

    private Optional<LogEntry.State> state() {
        return address.get("state")
                .flatMap(name -> Stream.of(LogEntry.State.values())
                        .filter(state -> state.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    private Optional<Long> number(String name) {
        return address.get(name).flatMap(Ids::of);
    }

    private Optional<LocalDate> day(String name) {
        try {
            return address.get(name).map(LocalDate::parse).filter(day -> day.getYear() > 1970 && day.getYear() < 9000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private LoggedFields logged() {
        if (logged == null) {
            logged = new LoggedFields(choices.fields(company), type(), preferences.getLocale());
        }
        return logged;
    }

    /** What the fields that changes are of are called: those of one kind of objects, where one is chosen. */
    public List<String> getFields() {
        return logged().labels();
    }

    /** Whether changes of a field that is called so are in the log. */
    public boolean knowsField(String called) {
        return logged().knows(called);
    }

    /** What the fields are called that a text may mean. */
    public List<String> fieldsLike(String text) {
        return logged().like(text);
    }

    /** The companies whose log can be looked at here. */
    public List<Company> getCompanies() {
        if (readable == null) {
            readable = companies.withLogs().stream()
                    .filter(each -> own || Scope.current().may(each.id(), Right.READ_AUDIT_LOG))
                    .toList();
        }
        return readable;
    }

    /** User ids, and their names. */
    public Map<Long, String> getPeople() {
        if (people == null) {
            people = new LinkedHashMap<>(choices.people(company));
        }
        return people;
    }

    /** The ids of the company's accesses to accounts, and what they are called; none where all companies are looked at. */
    public Map<Long, String> getAccounts() {
        if (accounts == null) {
            accounts = company.map(accesses::labels).orElse(Map.of());
        }
        return accounts;
    }

    /** The kinds of objects that the log can be searched for, by what they are called. */
    public List<String> getTypes() {
        Locale locale = preferences.getLocale();
        return choices.types(company).stream()
                .sorted((one, other) -> String.CASE_INSENSITIVE_ORDER.compare(
                        Vocabulary.plural(one, locale), Vocabulary.plural(other, locale)))
                .toList();
    }

    public LogEntry.State[] getStates() {
        return LogEntry.State.values();
    }

    /** The filters that are set, but the company. */
    public List<Chip> getChips() {
        return address.filters().entrySet().stream()
                .map(filter -> new Chip(
                        Messages.text(
                                "filter.is",
                                Messages.text("log.filter." + filter.getKey()),
                                said(filter.getKey(), filter.getValue())),
                        address.without(filter.getKey())))
                .toList();
    }

    private String said(String name, String value) {
        Locale locale = preferences.getLocale();
        return switch (name) {
            case "person" -> number(name).map(id -> getPeople().get(id)).orElse(value);
            case CREDENTIAL ->
                number(name).map(access -> getAccounts().get(access)).orElse(value);
            case "type" -> Vocabulary.plural(value, locale);
            case "state" ->
                state().map(state -> Messages.text("log.state." + state.name().toLowerCase(Locale.ROOT)))
                        .orElse(value);
            case "from", "until" ->
                day(name).map(day -> Moments.date(day, locale)).orElse(value);
            default -> value;
        };
    }

    /** The query of the page that exports what is found, with fields as they are called on the wire. */
    public String getExportAddress() {
        return address.get("field")
                .map(asked -> address.with("field", String.join(",", logged().called(asked))))
                .orElse(address)
                .search();
    }

    /** The query of the page that looks for something else instead of what one of the filters says. */
    public String instead(String of, String name, String value) {
        return address.instead(of, name, value);
    }

    /** What was asked for, as it was entered; the empty string where it wasn't. */
    public String asked(String name) {
        return address.get(name).orElse("");
    }

    public boolean isFiltered() {
        return address.isFiltered();
    }

    /** Whether a search for what is sealed passes over older lines, which can't be found by it yet. */
    public boolean isIncomplete() {
        AuditQuery query = query();
        boolean sealed = query.object().isPresent() && !Criteria.isOneObject(query)
                || !query.sought().isNothing() && query.sought().call().isEmpty();
        return sealed && olderLines.areWaiting(company);
    }

    /** Whether it is one's own changes that are looked through. */
    boolean isOwn() {
        return own;
    }

    LogAddress address() {
        return address;
    }

    Optional<CompanyId> company() {
        return company;
    }

    /** The query of the page after the line with this id. */
    public String olderThan(long id) {
        return address.olderThan(id);
    }
}
