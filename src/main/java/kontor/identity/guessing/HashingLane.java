package kontor.identity.guessing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does hard work in a few threads, first come, first served; with a bounded number of places, and few for each who asks. */
class HashingLane implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final int places;
    private final int placesForEach;
    private final Duration patience;
    private final Map<String, Integer> taken = new HashMap<>();
    private int allTaken;

    /** Begins its threads at once: the container lets each hold what is going on where it begins, and that is never a sign-in. */
    HashingLane(int threads, int places, int placesForEach, Duration patience, ThreadFactory factory) {
        this.threads =
                new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        this.threads.prestartAllCoreThreads();
        this.places = places;
        this.placesForEach = placesForEach;
        this.patience = patience;
    }

    /**
     * Does the work and waits for it.
     *
     * @throws Busy when there is no place, or it took too long to be its turn
     */
    <T> T compute(String who, Callable<T> work) {
        take(who);
        try {
            return await(threads.submit(work));
        } finally {
            free(who);
        }
    }

    private synchronized void take(String who) {
        if (allTaken >= places || taken.getOrDefault(who, 0) >= placesForEach) {
            throw new Busy();
        }
        taken.merge(who, 1, Integer::sum);
        allTaken++;
    }

    private <T> T await(Future<T> result) {
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result.cancel(false);
            throw new Busy();
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new Busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password can't be checked", e.getCause());
        }
    }

    private synchronized void free(String who) {
        taken.computeIfPresent(who, (each, places) -> places == 1 ? null : places - 1);
        allTaken--;
    }

    /** How many places are taken. */
    synchronized int taken() {
        return allTaken;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
