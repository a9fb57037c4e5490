package kontor.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Right;
import kontor.company.Scope;

/**
 * Finds entries of the audit log: all of a company's for those who may read its log, and for everyone else what they
 * did themselves in companies they belong to.
 */
@Stateless
public class AuditSearch {
    private static final List<Long> NONE = List.of(-1L);
    private static final int MOST_OF_ONE_OBJECT = 500;
    private static final String VISIBLE =
            " (entry.companyId in (:readable) or entry.actorId = :self) and entry.kind in (:kinds)";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditLog log;

    /** The newest lines that fit, newest first. */
    public List<LogEntry> find(AuditQuery query, int atMost) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        TypedQuery<AuditEntry> typed = entities.createQuery(
                "from AuditEntry entry where" + VISIBLE + conditions(query, parameters) + " order by entry.id desc",
                AuditEntry.class);
        visible(typed, query.writesOnly());
        parameters.forEach(typed::setParameter);
        return lines(typed.setMaxResults(atMost).getResultList());
    }

    /** The newest changes, newest first: lines of all kinds but sign-ins, which would crowd them out. */
    public List<LogEntry> changes(Optional<CompanyId> company, int atMost) {
        TypedQuery<AuditEntry> query = entities.createQuery(
                "from AuditEntry entry where" + VISIBLE + " and entry.objectType <> :signIn"
                        + (company.isPresent() ? " and entry.companyId = :company" : "")
                        + " order by entry.id desc",
                AuditEntry.class);
        visible(query, false);
        query.setParameter("signIn", LocalChange.SIGN_IN);
        company.ifPresent(only -> query.setParameter("company", only.value()));
        return lines(query.setMaxResults(atMost).getResultList());
    }

    /**
     * One line, by the id of its intent, its outcome or its local change.
     *
     * @throws AccessDenied when there is none, or it is none of this person's business
     */
    public LogEntry get(long id) {
        AuditEntry found = entities.find(AuditEntry.class, id);
        if (found == null || !mayRead(found)) {
            throw new AccessDenied("no entry " + id);
        }
        AuditEntry first = found.intentId() == null ? found : entities.find(AuditEntry.class, found.intentId());
        if (!mayRead(first)) {
            throw new AccessDenied("no entry " + id);
        }
        return lines(List.of(first)).get(0);
    }

    /** Who appears in the log of the company, or of all companies in scope: user ids and their latest names. */
    public Map<Long, String> people(Optional<CompanyId> company) {
        TypedQuery<Tuple> query = entities.createQuery(
                "select entry.actorId, max(entry.actorName) from AuditEntry entry where" + VISIBLE
                        + (company.isPresent() ? " and entry.companyId = :company" : "")
                        + " and entry.actorId is not null group by entry.actorId order by 2",
                Tuple.class);
        visible(query, false);
        company.ifPresent(only -> query.setParameter("company", only.value()));
        Map<Long, String> people = new LinkedHashMap<>();
        for (Tuple person : query.setMaxResults(500).getResultList()) {
            people.put((Long) person.get(0), (String) person.get(1));
        }
        return people;
    }

    /** What kinds of objects appear in the log of the company, or of all companies in scope. */
    public List<String> types(Optional<CompanyId> company, boolean writesOnly) {
        TypedQuery<String> query = entities.createQuery(
                "select distinct entry.objectType from AuditEntry entry where" + VISIBLE
                        + (company.isPresent() ? " and entry.companyId = :company" : "")
                        + " order by entry.objectType",
                String.class);
        visible(query, writesOnly);
        company.ifPresent(only -> query.setParameter("company", only.value()));
        return query.setMaxResults(200).getResultList();
    }

    private static void visible(TypedQuery<?> query, boolean writesOnly) {
        Scope scope = Scope.current();
        List<Long> readable = scope.companiesWith(Right.READ_AUDIT_LOG).stream()
                .map(CompanyId::value)
                .toList();
        query.setParameter("readable", readable.isEmpty() ? NONE : readable)
                .setParameter(
                        "self",
                        scope.actor().userId() == null ? -1L : scope.actor().userId())
                .setParameter(
                        "kinds",
                        writesOnly
                                ? Set.of(AuditEntry.Kind.INTENT)
                                : Set.of(AuditEntry.Kind.INTENT, AuditEntry.Kind.LOCAL));
    }

    /** Whether the person may read the entry. */
    public static boolean mayRead(AuditEntry entry) {
        Scope scope = Scope.current();
        return scope.may(entry.company(), Right.READ_AUDIT_LOG)
                || entry.getActorId() != null
                        && entry.getActorId().equals(scope.actor().userId());
    }

    private static String conditions(AuditQuery query, Map<String, Object> parameters) {
        StringBuilder conditions = new StringBuilder();
        query.company().ifPresent(company -> {
            conditions.append(" and entry.companyId = :company");
            parameters.put("company", company.value());
        });
        query.person().ifPresent(person -> {
            conditions.append(" and entry.actorId = :person");
            parameters.put("person", person);
        });
        query.objectType().ifPresent(type -> {
            conditions.append(" and entry.objectType = :type");
            parameters.put("type", type);
        });
        query.object().ifPresent(object -> {
            conditions.append(" and (entry.objectId = :object or entry.objectId like :objectEnd escape '!')");
            parameters.put("object", object);
            parameters.put("objectEnd", "%/" + object.replaceAll("([!%_])", "!$1"));
        });
        query.from().ifPresent(from -> {
            conditions.append(" and entry.happenedAt >= :from");
            parameters.put("from", from);
        });
        query.until().ifPresent(until -> {
            conditions.append(" and entry.happenedAt < :until");
            parameters.put("until", until);
        });
        query.olderThan().ifPresent(id -> {
            conditions.append(" and entry.id < :olderThan");
            parameters.put("olderThan", id);
        });
        if (query.ownOnly()) {
            conditions.append(" and entry.actorId = :self");
        }
        query.state().ifPresent(state -> conditions.append(stateCondition(state, parameters)));
        return conditions.toString();
    }

    private static String stateCondition(LogEntry.State state, Map<String, Object> parameters) {
        String later = "(select 1 from AuditEntry later where later.intentId = entry.id";
        return switch (state) {
            case DONE -> {
                parameters.put("local", AuditEntry.Kind.LOCAL);
                yield " and entry.kind = :local";
            }
            case PENDING -> {
                parameters.put("intent", AuditEntry.Kind.INTENT);
                yield " and entry.kind = :intent and not exists " + later + ")";
            }
            case UNKNOWN, CANNOT_TELL -> {
                parameters.put("outcome", Outcome.Result.valueOf(state.name()));
                parameters.put("told", toldSince(state));
                yield " and exists " + later + " and later.outcome = :outcome) and not exists " + later
                        + " and later.kind in (:told))";
            }
            default -> {
                parameters.put("outcome", Outcome.Result.valueOf(state.name()));
                yield " and exists " + later + " and later.outcome = :outcome)";
            }
        };
    }

    /** Entries of these kinds say more than the state does. */
    private static Set<AuditEntry.Kind> toldSince(LogEntry.State state) {
        return state == LogEntry.State.UNKNOWN
                ? Set.of(AuditEntry.Kind.RESOLUTION, AuditEntry.Kind.REVIEW)
                : Set.of(AuditEntry.Kind.REVIEW);
    }

    /** Lines by the ids of their intents; those that the person may not read are left out. */
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
    public List<LogEntry> around(LogEntry change, Duration before) {
        AuditEntry entry = change.entry();
        return lines(entities.createQuery("""
                        from AuditEntry other
                        where other.companyId = :company and other.objectType = :type and other.objectId = :object
                        and other.credentialId = :credential and other.kind = :intent and other.id <> :self
                        and other.happenedAt >= :since order by other.id""", AuditEntry.class)
                .setParameter("company", entry.company().value())
                .setParameter("type", entry.getObjectType())
                .setParameter("object", entry.getObjectId())
                .setParameter("credential", entry.getCredentialId())
                .setParameter("intent", AuditEntry.Kind.INTENT)
                .setParameter("self", entry.getId())
                .setParameter("since", entry.getHappenedAt().minus(before))
                .setMaxResults(MOST_OF_ONE_OBJECT)
                .getResultList());
    }

    /** Objects of the same kind that were deleted through the portal after the change, as they were before that. */
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
                .filter(other -> other.getState() == LogEntry.State.APPLIED)
                .map(other -> other.images().before())
                .toList();
    }

    /**
     * The writes that take back a change, oldest first. Not only those that the person may read: whoever knows of the change
     * is to know what came of it.
     *
     * @param others further entries that are known to take it back
     */
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
