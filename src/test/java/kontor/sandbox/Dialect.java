package kontor.sandbox;

/** Which release of the framework an account of the sandbox answers like. */
public enum Dialect {
    /** {@code hydra:member}, nulls sent, PUT merges, OpenAPI 3.0 in which enums are objects. */
    RELEASE_2_7,
    /** {@code hydra:member}, nulls left out, PUT merges, OpenAPI 3.1. */
    RELEASE_3_4,
    /** {@code member}, nulls left out, PUT replaces, OpenAPI 3.1, errors are problems. */
    RELEASE_4_1;

    /** What accounts are of unless they are told otherwise. */
    public static final Dialect USUAL = RELEASE_3_4;

    /** What stands before the names of Hydra. */
    String prefix() {
        return this == RELEASE_4_1 ? "" : "hydra:";
    }

    boolean sendsNulls() {
        return this == RELEASE_2_7;
    }

    /** Whether a PUT resets what isn't sent, and what can't be. */
    boolean replacesByPut() {
        return this == RELEASE_4_1;
    }

    /** Whether enums of the language are described as the objects they are there, not as the texts that are sent. */
    boolean describesEnumsAsObjects() {
        return this == RELEASE_2_7;
    }

    /** Whether {@code Content-Location} ends in the format. */
    boolean locatesByFormat() {
        return this == RELEASE_4_1;
    }
}
