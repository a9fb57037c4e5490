package kontor.change.story;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kontor.audit.AuditEntry;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.audit.ObjectHistory;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.change.form.JsonText;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.credential.Credentials;
import kontor.limit.Iri;
import kontor.object.reading.ObjectReading;
import kontor.object.reading.Section;
import kontor.web.Moments;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/**
 * An object as it was at a moment, from the log alone: no account is asked for more than the names of what it leads to.
 * Shown to who may read the entry that it comes from.
 */
@Named
@RequestScoped
public class PastPage {
    private static final int LONGEST = 2_500;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Companies companies;

    @Inject
    private ObjectHistory history;

    @Inject
    private Credentials credentials;

    @Inject
    private Terms terms;

    @Inject
    private Moments moments;

    @Inject
    private Preferences preferences;

    private final Clock clock = Clock.systemUTC();

    private Company company;
    private long credential;
    private String typeName;
    private ResourceType type;
    private String object;
    private Instant moment;
    private boolean misread;
    private Past past;
    private FieldDisplay display;
    private List<Section> sections;

    /** The address of an object of an entry as it was at a moment. */
    static String address(String contextPath, AuditEntry entry, String object, Instant moment) {
        return address(
                contextPath,
                entry.company(),
                entry.getCredentialId(),
                entry.getObjectType(),
                object,
                Optional.of(moment));
    }

    /** @param moment which moment; empty for now */
    static String address(
            String contextPath,
            CompanyId company,
            long credential,
            String type,
            String object,
            Optional<Instant> moment) {
        return contextPath + "/audit/object?company=" + company.value() + "&credential=" + credential + "&type="
                + encode(type) + "&id=" + encode(object)
                + moment.map(at -> "&at=" + encode(at.toString())).orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @PostConstruct
    void open() {
        company = companies.get(frame.companyId());
        credential = Ids.required(request, "credential");
        typeName = parameter("type");
        object = parameter("id");
        moment = moment().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MICROS));
        type = terms.type(company.id(), credential, typeName).orElse(null);
        List<LogEntry> lines = history();
        if (lines.isEmpty()) {
            credentials.get(company.id(), credential); // Of one that was removed the log may still tell something.
        }
        past = Past.at(moment, lines, type)
                .filter(found -> AuditSearch.mayRead(found.sighting().line().entry()))
                .orElse(null);
    }

    private String parameter(String name) {
        String asked = request.getParameter(name);
        if (asked == null || asked.isEmpty() || asked.length() > LONGEST) {
            throw new AccessDenied("the address has no " + name);
        }
        return asked;
    }

    /** An instant as ISO 8601 has it, or a date and time in the person's zone. */
    private Optional<Instant> moment() {
        String asked = request.getParameter("at");
        if (asked == null || asked.isBlank()) {
            return Optional.empty();
        }
        try {
            Instant read = asked.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(asked).toInstant()
                    : LocalDateTime.parse(asked).atZone(moments.getZone()).toInstant();
            int year = read.atOffset(ZoneOffset.UTC).getYear();
            misread = year < 1971 || year > 9998;
            return misread ? Optional.empty() : Optional.of(read);
        } catch (DateTimeException e) {
            misread = true;
            return Optional.empty();
        }
    }

    /** With the creation of the object where no earlier change was found: before it there was no object. */
    private List<LogEntry> history() {
        List<LogEntry> lines = new ArrayList<>(history.around(company.id(), credential, typeName, object, moment));
        boolean begun = lines.stream().anyMatch(line -> !line.happenedAt().isAfter(moment));
        if (!begun) {
            Instant until = lines.isEmpty() ? clock.instant() : lines.getFirst().happenedAt();
            history.creation(company.id(), credential, typeName, object, until).ifPresent(made -> lines.add(0, made));
        }
        return lines;
    }

    public Company getCompany() {
        return company;
    }

    public String getType() {
        return typeName;
    }

    public long getCredential() {
        return credential;
    }

    public String getObject() {
        return object;
    }

    public Instant getMoment() {
        return moment;
    }

    /** The moment as the page's input takes it, in the person's zone. */
    public String getMomentInput() {
        return moment.atZone(moments.getZone())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** Whether the address has a time that can't be read, so that the page shows the object of now. */
    public boolean isMisread() {
        return misread;
    }

    /** What it was like, or {@code null} where the entries that the person may read don't tell. */
    public Past getPast() {
        return past;
    }

    /** Whether the line that tells of it isn't as it was recorded: it may be of another object. */
    public boolean isAltered() {
        return past != null && !past.sighting().line().altered().isEmpty();
    }

    /** Whether it is told from the next change, since the log saw nothing of the object until the moment. */
    public boolean isToldLater() {
        return past != null && past.sighting().at().isAfter(moment);
    }

    /** The next time the object was seen, if it was another without a change through the portal, and may be shown. */
    public Past.Sighting getNext() {
        return past != null
                        && past.next() != null
                        && AuditSearch.mayRead(past.next().line().entry())
                ? past.next()
                : null;
    }

    /** What the object was called; where the log doesn't tell, what it is called now, or its kind and id. */
    public String getLabel() {
        return past == null || isAltered()
                ? terms.name(company.id(), credential, object).orElseGet(this::kindAndId)
                : past.label(type, display());
    }

    private String kindAndId() {
        return Vocabulary.one(typeName, preferences.getLocale()) + " " + Iri.id(object);
    }

    public List<Section> getSections() {
        if (sections == null) {
            ResourceType shown = type == null ? ResourceType.unknown(typeName) : type;
            sections = ObjectReading.of(shown, past.sighting().object(), display(), iri -> null);
        }
        return sections;
    }

    private FieldDisplay display() {
        if (display == null) {
            JsonObject shown = past.sighting().object();
            display = type == null || shown == null
                    ? terms.display(company.id(), credential, shown)
                    : terms.displayAsking(company.id(), credential, type, shown);
        }
        return display;
    }

    public String getJson() {
        return JsonText.of(past.sighting().object());
    }

    /** Whether the object can be opened as it is now. */
    public boolean isOpenable() {
        return Scope.current().may(company.id(), Right.WORK_ON_OBJECTS) && type != null && type.can(Operation.READ);
    }
}
