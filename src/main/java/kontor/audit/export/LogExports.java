package kontor.audit.export;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import kontor.audit.AuditQuery;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.StoredCheckpoint;
import kontor.audit.search.AccountAccesses;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Requires;

/** Records that a log is taken out, before it is. */
@Stateless
public class LogExports {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Companies companies;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private AccountAccesses accesses;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /**
     * Records the export in the log that is exported, and signs the chain with that entry at its end: so it is in the
     * export itself, and the export is confirmed to its end. It is the portal that signs: nobody asked for a checkpoint.
     *
     * @param zone where the days of the filters are days
     * @throws AccessDenied when the person may not read the company's log
     */
    @Requires(Right.READ_AUDIT_LOG)
    public LogExport begin(CompanyId company, ExportFilters filters, LogFormat format, boolean opened, ZoneId zone) {
        String name = companies.get(company).getName();
        record(company, filters, format, opened);
        SignedCheckpoint signed = Scope.current()
                .ofPortalForActor()
                .get(() -> checkpoints.issue(company))
                .or(() -> checkpoints.latest(company).map(StoredCheckpoint::signed))
                .orElseThrow(() -> new IllegalStateException("company " + company + " has entries and no checkpoint"));
        AuditQuery all = filters.query(company, zone);
        AuditQuery query = filters.credential()
                .map(access -> all.notThrough(accesses.toOthersThan(company, access)))
                .orElse(all);
        long end = signed.checkpoint().sequence();
        long first = query.from()
                .map(from -> firstSince(company, from))
                .orElseGet(() -> firstSince(company, Instant.EPOCH))
                .orElse(end + 1);
        // Of lines before a day, what became of them may stand after it.
        long last = filters.isSelection()
                ? end
                : query.until()
                        .map(until -> lastBefore(company, until).orElse(0L))
                        .orElse(end);
        boolean empty = first > Math.min(last, end);
        long through = empty ? 0 : Math.min(last, end);
        return new LogExport(
                company,
                name,
                filters,
                query,
                opened,
                empty ? 0 : first,
                through,
                empty ? 0 : checkpoints.firstFrom(company, through).orElse(end),
                signed,
                clock.instant(),
                Scope.current().actor().name());
    }

    private void record(CompanyId company, ExportFilters filters, LogFormat format, boolean opened) {
        changes.fire(new LocalChange(
                company,
                "log.export",
                "log/" + company,
                format.label(),
                JsonValue.EMPTY_JSON_OBJECT,
                Json.createObjectBuilder()
                        .add("format", format.ending())
                        .add("filters", filters.image())
                        .add("opened", opened)
                        .build()));
    }

    /** Times never go back along the chain, so that days are ranges of places. */
    private Optional<Long> firstSince(CompanyId company, Instant moment) {
        return Optional.ofNullable(entities.createQuery(
                        "select min(sequence) from AuditEntry where companyId = :company and happenedAt >= :moment",
                        Long.class)
                .setParameter("company", company.value())
                .setParameter("moment", moment)
                .getSingleResult());
    }

    private Optional<Long> lastBefore(CompanyId company, Instant moment) {
        return Optional.ofNullable(entities.createQuery(
                        "select max(sequence) from AuditEntry where companyId = :company and happenedAt < :moment",
                        Long.class)
                .setParameter("company", company.value())
                .setParameter("moment", moment)
                .getSingleResult());
    }
}
