package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import kontor.catalogue.DocumentReading.Source;
import kontor.catalogue.UnusableDocument.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents are read apart from requests: nobody waits for ever, and no account keeps others waiting. */
@Timeout(120)
class DocumentReadingTest {
    private static final Source GOOD = new Source(
            "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{\"/api_v2/tours\":{\"get\":{"
                    + "\"operationId\":\"api_tours_get_collection\",\"responses\":{}}}}}",
            "/api_v2/");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch release = new CountDownLatch(1);
    private DocumentReading reading;

    @AfterEach
    void close() {
        release.countDown();
        reading.close();
    }

    private DocumentReading with(Duration deadline, Duration forAPage) {
        return with(deadline, forAPage, 0);
    }

    /** @param stuck how many of the first threads do nothing until they are released */
    private DocumentReading with(Duration deadline, Duration forAPage, int stuck) {
        ThreadFactory factory = work -> {
            boolean waits = threads.size() < stuck;
            Thread thread = new Thread(() -> {
                if (waits) {
                    awaitRelease();
                }
                work.run();
            });
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        };
        reading = new DocumentReading(factory, deadline, forAPage);
        return reading;
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fails(Reason reason, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        UnusableDocument.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aDocumentIsReadOnceAndInAnotherThread() throws Exception {
        with(LONG, LONG);
        Catalogue first = reading.readForPage(1, "a", () -> GOOD);
        assertThat(first.types()).hasSize(1);
        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
        assertThat(reading.readForPage(1, "a", () -> {
                    throw new AssertionError("read again");
                }))
                .isSameAs(first);
    }

    @Test
    void whatCouldNotBeReadInTimeRestsUntilSomeoneAsksForIt() {
        with(Duration.ZERO, LONG);
        fails(Reason.TOO_SLOW, () -> reading.readForPage(1, "a", () -> GOOD));
        int read = threads.size();
        fails(
                Reason.TOO_SLOW,
                () -> reading.readForPage(1, "a", () -> {
                    throw new AssertionError("read again");
                }));
        assertThat(threads).hasSize(read);
        fails(Reason.TOO_SLOW, () -> reading.readAsked(1, "a", GOOD));
    }

    @Test
    void whatIsNoGoodRestsTooAndTheLongerTheMoreOften() {
        with(LONG, LONG);
        fails(Reason.NOT_JSON, () -> reading.readForPage(1, "a", () -> new Source("{", "/")));
        fails(Reason.NOT_JSON, () -> reading.readForPage(1, "a", () -> GOOD));
        assertThat(DocumentReading.rest(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(DocumentReading.rest(3)).isEqualTo(Duration.ofMinutes(20));
        assertThat(DocumentReading.rest(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aPageWaitsForABoundedTimeAndFindsLaterWhatWasReadMeanwhile() throws Exception {
        with(LONG, Duration.ofMillis(1), 1);
        fails(Reason.TOO_SLOW, () -> reading.readForPage(1, "a", () -> GOOD));
        release.countDown();
        assertThat(reading.readAsked(1, "a", GOOD).types()).hasSize(1);
        assertThat(reading.readForPage(1, "a", () -> {
                            throw new AssertionError("read again");
                        })
                        .types())
                .hasSize(1);
    }

    @Test
    void oneAccountsDocumentDoesNotKeepAnotherWaiting() throws Exception {
        with(LONG, Duration.ofMillis(1), 1);
        fails(Reason.TOO_SLOW, () -> reading.readForPage(1, "a", () -> GOOD));
        fails(Reason.BUSY, () -> reading.readForPage(1, "b", () -> GOOD));
        assertThat(reading.readAsked(2, "a", GOOD).types()).hasSize(1);
    }
}
