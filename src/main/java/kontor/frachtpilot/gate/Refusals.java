package kontor.frachtpilot.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a key that the account refuses from being tried again and again: after {@value #IN_A_ROW} refusals in a row
 * nothing is sent for a while, which doubles with each further one.
 */
final class Refusals {
    static final int IN_A_ROW = 3;
    private static final int MOST_DOUBLINGS = 6;

    private final Duration firstPause;
    private final Clock clock;
    private int count;
    private Instant until = Instant.MIN;

    Refusals(Duration firstPause, Clock clock) {
        this.firstPause = firstPause;
        this.clock = clock;
    }

    synchronized void check() throws NotNow {
        if (clock.instant().isBefore(until)) {
            throw new NotNow(NotNow.Reason.REFUSED, until);
        }
    }

    synchronized void refused() {
        count++;
        if (count >= IN_A_ROW) {
            int doublings = Math.min(count - IN_A_ROW, MOST_DOUBLINGS);
            until = clock.instant().plus(firstPause.multipliedBy(1L << doublings));
        }
    }

    synchronized void forget() {
        count = 0;
        until = Instant.MIN;
    }

    /** Until when nothing is sent, or {@code null}. */
    synchronized Instant until() {
        return clock.instant().isBefore(until) ? until : null;
    }
}
