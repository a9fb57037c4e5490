package kontor.change.revert;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.change.Changes;
import kontor.change.CompanyArchived;
import kontor.change.DifferenceRow;
import kontor.change.Plan;
import kontor.change.ProblemText;
import kontor.change.ReasonMissing;
import kontor.change.Result;
import kontor.change.SideEffects;
import kontor.change.form.SerialJson;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.web.Notice;
import kontor.web.Preferences;

/** One change that is to be taken back: what would be done, what stands in the way, and what came of it. */
@Named
@ViewScoped
public class RevertPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private AuditSearch search;

    @Inject
    private Reverts reverts;

    @Inject
    private RevertLinks links;

    @Inject
    private RevertWords words;

    @Inject
    private Changes changes;

    private CompanyId company;
    private long entry;
    private SerialJson now = new SerialJson(null);
    private List<Choice> conflicts = List.of();
    private Problem problem;
    private boolean anyway;
    private String reason;
    private transient Planned planned;

    /** A field that someone has changed since, and whether it is to be brought back all the same. */
    public static final class Choice implements Serializable {
        private static final long serialVersionUID = 1L;

        private final RevertRow row;
        private boolean chosen;

        Choice(RevertRow row) {
            this.row = row;
        }

        public RevertRow getRow() {
            return row;
        }

        public boolean isChosen() {
            return chosen;
        }

        public void setChosen(boolean chosen) {
            this.chosen = chosen;
        }
    }

    @PostConstruct
    void open() {
        company = frame.companyId();
        LogEntry line = search.get(Ids.required(request, "entry"));
        if (!line.entry().company().equals(company)) {
            throw new AccessDenied("not an entry of this company");
        }
        entry = line.entry().getId();
        read();
    }

    /** Reads the object, and plans anew. */
    private void read() {
        problem = null;
        try {
            planned = reverts.plan(company, List.of(getLine()));
            now = new SerialJson(planned.now());
            conflicts = words.rows(company, planned, preferences.getLocale()).stream()
                    .filter(RevertRow::conflict)
                    .map(Choice::new)
                    .toList();
        } catch (RequestFailed e) {
            problem = e.problem();
        }
    }

    private Planned planned() {
        if (planned == null) {
            JsonObject read = now.value() == null ? null : now.value().asJsonObject();
            planned = reverts.plan(company, List.of(getLine()), read);
        }
        return planned;
    }

    private Plan plan() {
        Set<String> chosen = conflicts.stream()
                .filter(Choice::isChosen)
                .map(choice -> choice.getRow().field())
                .collect(Collectors.toSet());
        return reverts.change(company, planned(), chosen);
    }

    /** Takes it back. */
    public void confirm() throws IOException {
        if (!isPossible()) {
            return; // The page has said so.
        }
        if (isDeletion() && isConflicting() && !anyway) {
            Notice.error("revert.deletion.choose");
            return;
        }
        try {
            Plan plan = plan();
            if (plan.isEmpty()) {
                Notice.error("revert.choose");
                return;
            }
            tell(plan, changes.confirm(plan, reason));
        } catch (ReasonMissing e) {
            Notice.errorAt("revert:reason", "change.reason.missing");
        } catch (CompanyArchived e) {
            Notice.error("change.companyArchived");
        } catch (RequestFailed e) {
            Notice.error("change.notSent", ProblemText.of(e.problem()));
        }
    }

    private void tell(Plan plan, Result result) throws IOException {
        switch (result) {
            case Result.Applied applied -> {
                Notice.success(
                        applied.notTaken().isEmpty() ? "revert.done" : "change.notTaken",
                        applied.notTaken().isEmpty()
                                ? plan.label()
                                : String.join(
                                        ", ",
                                        RevertWords.labels(planned(), applied.notTaken(), preferences.getLocale())));
                goTo(applied.intent());
            }
            case Result.Rejected rejected -> {
                Notice.error("change.rejected", ProblemText.of(rejected.problem()));
                goTo(rejected.intent());
            }
            case Result.Unknown unknown -> {
                Notice.warning("revert.unknown", ProblemText.of(unknown.problem()));
                goTo(unknown.intent());
            }
            case Result.Unlogged unlogged -> {
                Notice.warning("revert.unlogged");
                goTo(unlogged.intent());
            }
            case Result.Overtaken overtaken -> {
                Notice.warning("revert.overtaken");
                anyway = false;
                read();
            }
        }
    }

    private void goTo(long result) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.getFlash().setKeepMessages(true);
        external.redirect(external.getRequestContextPath() + "/audit/entry?company=" + company + "&entry=" + result);
    }

    /** What taking back does besides that. */
    public SideEffects getSideEffects() {
        return isPossible() ? RevertWords.sideEffects(planned(), plan(), preferences.getLocale()) : SideEffects.NONE;
    }

    /** The change that is to be taken back. */
    public LogEntry getLine() {
        return search.get(entry);
    }

    /** Why the account can't be asked, or {@code null}. */
    public Problem getProblem() {
        return problem;
    }

    public boolean isPossible() {
        return problem == null && planned().reversal().isPossible();
    }

    /** The end of the message key that tells why it can't be done, or {@code null}. */
    public String getObstacle() {
        return problem != null || isPossible()
                ? null
                : planned().reversal().obstacle().key();
    }

    /** What has taken it back already, or may have. */
    public List<LogEntry> getReverts() {
        return links.holdingOver(getLine());
    }

    public boolean mayOpen(LogEntry other) {
        return AuditSearch.mayRead(other);
    }

    /** What has to be done: the end of message keys. */
    public String getKind() {
        return planned().reversal().kind().name().toLowerCase(Locale.ROOT);
    }

    public boolean isDeletion() {
        return planned().reversal().kind() == Reversal.Kind.DELETION;
    }

    public boolean isCreation() {
        return planned().reversal().kind() == Reversal.Kind.CREATION;
    }

    /** What would change, without what is to be chosen. */
    public List<DifferenceRow> getDifference() {
        Plan plan = reverts.change(company, planned(), Set.of());
        return words.difference(company, planned(), plan, preferences.getLocale());
    }

    public boolean isConflicting() {
        return !conflicts.isEmpty();
    }

    public List<Choice> getConflicts() {
        return conflicts;
    }

    /** What stays as it is, in words. */
    public String getLeft() {
        return String.join(
                ", ", RevertWords.labels(planned(), planned().reversal().left(), preferences.getLocale()));
    }

    /** What an object that is made anew would need, in words. */
    public String getMissing() {
        return String.join(
                ", ", RevertWords.labels(planned(), planned().reversal().missing(), preferences.getLocale()));
    }

    /** Whether the object is deleted although someone has changed it since. */
    public boolean isAnyway() {
        return anyway;
    }

    public void setAnyway(boolean anyway) {
        this.anyway = anyway;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
