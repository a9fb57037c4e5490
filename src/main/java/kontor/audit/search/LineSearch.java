package kontor.audit.search;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kontor.audit.AuditQuery;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
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
public class LineSearch {
    private static final int PATIENCE_SECONDS = 5;
    /** How far all indexes of a search are counted, to find the one that fewest lines have. */
    private static final int MOST_COUNTED = 4000;

    private static final int LEAST_COUNTED = 40;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Blinding blinding;

    /** One company's part of a search. */
    private record Part(Statements statements, List<Criterion> criteria) {}

    /**
     * The ids of the newest lines that fit, newest first.
     *
     * @throws SearchTooWide when that takes longer than {@value #PATIENCE_SECONDS} seconds
     */
    public List<Long> find(AuditQuery query, int atMost) {
        Criteria criteria = Criteria.of(query);
        if (criteria.isSenseless() || criteria.kinds().isEmpty()) {
            return List.of();
        }
        List<Part> parts = parts(criteria); // Before: the connection is the persistence context's own.
        try {
            return entities.unwrap(Session.class).doReturningWork(connection -> {
                List<Part> possible = atLeastOne(withinTime(query, parts, connection), connection);
                return ids(possible, atMost, connection);
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
                        Statements.of(company, query, criteria.kinds()),
                        criteria.in(company, own, blind.getOrDefault(company, List.of()))));
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

    /** Ids and times rise together within a company, so that its lines of a time are those between two ids. */
    private static List<Part> withinTime(AuditQuery query, List<Part> parts, Connection connection)
            throws SQLException {
        if (query.from().isEmpty() && query.until().isEmpty()) {
            return parts;
        }
        List<Sql> bounds =
                parts.stream().map(part -> part.statements().bounds()).toList();
        List<Part> within = new ArrayList<>();
        List<long[]> found = rows(Sql.union(bounds), 3, connection);
        Map<Long, long[]> byCompany = found.stream().collect(Collectors.toMap(row -> row[0], row -> row));
        for (Part part : parts) {
            long[] row = byCompany.get(part.statements().company());
            if (row != null && row[1] <= row[2]) {
                within.add(new Part(part.statements().between(row[1], row[2]), part.criteria()));
            }
        }
        return within;
    }

    /** Leaves out companies where nothing has one of the criteria, and puts what fewest have first. */
    private static List<Part> atLeastOne(List<Part> parts, Connection connection) throws SQLException {
        if (parts.stream().allMatch(part -> part.criteria().size() == 1)) {
            return parts;
        }
        int counted = Math.max(LEAST_COUNTED, MOST_COUNTED / parts.size());
        List<Sql> counts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            for (int j = 0; j < part.criteria().size(); j++) {
                counts.add(part.statements().count(i, j, part.criteria().get(j), counted));
            }
        }
        Map<Long, List<long[]>> byPart =
                rows(Sql.union(counts), 3, connection).stream().collect(Collectors.groupingBy(row -> row[0]));
        List<Part> possible = new ArrayList<>();
        byPart.forEach((place, found) -> {
            if (found.stream().allMatch(row -> row[2] > 0)) {
                found.sort((one, other) ->
                        one[2] == other[2] ? Long.compare(one[1], other[1]) : Long.compare(one[2], other[2]));
                Part part = parts.get(place.intValue());
                possible.add(new Part(
                        part.statements(),
                        found.stream()
                                .map(row -> part.criteria().get((int) row[1]))
                                .toList()));
            }
        });
        return possible;
    }

    private static List<Long> ids(List<Part> parts, int atMost, Connection connection) throws SQLException {
        List<Sql> selects = parts.stream()
                .flatMap(part -> part.statements().lines(part.criteria(), atMost).stream())
                .toList();
        return rows(Sql.union(selects), 1, connection).stream()
                .map(row -> row[0])
                .collect(Collectors.toCollection(TreeSet::new))
                .descendingSet()
                .stream()
                .limit(atMost)
                .toList();
    }

    private static List<long[]> rows(Sql sql, int columns, Connection connection) throws SQLException {
        List<long[]> rows = new ArrayList<>();
        if (sql.text().isEmpty()) {
            return rows;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, sql.parameters().get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    long[] row = new long[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = found.getLong(i + 1);
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
