package kontor.faults;

/** What the log says became of a change: as its outcome, or as what was found out later about an unknown one. */
enum Finding {
    APPLIED,
    REJECTED,
    UNKNOWN,
    NOT_APPLIED,
    CANNOT_TELL
}
