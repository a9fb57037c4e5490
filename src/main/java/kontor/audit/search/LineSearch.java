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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How far a criterion is counted, in all companies together. */
    private static final int MOST_COUNTED = 4000;

    private static final int LEAST_COUNTED = 40;
    /** How many ids are looked through first where there are many companies: most searches end there. */
    private static final int FIRST_IDS = 1024;
    /** How many lines are looked through next, and how much more each time after. */
    private static final int NEXT_LINES = 1000;

    private static final int GROWTH = 8;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Blinding blinding;

    /**
     * One company's part of a search.
     *
     * @param density how many lines have the first criterion, for each id of the log
     */
    private record Part(Statements statements, List<Criterion> criteria, double density) {
        private Part between(long first, long last) {
            return new Part(statements.between(first, last), criteria, density);
        }

        private boolean isEmpty() {
            return statements.least() > statements.most();
        }
    }

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
                List<Part> within = withinTime(query, untilNow(parts, queries), queries);
                return within.size() == 1
                        ? newest(ids(ranked(within, queries), atMost, queries), atMost)
                        : stepByStep(within, atMost, queries);
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
                        criteria.in(company, own, blind.getOrDefault(company, List.of())),
                        0));
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
                .get(0)[0];
        return parts.stream().map(part -> part.between(0, newest)).toList();
    }

    /** Ids and times rise together within a company, so that its lines of a time are those between two ids. */
    private static List<Part> withinTime(AuditQuery query, List<Part> parts, TimedQueries queries) throws SQLException {
        if (query.from().isEmpty() && query.until().isEmpty()) {
            return parts;
        }
        List<Sql> bounds =
                parts.stream().map(part -> part.statements().bounds()).toList();
        List<Part> within = new ArrayList<>();
        List<long[]> found = queries.rows(Sql.union(bounds), 3);
        Map<Long, long[]> byCompany = found.stream().collect(Collectors.toMap(row -> row[0], row -> row));
        for (Part part : parts) {
            long[] row = byCompany.get(part.statements().company());
            if (row != null && row[1] <= row[2]) {
                within.add(part.between(row[1], row[2]));
            }
        }
        return within;
    }

    /**
     * Looks through the newest ids in all companies first, and further back only while lines are missing: otherwise each
     * company would give as many lines as are looked for in all.
     */
    private static List<Long> stepByStep(List<Part> parts, int atMost, TimedQueries queries) throws SQLException {
        Set<Long> found = new HashSet<>();
        long first = parts.stream()
                .mapToLong(part -> part.statements().least())
                .min()
                .orElse(0);
        long last =
                parts.stream().mapToLong(part -> part.statements().most()).max().orElse(-1);
        found.addAll(ids(between(last - FIRST_IDS + 1, last, parts), atMost, queries));
        last -= FIRST_IDS;
        List<Part> left = found.size() < atMost ? ranked(between(first, last, parts), queries) : List.of();
        for (double lines = NEXT_LINES; found.size() < atMost && last >= first && !left.isEmpty(); lines *= GROWTH) {
            double density = left.stream().mapToDouble(Part::density).sum();
            // One company's lines end where there are enough of them, as those of several don't.
            long next = left.size() == 1 ? first : Math.max(first, last - (long) Math.ceil(lines / density));
            found.addAll(ids(between(next, last, left), atMost, queries));
            last = next - 1;
        }
        return newest(found, atMost);
    }

    private static List<Part> between(long first, long last, List<Part> parts) {
        return parts.stream()
                .map(part -> part.between(first, last))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static List<Long> newest(Set<Long> ids, int atMost) {
        return ids.stream().sorted(Comparator.reverseOrder()).limit(atMost).toList();
    }

    /** Leaves out companies where nothing has one of the criteria, and puts what fewest lines have first. */
    private static List<Part> ranked(List<Part> parts, TimedQueries queries) throws SQLException {
        if (parts.size() == 1 && parts.get(0).criteria().size() == 1) {
            return parts;
        }
        int counted = Math.max(LEAST_COUNTED, MOST_COUNTED / Math.max(1, parts.size()));
        List<Sql> counts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            for (int j = 0; j < part.criteria().size(); j++) {
                counts.addAll(part.statements().counts(i, j, part.criteria().get(j), counted));
            }
        }
        double[][] densities =
                parts.stream().map(part -> new double[part.criteria().size()]).toArray(double[][]::new);
        for (long[] row : queries.rows(Sql.union(counts), 4)) {
            Statements statements = parts.get((int) row[0]).statements();
            long until = row[2] < counted ? statements.least() : row[3];
            densities[(int) row[0]][(int) row[1]] += (double) row[2] / (statements.most() - until + 1);
        }
        List<Part> possible = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            double[] each = densities[i];
            if (Arrays.stream(each).allMatch(density -> density > 0)) {
                List<Criterion> criteria = parts.get(i).criteria();
                possible.add(new Part(
                        parts.get(i).statements(),
                        IntStream.range(0, each.length)
                                .boxed()
                                .sorted(Comparator.comparingDouble(j -> each[j]))
                                .map(criteria::get)
                                .toList(),
                        Arrays.stream(each).min().orElse(0)));
            }
        }
        return possible;
    }

    private static Set<Long> ids(List<Part> parts, int atMost, TimedQueries queries) throws SQLException {
        List<Sql> selects = parts.stream()
                .flatMap(part -> part.statements().lines(part.criteria(), atMost).stream())
                .toList();
        return queries.rows(Sql.union(selects), 1).stream().map(row -> row[0]).collect(Collectors.toSet());
    }
}
