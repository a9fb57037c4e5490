package kontor.audit.stream;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long a target may take.
 *
 * @param watch what ends those that take longer
 * @param connect to connect
 * @param quiet without a sign of it
 * @param inAll for a batch in all, however slowly it is going
 */
record Patience(ScheduledExecutorService watch, Duration connect, Duration quiet, Duration inAll) {
    /** The usual one. */
    Patience(ScheduledExecutorService watch) {
        this(watch, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    /** Has the end happen unless it is cancelled in time. */
    Future<?> orElse(Runnable end) {
        return watch.schedule(end, inAll.toMillis(), TimeUnit.MILLISECONDS);
    }

    int connectMillis() {
        return Math.toIntExact(connect.toMillis());
    }

    int quietMillis() {
        return Math.toIntExact(quiet.toMillis());
    }
}
