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
    /** How far a criterion is counted in one company. */
    private static final int MOST_COUNTED = 1000;
    /** Among how many of the newest ids a criterion is counted in several companies. */
    private static final int COUNTED_IDS = 16_384;
    /** How many ids are looked through first in several companies for one criterion: many searches end there. */
    private static final int FIRST_IDS = 1024;
    /** How many lines are looked through next, and how much more each time after. */
    private static final int NEXT_LINES = 1000;

    private static final int GROWTH = 8;
    /** How much further than so far a step goes at most: what was rare lately may have been frequent once. */
    private static final int FARTHEST = 64;
    /** By how much a step goes further than what was found so far says that it has to. */
    private static final double AMPLE = 1.5;
    /** More would be too many ranges for the database's optimizer, which would then read the index as a whole. */
    private static final int MOST_ALIKE = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Blinding blinding;

    /**
     * Parts that one statement can search.
     *
     * @param order the numbers of the criteria, that one first along which to go
     * @param density how many lines have the first, for each id of the log; 0 where nothing has all of them
     */
    private record Group(List<Part> alike, List<Integer> order, double density) {
        private Group {
            alike = List.copyOf(alike);
            order = List.copyOf(order);
        }

        private static Group of(List<Part> alike) {
            return new Group(
                    alike,
                    IntStream.range(0, alike.get(0).criteria().size()).boxed().toList(),
                    0);
        }

        private Group between(long first, long last) {
            return new Group(
                    alike.stream()
                            .map(part -> part.between(first, last))
                            .filter(part -> !part.isEmpty())
                            .toList(),
                    order,
                    density);
        }

        /** With what fewest lines have first. */
        private Group ordered(double... densities) {
            return new Group(
                    alike,
                    order.stream()
                            .sorted(Comparator.comparingDouble(number -> densities[number]))
                            .toList(),
                    Arrays.stream(densities).min().orElse(0));
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
                Statements statements = new Statements(query, criteria.kinds());
                List<Part> within = withinTime(statements, untilNow(parts, queries), queries);
                return within.size() == 1
                        ? ofOne(statements, within.get(0), atMost, queries)
                        : ofSeveral(statements, within, atMost, queries);
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
                .get(0)[0];
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

    /** The lines of one company lie in the order of its indexes: what is looked for ends the search. */
    private static List<Long> ofOne(Statements statements, Part part, int atMost, TimedQueries queries)
            throws SQLException {
        Group group = Group.of(List.of(part));
        int criteria = part.criteria().size();
        if (criteria > 1) {
            List<Sql> counts = IntStream.range(0, criteria)
                    .boxed()
                    .flatMap(number -> statements.newestCounted(part, number, MOST_COUNTED).stream())
                    .toList();
            double[] densities = new double[criteria];
            for (long[] row : queries.rows(Sql.union(counts), 3)) {
                long until = row[1] < MOST_COUNTED ? part.least() : row[2];
                densities[(int) row[0]] += (double) row[1] / (part.most() - until + 1);
            }
            group = group.ordered(densities);
            if (group.density() == 0) {
                return List.of();
            }
        }
        return newest(ids(statements, List.of(group), atMost, queries), atMost);
    }

    /**
     * Looks through the newest ids first, in all companies at once, and further back only while lines are missing: otherwise
     * each company would give as many lines as are looked for in all.
     */
    private static List<Long> ofSeveral(Statements statements, List<Part> parts, int atMost, TimedQueries queries)
            throws SQLException {
        long first = parts.stream().mapToLong(Part::least).min().orElse(0);
        long newest = parts.stream().mapToLong(Part::most).max().orElse(-1);
        List<Group> groups = groups(parts);
        long last = newest;
        Set<Long> found = new HashSet<>();
        if (groups.stream().allMatch(group -> group.order().size() == 1)) {
            last -= FIRST_IDS;
            found.addAll(ids(statements, between(last + 1, newest, groups), atMost, queries));
        }
        if (found.size() < atMost && last >= first) {
            groups = ordered(statements, between(first, last, groups), last, queries);
        }
        for (double lines = NEXT_LINES; found.size() < atMost && last >= first; lines *= GROWTH) {
            double density = groups.stream().mapToDouble(Group::density).sum();
            double width = Math.min(lines / density, (double) FARTHEST * Math.max(COUNTED_IDS, newest - last));
            if (!found.isEmpty()) {
                double missing = atMost - found.size();
                width = Math.min(width, AMPLE * missing / found.size() * (newest - last));
            }
            long next = Math.max(first, last - (long) Math.ceil(width));
            found.addAll(ids(statements, between(next, last, groups), atMost, queries));
            last = next - 1;
        }
        return newest(found, atMost);
    }

    private static List<Group> groups(List<Part> parts) {
        List<Group> groups = new ArrayList<>();
        for (List<Part> alike :
                parts.stream().collect(Collectors.groupingBy(Part::shape)).values()) {
            for (int from = 0; from < alike.size(); from += MOST_ALIKE) {
                groups.add(Group.of(alike.subList(from, Math.min(alike.size(), from + MOST_ALIKE))));
            }
        }
        return groups;
    }

    private static List<Group> between(long first, long last, List<Group> groups) {
        return groups.stream()
                .map(group -> group.between(first, last))
                .filter(group -> !group.alike().isEmpty())
                .toList();
    }

    /** By how many lines have each criterion among the newest; one that none has there may still have some further back. */
    private static List<Group> ordered(Statements statements, List<Group> groups, long last, TimedQueries queries)
            throws SQLException {
        List<Group> ordered = new ArrayList<>();
        for (Group group : groups) {
            List<Part> newest = group.between(last - COUNTED_IDS + 1, last).alike();
            double[] densities = new double[group.order().size()];
            Arrays.fill(densities, 1.0 / COUNTED_IDS);
            if (!newest.isEmpty()) {
                List<Sql> counts = group.order().stream()
                        .flatMap(number -> statements.counted(newest, number).stream())
                        .toList();
                for (long[] row : queries.rows(Sql.union(counts), 2)) {
                    densities[(int) row[0]] += (double) row[1] / COUNTED_IDS;
                }
            }
            ordered.add(group.ordered(densities));
        }
        return ordered;
    }

    private static List<Long> newest(Set<Long> ids, int atMost) {
        return ids.stream().sorted(Comparator.reverseOrder()).limit(atMost).toList();
    }

    private static Set<Long> ids(Statements statements, List<Group> groups, int atMost, TimedQueries queries)
            throws SQLException {
        List<Sql> selects = groups.stream()
                .flatMap(group -> statements.lines(group.alike(), group.order(), atMost).stream())
                .toList();
        return queries.rows(Sql.union(selects), 1).stream().map(row -> row[0]).collect(Collectors.toSet());
    }
}
