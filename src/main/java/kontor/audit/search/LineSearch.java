package kontor.audit.search;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kontor.audit.AuditQuery;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Internal;
import kontor.vault.Blinding;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.Session;

/**
 * Finds the ids of lines, newest first, in plain SQL: each company by itself, along the index of what fewest lines have.
 * The filter of row scope is not beneath it; it names the companies in scope, and in those whose log the person may not
 * read, the person.
 */
@Stateless
@TransactionAttribute(MANDATORY)
@Internal("the search of the log, which names the companies in scope")
public class LineSearch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Blinding blinding;

    /**
     * The ids of the newest lines that fit, newest first.
     *
     * @throws SearchTooWide when that takes longer than 5 seconds
     */
    public List<Long> find(AuditQuery query, int atMost) {
        Criteria criteria = Criteria.of(query);
        if (criteria.isSenseless() || criteria.kinds().isEmpty()) {
            return List.of();
        }
        List<Part> parts = parts(criteria); // Before: the connection is the persistence context's own.
        try {
            return entities.unwrap(Session.class).doReturningWork(connection -> {
                TimedQueries queries = new TimedQueries(connection, PATIENCE);
                Statements statements = new Statements(query, criteria.kinds());
                List<Part> within = withinTime(statements, untilNow(parts, queries), queries);
                return new NewestFirst(statements, queries, atMost).of(within);
            });
        } catch (QueryTimeoutException e) {
            throw new SearchTooWide(e);
        } catch (JDBCException e) {
            if (e.getSQLException() instanceof SQLTimeoutException) {
                throw new SearchTooWide(e);
            }
            throw e;
        }
    }

    private List<Part> parts(Criteria criteria) {
        AuditQuery query = criteria.query();
        Map<CompanyId, Optional<Long>> searched = searched(query);
        Map<CompanyId, List<byte[]>> blind =
                criteria.allTerms().isEmpty() ? Map.of() : blinding.ofEach(searched.keySet(), criteria.allTerms());
        List<Part> parts = new ArrayList<>();
        searched.forEach((company, own) -> {
            // Where there are no terms, none of them will be found.
            if (blind.containsKey(company) || criteria.terms().isEmpty()) {
                parts.add(new Part(
                        company.value(),
                        criteria.in(company, own, blind.getOrDefault(company, List.of())),
                        0,
                        query.olderThan().map(id -> id - 1).orElse(Long.MAX_VALUE)));
            }
        });
        return parts;
    }

    /** The companies that are searched, each with the person where only what they did is. */
    private static Map<CompanyId, Optional<Long>> searched(AuditQuery query) {
        Scope scope = Scope.current();
        Long self = scope.actor().userId();
        Map<CompanyId, Optional<Long>> searched = new LinkedHashMap<>();
        for (CompanyId company : scope.rights().keySet()) {
            boolean asked = query.company().isEmpty() || query.company().get().equals(company);
            boolean own = query.ownOnly() || !scope.may(company, Right.READ_AUDIT_LOG);
            boolean others =
                    query.person().filter(person -> !person.equals(self)).isPresent();
            if (asked && !(own && (self == null || others))) {
                searched.put(company, own ? Optional.of(self) : Optional.empty());
            }
        }
        return searched;
    }

    /** With the newest id as their end, so that it can be told how long the log is that a part looks through. */
    private static List<Part> untilNow(List<Part> parts, TimedQueries queries) throws SQLException {
        long newest = queries.rows(new Sql("select coalesce(max(id), 0) from audit_entry", List.of()), 1)
                .getFirst()[0];
        return parts.stream().map(part -> part.between(0, newest)).toList();
    }

    /** Ids and times rise together within a company, so that its lines of a time are those between two ids. */
    private static List<Part> withinTime(Statements statements, List<Part> parts, TimedQueries queries)
            throws SQLException {
        AuditQuery query = statements.query();
        if (query.from().isEmpty() && query.until().isEmpty()) {
            return parts;
        }
        List<Sql> bounds =
                parts.stream().map(part -> statements.bounds(part.company())).toList();
        Map<Long, long[]> byCompany =
                queries.rows(Sql.union(bounds), 3).stream().collect(Collectors.toMap(row -> row[0], row -> row));
        List<Part> within = new ArrayList<>();
        for (Part part : parts) {
            long[] row = byCompany.get(part.company());
            if (row != null && row[1] <= row[2]) {
                within.add(part.between(row[1], row[2]));
            }
        }
        return within;
    }
}
