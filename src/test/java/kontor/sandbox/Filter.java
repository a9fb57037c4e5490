package kontor.sandbox;

import java.util.List;

/**
 * One way to narrow a collection.
 *
 * @param name the parameter's name without brackets; may lead through relations, like {@code customer.name}
 * @param fields what is searched, for {@link Kind#SEARCH}
 */
record Filter(Kind kind, String name, List<String> fields) {
    enum Kind {
        PARTIAL,
        EXACT,
        BOOLEAN,
        RANGE,
        DATE,
        EXISTS,
        RELATION,
        IDS,
        SEARCH;

        List<String> operators() {
            return switch (this) {
                case RANGE -> List.of("between", "gt", "gte", "lt", "lte");
                case DATE -> List.of("before", "strictly_before", "after", "strictly_after");
                default -> List.of();
            };
        }

        boolean takesSeveral() {
            return this == EXACT || this == RELATION || this == IDS;
        }
    }

    Filter(Kind kind, String name) {
        this(kind, name, List.of());
    }
}
