package kontor.change.revert.job;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.audit.AuditPage;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.audit.search.LogFilters;
import kontor.audit.search.SearchTooWide;
import kontor.change.revert.Target;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.company.Scope;
import kontor.web.Notice;
import kontor.web.Preferences;

/** Changes ticked in the log of one company, or all that fit its filters: the beginning of taking them back. */
@Named
@RequestScoped
public class RevertSelection {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private AuditPage page;

    @Inject
    private LogFilters filters;

    @Inject
    private AuditSearch search;

    @Inject
    private RevertJobs jobs;

    @Inject
    private RevertWorker worker;

    /** Whether lines can be ticked: only where the page is of one company, so that nobody mixes several. */
    public boolean isOffered() {
        return frame.getCompany() != null
                && frame.isMayWorkOnObjects()
                && !frame.getCompany().isArchived()
                && !page.isNothing();
    }

    /** Goes on with the lines that were ticked. */
    public String takeBackTicked() {
        String[] ticked = request.getParameterValues("line");
        List<Long> ids = Stream.of(ticked == null ? new String[0] : ticked)
                .flatMap(id -> Ids.of(id).stream())
                .distinct()
                .limit(RevertJobs.MOST_CHANGES)
                .toList();
        return takeBack(search.ofIntents(ids));
    }

    /** Goes on with the newest that fit the filters. */
    public String takeBackAll() {
        try {
            return takeBack(search.find(filters.query(), RevertJobs.MOST_CHANGES));
        } catch (SearchTooWide e) {
            Notice.error("log.tooWide");
            return null;
        }
    }

    private String takeBack(List<LogEntry> lines) {
        CompanyId company = frame.companyId();
        List<LogEntry> writes = lines.stream().filter(line -> !line.isLocal()).toList();
        if (writes.isEmpty()) {
            Notice.error("revert.nothingTicked");
            return null;
        }
        if (writes.stream().anyMatch(line -> !line.entry().company().equals(company))) {
            throw new AccessDenied("changes of several companies");
        }
        return start(company, byObject(writes))
                .map(job -> "/changes/revert-job?faces-redirect=true&company=" + company + "&job=" + job)
                .orElse(null);
    }

    /** Object by object, that with the newest change first: what was made last may need what was made before it. */
    static List<List<Long>> byObject(List<LogEntry> lines) {
        Map<Object, List<Long>> objects = new LinkedHashMap<>();
        lines.stream()
                .sorted(Comparator.comparing((LogEntry line) -> line.entry().getId())
                        .reversed())
                .forEach(line -> objects.computeIfAbsent(object(line), object -> new ArrayList<>())
                        .add(line.entry().getId()));
        return List.copyOf(objects.values());
    }

    /** Where nobody knows the object, the change stands for it. */
    private static Object object(LogEntry line) {
        return Target.of(line).<Object>map(target -> target).orElse(line.entry().getId());
    }

    private Optional<Long> start(CompanyId company, List<List<Long>> objects) {
        try {
            long job = jobs.start(company, objects, preferences.getLocale()).getId();
            worker.plan(Scope.current(), company, job);
            return Optional.of(job);
        } catch (TooManyReverts e) {
            Notice.error("revert.tooMany", RevertJobs.MOST_RUNNING);
        } catch (EJBException e) {
            if (!TooManyReverts.isPlaceTaken(e)) {
                throw e;
            }
            Notice.error("revert.tooMany", RevertJobs.MOST_RUNNING);
        }
        return Optional.empty();
    }

    public int getMost() {
        return RevertJobs.MOST_CHANGES;
    }
}
