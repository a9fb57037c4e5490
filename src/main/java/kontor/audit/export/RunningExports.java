package kontor.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a person from having this node write more than {@value #MOST} logs at a time. */
@ApplicationScoped
public class RunningExports {
    /** How many may run. */
    public static final int MOST = 2;

    private final Map<Long, Integer> running = new ConcurrentHashMap<>();

    /** Takes a place for another export of the person. Whoever gets one gives it back. */
    public boolean take(long person) {
        boolean[] taken = new boolean[1];
        running.compute(person, (id, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < MOST;
            return taken[0] ? now + 1 : now;
        });
        return taken[0];
    }

    public void giveBack(long person) {
        running.computeIfPresent(person, (id, count) -> count == 1 ? null : count - 1);
    }
}
