package kontor.audit.search;

import java.util.List;

/**
 * One company's part of a search.
 *
 * @param company the company's id
 * @param criteria what is looked for there
 * @param least the lowest id that can fit
 * @param most the highest id that can fit
 */
record Part(long company, List<Criterion> criteria, long least, long most) {
    Part {
        criteria = List.copyOf(criteria);
    }

    Part between(long first, long last) {
        return new Part(company, criteria, Math.max(least, first), Math.min(most, last));
    }

    boolean isEmpty() {
        return least > most;
    }

    /** What parts have in common that one statement can search: the same indexes, in the same order. */
    List<List<String>> shape() {
        return criteria.stream()
                .map(criterion -> criterion.places().stream().map(Place::index).toList())
                .toList();
    }
}
