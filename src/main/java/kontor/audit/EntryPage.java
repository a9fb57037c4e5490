package kontor.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.web.Messages;
import kontor.web.Vocabulary;

/** One line of the log: who, what, where, when, what became of it, and the difference. */
@Named
@RequestScoped
public class EntryPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Vocabulary vocabulary;

    @Inject
    private AuditSearch search;

    @Inject
    private Companies companies;

    /** One field that differs: its label, and its values as they went over the wire, except where they have a name. */
    public record DifferenceLine(String name, String before, String after) {
        public String getName() {
            return name;
        }

        public String getBefore() {
            return before;
        }

        public String getAfter() {
            return after;
        }
    }

    private LogEntry line;
    private Company company;

    @PostConstruct
    void open() {
        String asked = request.getParameter("entry");
        if (asked == null || !asked.matches("[0-9]{1,18}")) {
            throw new AccessDenied("the address names no entry");
        }
        line = search.get(Long.parseLong(asked));
        company = companies.get(line.entry().company());
    }

    public LogEntry getLine() {
        return line;
    }

    public AuditEntry getEntry() {
        return line.entry();
    }

    public Images getImages() {
        return line.images();
    }

    public Company getCompany() {
        return company;
    }

    public List<DifferenceLine> getDifference() {
        return line.difference().changes().stream()
                .map(change -> new DifferenceLine(
                        name(change.name()),
                        value(change.name(), change.before()),
                        value(change.name(), change.after())))
                .toList();
    }

    /** The reason the person gave, or {@code null}. */
    public String getReason() {
        return line.images().reason();
    }

    public String getCredentialLabel() {
        return line.images().credential();
    }

    /** What the account said against it, in the reader's language, or {@code null}. */
    public String getProblem() {
        JsonObject problem =
                line.outcome() == null ? null : line.outcome().images().problem();
        if (problem == null) {
            return null;
        }
        String text = Messages.text("problem." + problem.getString("kind", "refused"));
        String detail = problem.getString("detail", "");
        return detail.isEmpty() ? text : text + " " + Messages.text("problem.detail", detail);
    }

    /** What the account said is wrong with which field. */
    public List<String> getViolations() {
        JsonObject problem =
                line.outcome() == null ? null : line.outcome().images().problem();
        if (problem == null || problem.getJsonArray("violations") == null) {
            return List.of();
        }
        return problem.getJsonArray("violations").getValuesAs(JsonObject.class).stream()
                .map(violation -> violation.getString("path", "") + ": " + violation.getString("message", ""))
                .toList();
    }

    public String getBefore() {
        return pretty(line.images().before());
    }

    public String getSent() {
        return pretty(line.images().sent());
    }

    /** The object afterwards as the account answered, or as it was found later, or as the portal changed it. */
    public String getAfter() {
        return pretty(line.isLocal() ? line.images().after() : after());
    }

    private JsonObject after() {
        if (line.outcome() != null && line.outcome().images().after() != null) {
            return line.outcome().images().after();
        }
        return line.resolution() == null ? null : line.resolution().images().after();
    }

    /** What the portal has found out about an unknown outcome, or {@code null}. */
    public String getFinding() {
        if (line.resolution() == null) {
            return null;
        }
        JsonObject finding = line.resolution().images().finding();
        return Messages.text("finding." + finding.getString("reason"));
    }

    /** The fields, or the objects, that the finding speaks of. */
    public List<String> getFindingDetails() {
        return line.resolution() == null
                ? List.of()
                : Finding.details(line.resolution().images().finding()).stream()
                        .map(detail -> detail.startsWith("/") ? detail : name(detail))
                        .toList();
    }

    private static String pretty(JsonObject json) {
        if (json == null) {
            return null;
        }
        StringWriter text = new StringWriter();
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)
                .write(json);
        return text.toString().strip();
    }

    private String name(String field) {
        return vocabulary.field(line.entry().getObjectType(), field);
    }

    private String value(String field, JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return Messages.text("value." + value);
        }
        return value instanceof JsonString text
                ? vocabulary.value(line.entry().getObjectType(), field, text.getString())
                : value.toString();
    }
}
