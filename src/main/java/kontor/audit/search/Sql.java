package kontor.audit.search;

import java.util.List;
import java.util.stream.Collectors;

/** A statement, or a condition, with its parameters. */
record Sql(String text, List<Object> parameters) {
    /** All of them as one, with the rows of each; the empty text where there are none. */
    static Sql union(List<Sql> parts) {
        return joined(parts, " union all ");
    }

    /** The condition that one of them holds. */
    static Sql any(List<Sql> conditions) {
        Sql joined = joined(conditions, " or ");
        return new Sql("(" + joined.text + ")", joined.parameters);
    }

    private static Sql joined(List<Sql> parts, String with) {
        return new Sql(
                parts.stream().map(part -> "(" + part.text() + ")").collect(Collectors.joining(with)),
                parts.stream().flatMap(part -> part.parameters().stream()).toList());
    }
}
