package kontor.frachtpilot;

import java.util.List;
import java.util.Map;

/**
 * What to ask of a collection.
 *
 * @param number the page, from 1
 * @param parameters filters and orders by their documented names, like {@code order[name]} → {@code asc}; each as often as
 *     it has values
 */
public record PageQuery(int number, Map<String, List<String>> parameters) {

    public PageQuery {
        if (number < 1) {
            throw new IllegalArgumentException("pages are counted from 1");
        }
        parameters = Map.copyOf(parameters);
    }
}
