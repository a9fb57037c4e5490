package kontor.audit.chain;

/** What is there may be in order, but is newer than this verifier. */
final class UnknownFormat extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownFormat(String what) {
        super(what + ", which this verifier doesn't know: take that of a newer Kontor");
    }
}
