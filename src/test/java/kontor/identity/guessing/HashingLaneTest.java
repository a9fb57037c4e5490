package kontor.identity.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingLaneTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService requests = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void end() {
        requests.shutdownNow();
    }

    private static HashingLane lane(int places, int placesForEach, Duration patience) {
        return new HashingLane(1, places, placesForEach, patience, Executors.defaultThreadFactory());
    }

    /** Fills places of the lane, the first of them with work that goes on until it is released. */
    private List<Future<String>> fill(HashingLane lane, String who, int places) throws InterruptedException {
        List<Future<String>> waiting = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            CountDownLatch begun = new CountDownLatch(1);
            waiting.add(requests.submit(() -> {
                begun.countDown();
                return lane.compute(who, () -> {
                    released.await();
                    return who;
                });
            }));
            begun.await();
        }
        while (lane.taken() < places) {
            Thread.onSpinWait();
        }
        return waiting;
    }

    @Test
    void oneAddressTakesItsPlacesAndLeavesTheOthers() throws Exception {
        try (HashingLane lane = lane(4, 2, LONG)) {
            List<Future<String>> flood = fill(lane, "192.0.2.1", 2);
            assertThatThrownBy(() -> lane.compute("192.0.2.1", () -> "one more"))
                    .isInstanceOf(Busy.class);
            Future<String> other = requests.submit(() -> lane.compute("192.0.2.2", () -> "from elsewhere"));
            released.countDown();
            assertThat(other.get()).isEqualTo("from elsewhere");
            for (Future<String> each : flood) {
                assertThat(each.get()).isEqualTo("192.0.2.1");
            }
            assertThat(lane.compute("192.0.2.1", () -> "again")).isEqualTo("again");
        }
    }

    @Test
    void allAddressesTogetherTakeNoMorePlacesThanThereAre() throws Exception {
        try (HashingLane lane = lane(3, 1, LONG)) {
            fill(lane, "192.0.2.1", 1);
            requests.submit(() -> lane.compute("192.0.2.2", () -> "waits"));
            requests.submit(() -> lane.compute("192.0.2.3", () -> "waits"));
            while (lane.taken() < 3) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> lane.compute("192.0.2.4", () -> "one more"))
                    .isInstanceOf(Busy.class);
            released.countDown();
        }
    }

    @Test
    void nobodyWaitsForEverAndNothingIsDoneForWhoeverIsGone() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<String> done = new ArrayList<>();
        try (HashingLane lane = new HashingLane(1, 4, 2, Duration.ofMillis(1), work -> held(work, threads))) {
            assertThatThrownBy(() -> lane.compute("192.0.2.1", () -> done.add("too late")))
                    .isInstanceOf(Busy.class);
            assertThat(lane.taken()).isZero();
            released.countDown();
        }
        threads.get(0).join();
        assertThat(done).isEmpty();
    }

    /** A thread that begins only when it is released. */
    private Thread held(Runnable work, List<Thread> threads) {
        Thread thread = new Thread(() -> {
            try {
                released.await();
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                work.run();
            }
        });
        threads.add(thread);
        return thread;
    }

    @Test
    void workIsDoneOffTheThreadThatAsks() {
        try (HashingLane lane = lane(1, 1, LONG)) {
            assertThat(lane.compute("192.0.2.1", Thread::currentThread)).isNotSameAs(Thread.currentThread());
        }
    }
}
