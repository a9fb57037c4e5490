package kontor.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kontor.audit.search.LineSearch;
import kontor.audit.search.SearchTooWide;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Discloses;
import kontor.company.access.InScope;
import kontor.company.access.Internal;

/**
 * Finds entries of the audit log: all of a company's for those who may read its log, and for everyone else what they
 * did themselves in companies they belong to.
 */
@Stateless
public class AuditSearch {
    private static final List<Long> NONE = List.of(-1L);
    private static final Set<String> CROWDING = Set.of(LocalChange.SIGN_IN, LocalChange.ACCESS);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;
    private static final int MOST_OF_ONE_OBJECT = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditLog log;

    @Inject
    private LineSearch lineSearch;

    /**
     * The newest lines that fit, newest first.
     *
     * @throws SearchTooWide when looking for them takes too long
     */
    @InScope("in companies whose log the person may not read, it finds their own")
    public List<LogEntry> find(AuditQuery query, int atMost) {
        return lines(entries(lineSearch.find(query, atMost)));
    }

    private List<AuditEntry> entries(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("from AuditEntry where id in (:ids) order by id desc", AuditEntry.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** The newest changes, newest first: lines of all kinds but sign-ins and refusals, which would crowd them out. */
    @InScope("in companies whose log the person may not read, it finds their own")
    public List<LogEntry> changes(Optional<CompanyId> company, int atMost) {
        AuditQuery query = company.map(AuditQuery.EVERYTHING::in).orElse(AuditQuery.EVERYTHING);
        List<AuditEntry> changes = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES && changes.size() < atMost; page++) {
            List<AuditEntry> some = entries(lineSearch.find(query, PAGE));
            some.stream()
                    .filter(entry -> !CROWDING.contains(entry.getObjectType()))
                    .forEach(changes::add);
            if (some.size() < PAGE) {
                break;
            }
            query = query.olderThan(some.get(PAGE - 1).getId());
        }
        return lines(changes.subList(0, Math.min(atMost, changes.size())));
    }

    /**
     * One line, by the id of its intent, its outcome or its local change.
     *
     * @throws AccessDenied when there is none, or it is none of this person's business
     */
    @Discloses(Right.READ_AUDIT_LOG)
    public LogEntry get(long id) {
        AuditEntry found = entities.find(AuditEntry.class, id);
        if (found == null || !mayRead(found)) {
            throw new AccessDenied("no entry " + id);
        }
        AuditEntry first = found.intentId() == null ? found : entities.find(AuditEntry.class, found.intentId());
        if (!mayRead(first)) {
            throw new AccessDenied("no entry " + id);
        }
        return lines(List.of(first)).getFirst();
    }

    /** Which of these lines fit, by their ids; how many are asked for at once is up to the caller. */
    @InScope("finds no more than find does")
    public Set<Long> fitting(AuditQuery query, Collection<Long> ids) {
        NavigableSet<Long> left = new TreeSet<>(ids);
        Set<Long> fitting = new HashSet<>();
        while (!left.isEmpty()) {
            List<Long> found = lineSearch.find(query.olderThan(left.last() + 1), left.size());
            found.stream().filter(left::contains).forEach(fitting::add);
            if (found.size() < left.size()) {
                break;
            }
            left = left.headSet(found.getLast(), false);
        }
        return fitting;
    }

    /** Whether the person may read the entry. */
    public static boolean mayRead(AuditEntry entry) {
        Scope scope = Scope.current();
        return entry.isOwn(scope) || scope.may(entry.company(), Right.READ_AUDIT_LOG);
    }

    /** Lines by the ids of their intents; those that the person may not read are left out. */
    @Discloses(Right.READ_AUDIT_LOG)
    public List<LogEntry> ofIntents(List<Long> intents) {
        return intents.isEmpty()
                ? List.of()
                : lines(entities
                        .createQuery("from AuditEntry where id in (:ids) order by id", AuditEntry.class)
                        .setParameter("ids", intents)
                        .getResultList()
                        .stream()
                        .filter(AuditSearch::mayRead)
                        .toList());
    }

    /**
     * The writes to the same object, or creations in the same collection, that may have had to do with one of them:
     * from a while before it on, oldest first, at most {@value #MOST_OF_ONE_OBJECT}.
     *
     * @param before how long before it others may still have been under way
     */
    @Internal("the resolution of unknown outcomes, and what is told of a change that may be read")
    public List<LogEntry> around(LogEntry change, Duration before) {
        AuditEntry entry = change.entry();
        return lines(entities.createQuery("""
                        from AuditEntry other
                        where other.companyId = :company and other.objectKey = :key and other.objectId = :object
                        and other.credentialId = :credential and other.kind = :intent and other.id <> :self
                        and other.happenedAt >= :since order by other.id""", AuditEntry.class)
                .setParameter("company", entry.company().value())
                .setParameter("key", AuditEntry.objectKey(entry.getObjectType(), entry.getObjectId()))
                .setParameter("object", entry.getObjectId())
                .setParameter("credential", entry.getCredentialId())
                .setParameter("intent", AuditEntry.Kind.INTENT)
                .setParameter("self", entry.getId())
                .setParameter("since", entry.getHappenedAt().minus(before))
                .setMaxResults(MOST_OF_ONE_OBJECT)
                .getResultList());
    }

    /** Objects of the same kind that were deleted through the portal after the change, as they were before that. */
    @Internal("the resolution of unknown outcomes")
    public List<JsonObject> deletedSince(LogEntry change) {
        AuditEntry entry = change.entry();
        return lines(entities.createQuery("""
                        from AuditEntry other
                        where other.companyId = :company and other.objectType = :type and other.method = 'DELETE'
                        and other.credentialId = :credential and other.kind = :intent
                        and other.happenedAt >= :since order by other.id""", AuditEntry.class)
                        .setParameter("company", entry.company().value())
                        .setParameter("type", entry.getObjectType())
                        .setParameter("credential", entry.getCredentialId())
                        .setParameter("intent", AuditEntry.Kind.INTENT)
                        .setParameter("since", entry.getHappenedAt())
                        .setMaxResults(MOST_OF_ONE_OBJECT)
                        .getResultList())
                .stream()
                .filter(other -> other.state() == LogEntry.State.APPLIED)
                .map(other -> other.images().before())
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * The writes that take back a change, oldest first. Not only those that the person may read: whoever knows of the change
     * is to know what came of it.
     *
     * @param others further entries that are known to take it back
     */
    @Internal("what is told of a change that may be read")
    public List<LogEntry> reverting(long change, Collection<Long> others) {
        return lines(entities.createQuery("""
                        from AuditEntry other where (other.revertsId = :change or other.id in (:others))
                        and other.kind = :intent order by other.id""", AuditEntry.class)
                .setParameter("change", change)
                .setParameter("others", others.isEmpty() ? NONE : others)
                .setParameter("intent", AuditEntry.Kind.INTENT)
                .setMaxResults(MOST_OF_ONE_OBJECT)
                .getResultList());
    }

    /** Whether the person in scope may open the line. */
    public static boolean mayRead(LogEntry line) {
        return mayRead(line.entry());
    }

    /** Intents and local changes as lines, whoever may read them. */
    @Internal("reading a log, whose right has been asked for")
    public List<LogEntry> lines(List<AuditEntry> entries) {
        Map<Long, Map<AuditEntry.Kind, LogEntry.Opened>> later = later(entries);
        List<LogEntry> lines = new ArrayList<>(entries.size());
        for (AuditEntry entry : entries) {
            Map<AuditEntry.Kind, LogEntry.Opened> told = later.getOrDefault(entry.getId(), Map.of());
            lines.add(new LogEntry(
                    opened(entry),
                    told.get(AuditEntry.Kind.OUTCOME),
                    told.get(AuditEntry.Kind.RESOLUTION),
                    told.get(AuditEntry.Kind.REVIEW)));
        }
        return lines;
    }

    private LogEntry.Opened opened(AuditEntry entry) {
        return new LogEntry.Opened(entry, log.images(entry));
    }

    private Map<Long, Map<AuditEntry.Kind, LogEntry.Opened>> later(List<AuditEntry> entries) {
        Set<Long> intents = entries.stream().map(AuditEntry::getId).collect(Collectors.toSet());
        Map<Long, Map<AuditEntry.Kind, LogEntry.Opened>> later = new HashMap<>();
        if (!intents.isEmpty()) {
            entities.createQuery("from AuditEntry where intentId in (:intents)", AuditEntry.class)
                    .setParameter("intents", intents)
                    .getResultList()
                    .forEach(
                            entry -> later.computeIfAbsent(entry.intentId(), id -> new EnumMap<>(AuditEntry.Kind.class))
                                    .put(entry.getKind(), opened(entry)));
        }
        return later;
    }
}
