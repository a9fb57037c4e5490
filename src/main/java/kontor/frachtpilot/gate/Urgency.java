package kontor.frachtpilot.gate;

/** For whom a request is made. People go before jobs, which nobody waits for at a screen. */
public enum Urgency {
    /** Someone waits for it. */
    PERSON,
    /** Exports, daily refreshes: they take what people leave. */
    JOB;

    private static final ThreadLocal<Urgency> CURRENT = ThreadLocal.withInitial(() -> PERSON);

    /** What the current thread works for; a person, unless it was said otherwise. */
    public static Urgency current() {
        return CURRENT.get();
    }

    /** Runs the work with this urgency, and puts back the thread's former one, whatever happens. */
    public void run(Runnable work) {
        Urgency before = CURRENT.get();
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.set(before);
        }
    }
}
