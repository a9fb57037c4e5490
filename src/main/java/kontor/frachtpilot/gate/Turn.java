package kontor.frachtpilot.gate;

import java.time.Duration;

/**
 * A place among the requests under way to an account: good for one request at a time, each of which counts against the
 * rate, until it is given back. Serves one thread.
 */
public final class Turn implements AutoCloseable {
    private final Gate gate;
    private final boolean anyway;
    private final long since = System.nanoTime();
    private Duration waited;
    private boolean ready = true;
    private boolean begun;
    private boolean closed;

    Turn(Gate gate, Duration waited, boolean anyway) {
        this.gate = gate;
        this.waited = waited;
        this.anyway = anyway;
    }

    /** Makes sure that the next request needn't wait any more. */
    public void prepare() throws NotNow {
        if (!ready) {
            waited = waited.plus(gate.again());
            ready = true;
        }
        if (!anyway) {
            gate.check();
        }
    }

    /** The last look before a request is begun; each one begun must be ended. */
    public void begin() throws NotNow {
        if (!anyway) {
            gate.begin();
        }
        begun = true;
    }

    /** Uses up the leave to send; waits for another one where a request was sent before. */
    public void use() throws NotNow {
        if (!ready) {
            waited = waited.plus(gate.again());
        }
        gate.checkRest();
        ready = false;
        gate.tally().request();
    }

    /** The account answered as one does that works. */
    public void worked(Duration duration) {
        begun = false;
        gate.worked(duration, anyway);
    }

    /** The account refused the key as such. */
    public void refused(Duration duration) {
        begun = false;
        gate.refused(duration, anyway);
    }

    /** @param why the kind of the problem */
    public void failed(Duration duration, String why) {
        begun = false;
        gate.failed(duration, why, anyway);
    }

    /** Nothing was sent after all, or nothing can be told from what came. */
    public void ended() {
        if (begun) {
            begun = false;
            gate.nothingSent(anyway);
        }
    }

    /** How long it has waited in line in all. */
    public Duration waited() {
        return waited;
    }

    public Gate gate() {
        return gate;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            ended();
            gate.leave(Duration.ofNanos(System.nanoTime() - since));
        }
    }
}
