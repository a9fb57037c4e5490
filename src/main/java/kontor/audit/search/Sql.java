package kontor.audit.search;

import java.util.List;
import java.util.stream.Collectors;

/** A statement, or a part of one, with its parameters. */
record Sql(String text, List<Object> parameters) {
    /** All of them as one, with the rows of each; the empty text where there are none. */
    static Sql union(List<Sql> parts) {
        return new Sql(
                parts.stream().map(part -> "(" + part.text() + ")").collect(Collectors.joining(" union all ")),
                parts.stream().flatMap(part -> part.parameters().stream()).toList());
    }
}
