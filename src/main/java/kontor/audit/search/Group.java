package kontor.audit.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parts that one statement can search.
 *
 * @param order the numbers of the criteria, that one first along which to go
 * @param density how many lines have the first, for each id of the log; 0 where nothing has all of them
 */
record Group(List<Part> alike, List<Integer> order, double density) {
    Group {
        alike = List.copyOf(alike);
        order = List.copyOf(order);
    }

    static Group of(List<Part> alike) {
        return new Group(
                alike,
                IntStream.range(0, alike.getFirst().criteria().size()).boxed().toList(),
                0);
    }

    Group between(long first, long last) {
        return new Group(
                alike.stream()
                        .map(part -> part.between(first, last))
                        .filter(part -> !part.isEmpty())
                        .toList(),
                order,
                density);
    }

    /** With what fewest lines have first. */
    Group ordered(double... densities) {
        return new Group(
                alike,
                order.stream()
                        .sorted(Comparator.comparingDouble(number -> densities[number]))
                        .toList(),
                Arrays.stream(densities).min().orElse(0));
    }
}
