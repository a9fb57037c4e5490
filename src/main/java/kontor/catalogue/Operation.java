package kontor.catalogue;

/** What can be done with a resource type, as far as the account's document says so. */
public enum Operation {
    LIST,
    READ,
    CREATE,
    /** PUT: the whole object. */
    REPLACE,
    /** PATCH: only what differs (RFC 7386). */
    PATCH,
    DELETE
}
