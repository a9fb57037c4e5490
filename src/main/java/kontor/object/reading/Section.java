package kontor.object.reading;

import java.util.List;

/**
 * Facts of an object that stand together under a heading, or the items of a list as a table.
 *
 * @param facts empty for a table
 * @param columns empty for facts
 * @param rows the items of the list, a value for each column
 */
public record Section(String heading, List<Fact> facts, List<Column> columns, List<List<Shown>> rows) {
    /**
     * One fact.
     *
     * @param field its name on the wire
     * @param deprecated whether the account's document advises against the field
     */
    public record Fact(String field, String label, boolean deprecated, Shown value) {}

    /** The head of a column. */
    public record Column(String label, boolean numeric) {}

    public Section {
        facts = List.copyOf(facts);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static Section of(String heading, List<Fact> facts) {
        return new Section(heading, facts, List.of(), List.of());
    }

    static Section table(String heading, List<Column> columns, List<List<Shown>> rows) {
        return new Section(heading, List.of(), columns, rows);
    }

    public boolean isTable() {
        return !columns.isEmpty();
    }
}
