package kontor.frachtpilot;

import java.util.Map;

/**
 * What to ask of a collection.
 *
 * @param number the page, from 1
 * @param parameters filters and orders by their documented names, like {@code order[name]} → {@code asc}
 */
public record PageQuery(int number, Map<String, String> parameters) {

    public PageQuery {
        if (number < 1) {
            throw new IllegalArgumentException("pages are counted from 1");
        }
        parameters = Map.copyOf(parameters);
    }
}
