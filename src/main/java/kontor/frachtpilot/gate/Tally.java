package kontor.frachtpilot.gate;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of an account's requests, until someone takes the counts away to keep them. */
public final class Tally {
    private static final long NOTICEABLE_MILLIS = 5;

    private final LongAdder requests = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder waitMillis = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();

    public void request() {
        requests.increment();
    }

    public void hit() {
        hits.increment();
    }

    public void failure() {
        failures.increment();
    }

    void waited(Duration duration) {
        if (duration.toMillis() >= NOTICEABLE_MILLIS) {
            waits.increment();
            waitMillis.add(duration.toMillis());
        }
    }

    void turnedAway() {
        turnedAway.increment();
    }

    /** What was counted, which starts again at nothing. */
    public Counts take() {
        return new Counts(
                requests.sumThenReset(),
                hits.sumThenReset(),
                waits.sumThenReset(),
                waitMillis.sumThenReset(),
                failures.sumThenReset(),
                turnedAway.sumThenReset());
    }

    /** Counts that could not be kept. */
    public void putBack(Counts counts) {
        requests.add(counts.requests());
        hits.add(counts.hits());
        waits.add(counts.waits());
        waitMillis.add(counts.waitMillis());
        failures.add(counts.failures());
        turnedAway.add(counts.turnedAway());
    }
}
