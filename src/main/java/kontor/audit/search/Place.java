package kontor.audit.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One place in an index where ids of lines stand in their order, after some columns that have one value each. Looking there
 * touches no row.
 *
 * @param table the table
 * @param index the index, where the database might take another; the empty string for the table's own order
 * @param columns what all rows of the place have in common, in the order of the index
 * @param id the column with the line's id, which comes next in the index
 * @param oftenest how often an id may stand there
 */
record Place(String table, String index, Map<String, Object> columns, String id, int oftenest) {
    Place {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The id's column, of the table by the name that it has in a statement. */
    String id(String name) {
        return name + "." + id;
    }

    /** The table, by a name, and what its rows must have; its parameters are {@link #values}. */
    String from(String name) {
        return "from " + table + " " + name + (index.isEmpty() ? "" : " force index (" + index + ")") + " where "
                + columns.keySet().stream()
                        .map(column -> name + "." + column + " = ?")
                        .collect(Collectors.joining(" and "));
    }

    /** Whether a line stands there, as a condition. The limit keeps the database from beginning with this instead. */
    Sql holds(String line) {
        return new Sql("(select 1 " + from("had") + " and " + id("had") + " = " + line + " limit 1) = 1", values());
    }

    List<Object> values() {
        return new ArrayList<>(columns.values());
    }
}
