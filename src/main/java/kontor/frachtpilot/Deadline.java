package kontor.frachtpilot;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The moment at which the current thread's request is over, answered or not. The connection is closed then, whether the
 * server is silent or sends its answer byte by byte: a socket's own time-out would start anew with each of them.
 */
final class Deadline implements AutoCloseable {
    private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    private final ScheduledExecutorService watch;
    private final long at;
    private Future<?> closing;
    private boolean over;

    Deadline(ScheduledExecutorService watch, Duration left) {
        this.watch = watch;
        this.at = System.nanoTime() + left.toNanos();
    }

    /** From here on connections that the current thread takes are watched over. */
    void begin() {
        CURRENT.set(this);
    }

    /** Closes a connection when the current thread's deadline comes. */
    static void watchOver(Runnable close) {
        Deadline deadline = CURRENT.get();
        if (deadline != null) {
            deadline.closeInTime(close);
        }
    }

    private synchronized void closeInTime(Runnable close) {
        if (!over) {
            cancel();
            closing = watch.schedule(close, at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void cancel() {
        if (closing != null) {
            closing.cancel(false);
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        cancel();
        CURRENT.remove();
    }
}
