package kontor.audit.export;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kontor.audit.AuditEntry;
import kontor.audit.AuditLog;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.audit.chain.Link;
import kontor.company.Right;
import kontor.company.access.Requires;

/**
 * Reads what an export holds, some entries at a time in the order of the chain, each time in a transaction of its own that
 * leaves nothing behind: memory does not grow with the log, and no transaction lasts as long as a download.
 */
@Stateless
public class LogReading {
    private static final int MOST_ENTRIES = 500;
    /** How much is read at a time at most, unless a single entry is larger. */
    private static final long MOST_BYTES = 2 * 1024 * 1024;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditSearch search;

    @Inject
    private AuditLog log;

    /**
     * Some of what an export holds.
     *
     * @param content in the order of the chain; may be empty although more follows
     * @param reached the place to go on after
     */
    public record Batch<T>(List<T> content, long reached) {
        public Batch {
            content = List.copyOf(content);
        }
    }

    /** An entry's place, and the first entry of its line. */
    private record Place(long id, long sequence, long first, long bytes) {
        boolean isFirst() {
            return id == first;
        }
    }

    /**
     * The entries after a place up to where they are signed. What was not asked for is there without its content: the chain
     * confirms an entry only together with all entries up to a signed one.
     */
    @Requires(Right.READ_AUDIT_LOG)
    public Batch<String> entries(LogExport export, long after) {
        return read(export, after, export.reach(), places -> {
            Set<Long> asked = asked(export, places);
            return entries(places).stream()
                    .map(entry -> asked.contains(entry.getId()) ? line(export, entry) : entry.lineLeftOut())
                    .toList();
        });
    }

    private String line(LogExport export, AuditEntry entry) {
        return entry.line(export.opened() ? log.content(entry).orElse(null) : null, false);
    }

    /** Of a selection, all entries of the lines that fit. */
    private Set<Long> asked(LogExport export, List<Place> places) {
        Set<Long> fitting = export.filters().isSelection() ? fitting(export, places) : Set.of();
        return places.stream()
                .filter(place -> place.sequence() <= export.last())
                .filter(place -> !export.filters().isSelection() || fitting.contains(place.first()))
                .map(Place::id)
                .collect(Collectors.toSet());
    }

    /** The lines that begin after a place and fit, as they were at the export's end. */
    @Requires(Right.READ_AUDIT_LOG)
    public Batch<LogEntry> lines(LogExport export, long after) {
        return read(export, after, export.last(), places -> {
            Set<Long> fitting = fitting(export, places);
            return search
                    .lines(entries(places.stream()
                            .filter(place -> place.isFirst() && fitting.contains(place.id()))
                            .toList()))
                    .stream()
                    .map(line -> asOf(export, line))
                    .toList();
        });
    }

    /** The entries after a place as the chain is checked by them, whether they fit or not. */
    @Requires(Right.READ_AUDIT_LOG)
    public Batch<Link> links(LogExport export, long after) {
        return read(
                export,
                after,
                export.reach(),
                places -> entries(places).stream().map(AuditEntry::link).toList());
    }

    private <T> Batch<T> read(LogExport export, long after, long through, Function<List<Place>, List<T>> content) {
        List<Place> places = places(export, after, through);
        return places.isEmpty()
                ? new Batch<>(List.of(), through)
                : new Batch<>(content.apply(places), places.getLast().sequence());
    }

    private List<Place> places(LogExport export, long after, long through) {
        List<Place> places = new ArrayList<>();
        long bytes = 0;
        for (Tuple row : entities.createQuery("""
                        select id, sequence, coalesce(intentId, id), sql('octet_length(?)', sealed) from AuditEntry
                        where companyId = :company and sequence > :after and sequence <= :through
                        order by sequence""", Tuple.class)
                .setParameter("company", export.company().value())
                .setParameter("after", after)
                .setParameter("through", through)
                .setMaxResults(MOST_ENTRIES)
                .getResultList()) {
            Place place = new Place(
                    row.get(0, Number.class).longValue(),
                    row.get(1, Number.class).longValue(),
                    row.get(2, Number.class).longValue(),
                    row.get(3, Number.class).longValue());
            bytes += place.bytes();
            if (bytes > MOST_BYTES && !places.isEmpty()) {
                break;
            }
            places.add(place);
        }
        return places;
    }

    private Set<Long> fitting(LogExport export, List<Place> places) {
        return search.fitting(export.query(), places.stream().map(Place::first).collect(Collectors.toSet()));
    }

    private List<AuditEntry> entries(List<Place> places) {
        return places.isEmpty()
                ? List.of()
                : entities.createQuery("from AuditEntry where id in (:ids) order by sequence", AuditEntry.class)
                        .setParameter("ids", places.stream().map(Place::id).toList())
                        .getResultList();
    }

    /** What became known later is not part of it, or an export would contradict itself. */
    private static LogEntry asOf(LogExport export, LogEntry line) {
        return new LogEntry(
                line.first(),
                within(export, line.outcome()),
                within(export, line.resolution()),
                within(export, line.review()));
    }

    private static LogEntry.Opened within(LogExport export, LogEntry.Opened part) {
        long end = export.checkpoint().checkpoint().sequence();
        return part == null || part.entry().getSequence() > end ? null : part;
    }
}
