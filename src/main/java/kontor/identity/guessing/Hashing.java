package kontor.identity.guessing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Where passwords are checked: in a few threads of their own, so that however many strangers try, requests of people who
 * are signed in find threads, processors and memory. Whoever comes from where they have signed in before has a lane of
 * their own, which strangers can't fill.
 */
@ApplicationScoped
public class Hashing {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Resource
    private ManagedThreadFactory managed;

    private HashingLane known;
    private HashingLane strangers;

    @PostConstruct
    void open() {
        known = new HashingLane(2, 32, 2, PATIENCE, managed);
        strangers = new HashingLane(1, 12, 4, PATIENCE, managed);
    }

    /** Has its threads begin: before the first sign-in, whose password they would hold for good. */
    public void begin() {
        // Calling it makes the bean, and that opens it.
    }

    /**
     * Does the work in its turn.
     *
     * @throws Busy when too many others wait
     */
    public <T> T compute(Guess guess, Callable<T> work) {
        return guess.known() ? known.compute(guess.who(), work) : strangers.compute(guess.network(), work);
    }

    @PreDestroy
    void close() {
        known.close();
        strangers.close();
    }
}
