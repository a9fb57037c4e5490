package kontor.change.story;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import kontor.audit.AuditEntry;
import kontor.audit.AuditSearch;
import kontor.audit.Finding;
import kontor.audit.Images;
import kontor.audit.LogEntry;
import kontor.catalogue.naming.CompanyNames;
import kontor.change.DifferenceRow;
import kontor.change.form.JsonText;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.Ids;
import kontor.erasure.Erasure;
import kontor.erasure.Erasures;
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

    @Inject
    private Terms terms;

    @Inject
    private CompanyNames names;

    @Inject
    private Erasures erasures;

    private LogEntry line;
    private Company company;
    private ToldDifference difference;
    private Erasure erasure;

    @PostConstruct
    void open() {
        line = search.get(Ids.required(request, "entry"));
        company = companies.get(line.entry().company());
        difference = names.within(company.id(), () -> ToldDifference.of(line, terms));
        erasure = erasures.of(company.id(), line.entry().getSequence()).orElse(null);
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

    /** By what the line's personal data were erased, or {@code null} while they weren't. */
    public Erasure getErasure() {
        return erasure;
    }

    /** Which of the line's entries are not as they were recorded, in words, or {@code null} where all are. */
    public String getAltered() {
        return Told.altered(
                line, FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }

    public List<DifferenceRow> getDifference() {
        return difference.changed();
    }

    /** What stayed as it was, for who wants to see the whole object. */
    public List<DifferenceRow> getUnchanged() {
        return difference.unchanged();
    }

    /** The address of the object as it was before, or {@code null} where the log doesn't hold it. */
    public String getPastBefore() {
        return line.isLocal() || line.images().before() == null
                ? null
                : PastPage.address(
                        request.getContextPath(), line.entry(), line.entry().getObjectId(), line.happenedAt());
    }

    /** The address of the object as it was afterwards, or {@code null} where the log doesn't hold it. */
    public String getPastAfter() {
        if (line.isLocal() || line.state() != LogEntry.State.APPLIED || line.after() == null) {
            return null;
        }
        boolean creation = line.images().before() == null;
        String object = creation ? line.made() : line.entry().getObjectId();
        return object == null ? null : PastPage.address(request.getContextPath(), line.entry(), object, line.toldAt());
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
        return pretty(line.isLocal() ? line.images().after() : line.after());
    }

    /** What the portal has found out about an unknown outcome, or {@code null}. */
    public String getFinding() {
        if (line.resolution() == null) {
            return null;
        }
        JsonObject finding = line.resolution().images().finding();
        return finding == null ? null : Messages.text("finding." + finding.getString("reason"));
    }

    /** The fields, or the objects, that the finding speaks of. */
    public List<String> getFindingDetails() {
        return line.resolution() == null || line.resolution().images().isErased()
                ? List.of()
                : Finding.details(line.resolution().images().finding()).stream()
                        .map(detail -> detail.startsWith("/")
                                ? detail
                                : vocabulary.field(line.entry().getObjectType(), detail))
                        .toList();
    }

    private static String pretty(JsonObject json) {
        return json == null ? null : JsonText.of(json);
    }
}
