package kontor.sandbox;

/** Which generation of server the sandbox behaves like. */
public enum Dialect {
    /** {@code hydra:member}, nulls sent, PUT merges, OpenAPI 3.0. */
    HYDRA_PREFIXED,
    /** {@code member}, nulls left out, PUT replaces, OpenAPI 3.1. */
    HYDRA_UNPREFIXED
}
