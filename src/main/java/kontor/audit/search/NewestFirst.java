package kontor.audit.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the newest lines of a search, in one company or in several at once. */
final class NewestFirst {
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

    private final Statements statements;
    private final TimedQueries queries;
    private final int atMost;

    NewestFirst(Statements statements, TimedQueries queries, int atMost) {
        this.statements = statements;
        this.queries = queries;
        this.atMost = atMost;
    }

    /** Their ids, newest first. */
    List<Long> of(List<Part> parts) throws SQLException {
        return parts.size() == 1 ? ofOne(parts.getFirst()) : ofSeveral(parts);
    }

    /** The lines of one company lie in the order of its indexes: what is looked for ends the search. */
    private List<Long> ofOne(Part part) throws SQLException {
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
        return newest(ids(List.of(group)));
    }

    /**
     * Looks through the newest ids first, in all companies at once, and further back only while lines are missing: otherwise
     * each company would give as many lines as are looked for in all.
     */
    private List<Long> ofSeveral(List<Part> parts) throws SQLException {
        long first = parts.stream().mapToLong(Part::least).min().orElse(0);
        long newest = parts.stream().mapToLong(Part::most).max().orElse(-1);
        List<Group> groups = groups(parts);
        long last = newest;
        Set<Long> found = new HashSet<>();
        if (groups.stream().allMatch(group -> group.order().size() == 1)) {
            last -= FIRST_IDS;
            found.addAll(ids(between(last + 1, newest, groups)));
        }
        if (found.size() < atMost && last >= first) {
            groups = ordered(between(first, last, groups), last);
        }
        for (double lines = NEXT_LINES; found.size() < atMost && last >= first; lines *= GROWTH) {
            double density = groups.stream().mapToDouble(Group::density).sum();
            double width = Math.min(lines / density, (double) FARTHEST * Math.max(COUNTED_IDS, newest - last));
            if (!found.isEmpty()) {
                double missing = atMost - found.size();
                width = Math.min(width, AMPLE * missing / found.size() * (newest - last));
            }
            long next = Math.max(first, last - (long) Math.ceil(width));
            found.addAll(ids(between(next, last, groups)));
            last = next - 1;
        }
        return newest(found);
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
    private List<Group> ordered(List<Group> groups, long last) throws SQLException {
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

    private List<Long> newest(Set<Long> ids) {
        return ids.stream().sorted(Comparator.reverseOrder()).limit(atMost).toList();
    }

    private Set<Long> ids(List<Group> groups) throws SQLException {
        List<Sql> selects = groups.stream()
                .flatMap(group -> statements.lines(group.alike(), group.order(), atMost).stream())
                .toList();
        return queries.rows(Sql.union(selects), 1).stream().map(row -> row[0]).collect(Collectors.toSet());
    }
}
