package kontor.audit.stream;

import jakarta.ejb.ApplicationException;

/** A stream can't be set up or changed like that, perhaps only since a moment ago. Nothing was changed. */
@ApplicationException(rollback = true)
public class StreamRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean full;

    StreamRefused(boolean full) {
        super(full ? "The company has as many streams as it may have." : "Another stream has the label.");
        this.full = full;
    }

    /** Whether the company has as many as it may have; else the label is another's. */
    public boolean isFull() {
        return full;
    }
}
