package kontor.frachtpilot.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What every request to one account passes (law 6): the line with its ceilings, and what has been learned about the
 * account that speaks against asking it at all.
 */
public final class Gate {
    private final Line line;
    private final Refusals refusals;
    private final Failures failures;
    private final Tally tally = new Tally();
    private int edition;
    private volatile Long clockDifferenceSeconds;

    Gate(String account, Ceilings ceilings, Duration pause, Clock clock) {
        line = new Line(ceilings, clock);
        refusals = new Refusals(pause, clock);
        failures = new Failures(account, pause, clock);
    }

    /** Whoever changed the account's access wants it tried: what was held against the former one is forgotten. */
    synchronized void adjust(int newEdition, Ceilings ceilings) {
        line.adjust(ceilings);
        if (newEdition != edition) {
            edition = newEdition;
            forget();
        }
    }

    private void forget() {
        refusals.forget();
        failures.forget();
    }

    /**
     * Waits for a turn to send requests, one at a time.
     *
     * @throws NotNow when it would take too long, or the account had better not be asked
     */
    public Turn turn(Urgency urgency) throws NotNow {
        try {
            check();
            Duration waited = line.enter(urgency);
            tally.waited(waited);
            return new Turn(this, waited, false);
        } catch (NotNow e) {
            tally.turnedAway();
            throw e;
        }
    }

    /** A turn for the test of an access, which is tried whatever was learned before; the ceilings hold all the same. */
    public Turn turnAnyway() throws NotNow {
        try {
            Duration waited = line.enter(Urgency.PERSON);
            tally.waited(waited);
            return new Turn(this, waited, true);
        } catch (NotNow e) {
            tally.turnedAway();
            throw e;
        }
    }

    void check() throws NotNow {
        refusals.check();
        failures.check();
    }

    Duration again() throws NotNow {
        Duration waited = line.again();
        tally.waited(waited);
        return waited;
    }

    /** The last look before something is sent. */
    void begin() throws NotNow {
        line.checkRest();
        refusals.check();
        failures.enter();
    }

    void checkRest() throws NotNow {
        line.checkRest();
    }

    void leave(Duration held) {
        line.leave(held);
    }

    void worked(Duration duration, boolean anyway) {
        refusals.forget();
        if (anyway) {
            failures.forget();
        } else {
            failures.succeeded(duration);
        }
    }

    void refused(Duration duration, boolean anyway) {
        tally.failure();
        if (!anyway) {
            refusals.refused();
            failures.succeeded(duration);
        }
    }

    void failed(Duration duration, String why, boolean anyway) {
        tally.failure();
        if (!anyway) {
            failures.failed(duration, why);
        }
    }

    void nothingSent(boolean anyway) {
        if (!anyway) {
            failures.release();
        }
    }

    /** The account asked for no request before that moment. */
    public void restUntil(Instant moment) {
        line.restUntil(moment);
    }

    /** What the account's clock showed more than ours. */
    public void clockDiffersBy(long seconds) {
        clockDifferenceSeconds = seconds;
    }

    public Tally tally() {
        return tally;
    }

    /** The kind of the problem that the account failed with last, or {@code null}. */
    public String lastFailure() {
        return failures.reason();
    }

    /** What is going on at the moment. */
    public GateState state() {
        return new GateState(
                line.state(), refusals.until(), failures.until(), failures.reason(), clockDifferenceSeconds);
    }
}
