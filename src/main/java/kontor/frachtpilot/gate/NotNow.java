package kontor.frachtpilot.gate;

import java.time.Instant;

/** A request was not let through to its account. Nothing was sent. */
public class NotNow extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Reason {
        /** More requests wait than can be sent in good time. */
        BUSY,
        /** The account asked to be left alone for a while, with 429 or 503 and {@code Retry-After}. */
        ASKED_TO_WAIT,
        /** The account refused the key several times in a row. */
        REFUSED,
        /** The account failed several times in a row. */
        FAILING
    }

    private final Reason reason;
    private final Instant until;

    NotNow(Reason reason, Instant until) {
        super(reason + " until " + until);
        this.reason = reason;
        this.until = until;
    }

    public Reason reason() {
        return reason;
    }

    /** When it is worth trying again, as far as that can be told. */
    public Instant until() {
        return until;
    }
}
