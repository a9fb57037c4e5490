package kontor.export;

import jakarta.ejb.ApplicationException;

/** A person has as many exports as they may have. */
@ApplicationException(rollback = true)
public class TooManyExports extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean running;

    TooManyExports(boolean running) {
        super(running ? "too many are running" : "too many are kept");
        this.running = running;
    }

    /** Whether too many are running, rather than lying about. */
    boolean areRunning() {
        return running;
    }
}
