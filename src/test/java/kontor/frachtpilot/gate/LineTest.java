package kontor.frachtpilot.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineTest {
    private final Line line = new Line(Ceilings.USUAL, Clock.systemUTC());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> order = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private void comes(String who, Urgency urgency) {
        int before = line.state().waiting();
        threads.execute(() -> {
            try {
                line.enter(urgency);
                order.add(who);
            } catch (NotNow e) {
                order.add(who + " " + e.reason());
            }
        });
        while (line.state().waiting() == before) {
            Thread.onSpinWait();
        }
    }

    private void bothPlacesAreTaken() throws NotNow {
        line.enter(Urgency.PERSON);
        line.enter(Urgency.PERSON);
    }

    @Test
    void letsNoMoreThanBurstAndRateThroughInAnyWindow() throws NotNow {
        List<Long> entered = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            line.enter(Urgency.PERSON);
            entered.add(System.nanoTime());
            line.leave(Duration.ZERO);
        }
        for (int from = 0; from < entered.size(); from++) {
            for (int to = from; to < entered.size(); to++) {
                double seconds = (entered.get(to) - entered.get(from)) / 1e9;
                // One more for the time between leave and the clock being read.
                assertThat(to - from + 1).isLessThanOrEqualTo((int) Math.floor(10 + 5 * seconds) + 1);
            }
        }
        assertThat(entered.get(19) - entered.get(0))
                .isGreaterThan(Duration.ofMillis(1_500).toNanos());
    }

    @Test
    void servesWhoCameFirst() throws Exception {
        bothPlacesAreTaken();
        comes("first", Urgency.PERSON);
        comes("second", Urgency.PERSON);
        line.leave(Duration.ZERO);
        assertThat(order.take()).isEqualTo("first");
        line.leave(Duration.ZERO);
        assertThat(order.take()).isEqualTo("second");
    }

    @Test
    void servesPeopleBeforeJobs() throws Exception {
        bothPlacesAreTaken();
        comes("job", Urgency.JOB);
        comes("person", Urgency.PERSON);
        line.leave(Duration.ZERO);
        assertThat(order.take()).isEqualTo("person");
        line.leave(Duration.ZERO);
        assertThat(order.take()).isEqualTo("job");
    }

    @Test
    void tellsAtOnceWhenTooManyWait() throws NotNow {
        bothPlacesAreTaken();
        for (int i = 0; i < Line.MOST_WAITING; i++) {
            comes("one of many", Urgency.PERSON);
        }
        Instant before = Instant.now();
        assertThatExceptionOfType(NotNow.class)
                .isThrownBy(() -> line.enter(Urgency.PERSON))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(NotNow.Reason.BUSY);
                    assertThat(refused.until()).isAfter(before);
                });
    }

    @Test
    void tellsAtOnceWhenItWouldTakeTooLong() throws NotNow {
        Line slow = new Line(new Ceilings(1, 1), Clock.systemUTC());
        for (int i = 0; i < 3; i++) {
            slow.enter(Urgency.PERSON);
            slow.leave(Duration.ofMinutes(1));
        }
        slow.enter(Urgency.PERSON);
        assertThatExceptionOfType(NotNow.class)
                .isThrownBy(() -> slow.enter(Urgency.PERSON))
                .satisfies(refused ->
                        assertThat(refused.until()).isAfter(Instant.now().plusSeconds(10)));
    }

    @Test
    void letsNobodyThroughBeforeTheMomentThatTheAccountAskedFor() {
        Instant moment = Instant.now().plusSeconds(3600);
        line.restUntil(moment);
        line.restUntil(moment.minusSeconds(1800)); // A later answer doesn't shorten it.
        for (Urgency urgency : Urgency.values()) {
            assertThatExceptionOfType(NotNow.class)
                    .isThrownBy(() -> line.enter(urgency))
                    .satisfies(refused -> {
                        assertThat(refused.reason()).isEqualTo(NotNow.Reason.ASKED_TO_WAIT);
                        assertThat(refused.until()).isEqualTo(moment);
                    });
        }
    }

    @Test
    void waitsOutAShortRest() throws NotNow {
        Instant moment = Instant.now().plusMillis(300);
        line.restUntil(moment);
        line.enter(Urgency.PERSON);
        assertThat(Instant.now()).isAfterOrEqualTo(moment);
    }

    @Test
    void takesOtherCeilingsWithoutForgettingWhatWasUsed() throws Exception {
        bothPlacesAreTaken();
        comes("waits", Urgency.PERSON);
        line.adjust(new Ceilings(3, 1));
        assertThat(order.take()).isEqualTo("waits");
        assertThat(line.state().underWay()).isEqualTo(3);
    }
}
