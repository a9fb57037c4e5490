package kontor.frachtpilot;

import java.util.concurrent.Callable;

/** How new what is read must be. */
public enum Freshness {
    /** A few seconds old is new enough. */
    RECENT,
    /** What the account has now: for someone who asks for the page again, or before a change. */
    NOW;

    private static final ThreadLocal<Freshness> CURRENT = ThreadLocal.withInitial(() -> RECENT);

    /** What the current thread wants. */
    static Freshness current() {
        return CURRENT.get();
    }

    /** Does the work with reads of this freshness, and puts back what the thread wanted before, whatever happens. */
    public <T> T call(Callable<T> work) throws Exception {
        Freshness before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } finally {
            CURRENT.set(before);
        }
    }
}
