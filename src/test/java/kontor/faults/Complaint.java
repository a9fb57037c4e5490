package kontor.faults;

/**
 * Where log and truth differ.
 *
 * @param evidence the change, with what the log says of it and what the account did
 */
record Complaint(Kind kind, String evidence) {
    enum Kind {
        /** The log says that it was applied, but the account has never taken it. */
        LOST,
        /** One intent changed the account more than once. */
        DOUBLED,
        /** The account was sent something that no intent tells of. */
        UNAUDITED,
        /** What was found out about an unknown outcome is not so. */
        WRONGLY_RESOLVED,
        /** The log says that it was rejected, but it was applied. */
        WRONG_OUTCOME
    }
}
