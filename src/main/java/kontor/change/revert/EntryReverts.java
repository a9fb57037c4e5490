package kontor.change.revert;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Ids;
import kontor.company.Right;
import kontor.company.Scope;

/** What an entry takes back, what has taken it back, and whether it can be: a part of the page of the entry. */
@Named
@RequestScoped
public class EntryReverts {
    @Inject
    private HttpServletRequest request;

    @Inject
    private AuditSearch search;

    @Inject
    private RevertLinks links;

    @Inject
    private Companies companies;

    private LogEntry line;
    private List<LogEntry> takesBack;
    private List<LogEntry> takenBackBy;

    @PostConstruct
    void open() {
        line = search.get(Ids.required(request, "entry"));
        takesBack = line.isLocal() ? List.of() : links.revertedBy(line);
        takenBackBy = line.isLocal() ? List.of() : links.revertsOf(line.entry().getId());
    }

    /** The changes that this one takes back. */
    public List<LogEntry> getTakesBack() {
        return takesBack;
    }

    /** The changes that take this one back, or have tried to. */
    public List<LogEntry> getTakenBackBy() {
        return takenBackBy;
    }

    /** The person's own selection that the entry tells of, by its id, or {@code null}. */
    public String getJob() {
        boolean own = Objects.equals(
                line.entry().getActorId(), Scope.current().actor().userId());
        boolean revert = line.isLocal() && line.entry().getAction().startsWith("revert.");
        return own && revert ? line.entry().getObjectId().replaceFirst("^revert/", "") : null;
    }

    /** Whether the person may open that entry too. */
    public boolean mayOpen(LogEntry other) {
        return AuditSearch.mayRead(other);
    }

    /** Whether the person can take it back, as far as the log tells. */
    public boolean isOffered() {
        CompanyId company = line.entry().company();
        return line.state() == LogEntry.State.APPLIED
                && Scope.current().may(company, Right.WORK_ON_OBJECTS)
                && !companies.get(company).isArchived()
                && line.altered().isEmpty()
                && canBe(links.pasts(List.of(line)).getFirst());
    }

    private static boolean canBe(Past past) {
        return Reversal.obstacle(List.of(past)).isEmpty() && !past.isTakenBack();
    }
}
