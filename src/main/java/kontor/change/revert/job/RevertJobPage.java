package kontor.change.revert.job;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.change.CompanyArchived;
import kontor.change.ReasonMissing;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.company.Scope;
import kontor.web.Messages;
import kontor.web.Notice;
import org.primefaces.PrimeFaces;

/** A selection that is taken back: the plan to confirm, how far it is, and what came of each object. */
@Named
@ViewScoped
public class RevertJobPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private RevertJobs jobs;

    @Inject
    private RevertWorker worker;

    @Inject
    private AuditSearch search;

    private CompanyId company;
    private long id;
    private RevertJob.State state;
    private String problem;
    private List<JobRow> rows = List.of();
    private String reason;
    private String news = "";

    @PostConstruct
    void open() {
        company = frame.companyId();
        id = Ids.required(request, "job");
        read();
    }

    private void read() {
        RevertJob job = jobs.get(company, id);
        List<RevertItem> items = jobs.items(job);
        Map<Long, LogEntry> lines = new LinkedHashMap<>();
        search.ofIntents(items.stream().map(item -> item.intents().getFirst()).toList())
                .forEach(line -> lines.put(line.entry().getId(), line));
        List<JobRow> all = new ArrayList<>();
        for (RevertItem item : items) {
            LogEntry line = lines.get(item.intents().getFirst());
            all.add(new JobRow(item, line, jobs.prepared(job, item).orElse(null)));
        }
        rows = all;
        take(job);
    }

    private void take(RevertJob job) {
        state = job.getState();
        problem = job.getProblem();
    }

    /** Looks how far it is, and says aloud when it has ended or it is the person's turn. */
    public void refresh() {
        RevertJob job = jobs.get(company, id);
        if (job.getState() != state) {
            read();
            news = Messages.text("revert.job.said." + getStateKey());
            PrimeFaces.current().ajax().update("news");
            return;
        }
        Map<Long, RevertJobs.Stand> stands =
                jobs.stands(job).stream().collect(Collectors.toMap(RevertJobs.Stand::id, Function.identity()));
        rows.forEach(row -> row.take(stands.get(row.getId())));
    }

    public void confirm() {
        Map<Long, Boolean> choices = new LinkedHashMap<>();
        rows.stream().filter(JobRow::isTaken).forEach(row -> choices.put(row.getId(), row.isAnyway()));
        if (choices.isEmpty()) {
            Notice.error("revert.job.choose");
            return;
        }
        try {
            if (jobs.confirm(company, id, reason, choices)) {
                worker.run(Scope.current(), company, id);
            }
            read();
        } catch (ReasonMissing e) {
            Notice.errorAt("job:reason", "change.reason.missing");
        } catch (CompanyArchived e) {
            Notice.error("change.companyArchived");
        } catch (TooManyReverts e) {
            Notice.error("revert.tooMany", RevertJobs.MOST_RUNNING);
        } catch (EJBException e) {
            if (!TooManyReverts.isPlaceTaken(e)) {
                throw e;
            }
            Notice.error("revert.tooMany", RevertJobs.MOST_RUNNING);
        }
    }

    public void cancel() {
        jobs.cancel(company, id);
        read();
    }

    public long getId() {
        return id;
    }

    /** The end of message keys. */
    public String getStateKey() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public boolean is(String name) {
        return state.name().equals(name);
    }

    /** Whether there is something to wait for. */
    public boolean isWorkedOn() {
        return state == RevertJob.State.PLANNING || state == RevertJob.State.RUNNING;
    }

    /** Whether anything can be confirmed. */
    public boolean isConfirmable() {
        return state == RevertJob.State.PLANNED && rows.stream().anyMatch(row -> row.is("READY"));
    }

    public List<JobRow> getRows() {
        return rows;
    }

    /** How many objects there are to read, or to take back. */
    public long getTotal() {
        return rows.stream().filter(this::counts).count();
    }

    /** How many of them are behind it. */
    public long getBehind() {
        return rows.stream()
                .filter(this::counts)
                .filter(row -> !row.isWaiting(state))
                .count();
    }

    private boolean counts(JobRow row) {
        return state == RevertJob.State.PLANNING || row.isChosen();
    }

    /** What came of how many objects: states by the ends of their message keys. */
    public List<Map.Entry<String, Long>> getSummary() {
        Map<String, Long> counts = new LinkedHashMap<>();
        Arrays.stream(RevertItem.State.values())
                .forEach(each -> counts.put(
                        each.name().toLowerCase(Locale.ROOT),
                        rows.stream().filter(row -> row.is(each.name())).count()));
        return counts.entrySet().stream().filter(count -> count.getValue() > 0).toList();
    }

    /** Why it stopped, in words. */
    public String getProblem() {
        return problem == null
                ? ""
                : Messages.textOr("revert.job.failed." + problem, Messages.textOr("problem." + problem, ""));
    }

    /** What a screen reader is to say. */
    public String getNews() {
        return news;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
