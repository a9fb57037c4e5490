package kontor.change.revert.job;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.catalogue.naming.CompanyNames;
import kontor.change.Changes;
import kontor.change.CompanyArchived;
import kontor.change.Result;
import kontor.change.revert.Obstacle;
import kontor.change.revert.Planned;
import kontor.change.revert.RevertRow;
import kontor.change.revert.RevertWords;
import kontor.change.revert.Reverts;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Requires;
import kontor.frachtpilot.Language;
import kontor.frachtpilot.RequestFailed;
import kontor.frachtpilot.gate.Urgency;

/**
 * Plans selections and takes them back, object by object, one request at a time behind those of people, and never within a
 * transaction (law 5). Begins nothing that someone has cancelled, and nothing twice.
 */
@Stateless
@TransactionAttribute(NEVER)
public class RevertWorker {
    private static final Logger LOG = Logger.getLogger(RevertWorker.class.getName());

    @Inject
    private RevertJobs jobs;

    @Inject
    private RevertProgress progress;

    @Inject
    private AuditSearch search;

    @Inject
    private Reverts reverts;

    @Inject
    private RevertWords words;

    @Inject
    private Changes changes;

    @Inject
    private CompanyNames companyNames;

    /** Reads all objects of a selection and plans what would be done, on behalf of whoever began it. */
    @Requires(Right.WORK_ON_OBJECTS)
    @Asynchronous
    public void plan(Scope scope, CompanyId company, long job) {
        work(scope, company, job, () -> planAll(company, job));
    }

    /** Takes back what the person has confirmed, on their behalf. */
    @Requires(Right.WORK_ON_OBJECTS)
    @Asynchronous
    public void run(Scope scope, CompanyId company, long job) {
        work(scope, company, job, () -> runAll(company, job));
    }

    private interface Work {
        void goOn() throws InterruptedException;
    }

    private void work(Scope scope, CompanyId company, long job, Work work) {
        scope.run(() -> Urgency.JOB.run(() -> companyNames.during(company, () -> {
            try {
                work.goOn();
            } catch (StoppedByAccount e) {
                progress.fail(company, job, e.problem());
            } catch (AccessDenied e) {
                progress.fail(company, job, "access");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                progress.fail(company, job, RevertJob.ABANDONED);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, e, () -> "Revert " + job + " failed");
                progress.fail(company, job, "internal");
            }
        })));
    }

    private void planAll(CompanyId company, long job) throws InterruptedException {
        Locale locale = jobs.get(company, job).locale();
        for (Optional<RevertItem> item = progress.nextToPlan(company, job);
                item.isPresent();
                item = progress.nextToPlan(company, job)) {
            plan(company, job, item.get(), locale);
        }
        progress.planned(company, job);
    }

    private void plan(CompanyId company, long job, RevertItem item, Locale locale) throws InterruptedException {
        try {
            List<LogEntry> of = search.ofIntents(item.intents());
            Patience patience = new Patience(() -> progress.beat(company, job));
            Planned planned = patience.during(() -> reverts.plan(company, of));
            if (planned.reversal().isPossible()) {
                progress.plan(company, job, item.getId(), planned, prepared(company, planned, locale));
            } else {
                progress.leave(company, job, item.getId(), planned.reversal().obstacle(), null);
            }
        } catch (RequestFailed e) {
            stopWhereItIsHopeless(e);
            progress.leave(
                    company,
                    job,
                    item.getId(),
                    Obstacle.UNREADABLE,
                    e.problem().kind().key());
        }
    }

    private Prepared prepared(CompanyId company, Planned planned, Locale locale) {
        List<RevertRow> rows = words.rows(company, planned, locale);
        return new Prepared(
                planned.now(),
                rows,
                RevertWords.labels(planned, planned.reversal().left(), locale),
                RevertWords.labels(planned, planned.reversal().missing(), locale),
                RevertWords.sideEffects(planned, reverts.change(company, planned, fields(rows)), locale));
    }

    private static Set<String> fields(List<RevertRow> rows) {
        return rows.stream().map(RevertRow::field).collect(Collectors.toSet());
    }

    private void runAll(CompanyId company, long job) throws InterruptedException {
        RevertJob begun = jobs.get(company, job);
        String reason = progress.reason(begun);
        for (Optional<RevertItem> item = progress.next(company, job);
                item.isPresent();
                item = progress.next(company, job)) {
            takeBack(company, begun, item.get(), reason);
        }
        progress.finish(company, job);
    }

    private void takeBack(CompanyId company, RevertJob job, RevertItem item, String reason)
            throws InterruptedException {
        try {
            settle(company, job, item, confirm(company, job, item, reason));
        } catch (RequestFailed e) {
            String problem = e.problem().kind().key();
            settle(company, job, item, new Ending(RevertItem.State.FAILED, null, problem));
            stopWhereItIsHopeless(e);
        } catch (CompanyArchived e) {
            settle(company, job, item, new Ending(RevertItem.State.NOT_BEGUN, null, null));
            throw new StoppedByAccount("archived");
        } catch (AccessDenied e) {
            settle(company, job, item, new Ending(RevertItem.State.FAILED, null, "access"));
        }
    }

    private void settle(CompanyId company, RevertJob job, RevertItem item, Ending ending) {
        progress.settle(company, job.getId(), item.getId(), ending.state(), ending.entry(), ending.problem());
    }

    private record Ending(RevertItem.State state, Long entry, String problem) {}

    private Ending confirm(CompanyId company, RevertJob job, RevertItem item, String reason)
            throws InterruptedException {
        Prepared prepared = jobs.prepared(job, item).orElseThrow(() -> new AccessDenied("nothing was planned"));
        Planned planned = reverts.plan(company, search.ofIntents(item.intents()), prepared.now());
        if (!planned.reversal().isPossible()) {
            return new Ending(RevertItem.State.OVERTAKEN, null, null); // Someone was faster, with the same.
        }
        Set<String> anyway = item.isAnyway() ? fields(prepared.rows()) : Set.of();
        Patience patience = new Patience(() -> progress.beat(company, job.getId()));
        Result result = patience.during(() ->
                Language.in(job.locale(), () -> changes.confirm(reverts.change(company, planned, anyway), reason)));
        return ending(result);
    }

    private static Ending ending(Result result) {
        return switch (result) {
            case Result.Applied applied ->
                new Ending(
                        RevertItem.State.REVERTED,
                        applied.intent(),
                        applied.notTaken().isEmpty() ? null : "not_taken");
            case Result.Rejected rejected ->
                new Ending(
                        RevertItem.State.REJECTED,
                        rejected.intent(),
                        rejected.problem().kind().key());
            case Result.Unknown unknown -> new Ending(RevertItem.State.UNKNOWN, unknown.intent(), null);
            case Result.Unlogged unlogged -> new Ending(RevertItem.State.UNKNOWN, unlogged.intent(), null);
            case Result.Overtaken overtaken -> new Ending(RevertItem.State.OVERTAKEN, null, null);
        };
    }

    /** What would fail for each object in turn ends the whole. */
    private static void stopWhereItIsHopeless(RequestFailed e) {
        switch (e.problem().kind()) {
            case UNAUTHENTICATED, LOCKED_OUT, PAUSED, UNREACHABLE, ADDRESS_REFUSED ->
                throw new StoppedByAccount(e.problem().kind().key());
            default -> {}
        }
    }

    /** The rest would fare no better. */
    private static final class StoppedByAccount extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String problem;

        StoppedByAccount(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }
}
