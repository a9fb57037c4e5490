package kontor.audit.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One place in an index where ids of lines stand in their order, after some columns that have one value each. Looking there
 * touches no row.
 *
 * @param table the table
 * @param index its index; the primary key is {@code PRIMARY}
 * @param columns what all rows of the place have in common, in the order of the index
 * @param id the column with the line's id, which comes next in the index
 * @param oftenest how often an id may stand there
 */
record Place(String table, String index, Map<String, Object> columns, String id, int oftenest) {
    Place {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The table by a name, to go along the index. */
    String from(String name) {
        return "from " + table + " " + name + " force index (" + index + ")";
    }

    /** The condition that a row stands there, with an id between two; its parameters are the columns' values and those. */
    String between(String name) {
        return "("
                + columns.keySet().stream()
                        .map(column -> name + "." + column + " = ? and ")
                        .collect(Collectors.joining())
                + name + "." + id + " between ? and ?)";
    }
}
