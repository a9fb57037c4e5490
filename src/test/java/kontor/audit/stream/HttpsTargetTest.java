package kontor.audit.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kontor.audit.stream.HttpsReceiver.Mood;
import kontor.audit.stream.Undelivered.Reason;
import kontor.company.CompanyId;
import kontor.network.AddressPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream against a real server that fails in every way. */
class HttpsTargetTest {
    private static final CompanyId COMPANY = new CompanyId(1);
    private static final Instant START = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final Watch WATCH = new Watch();

    /** Lets a target's time be over when a test says so. */
    private static final class Watch extends ScheduledThreadPoolExecutor {
        private volatile Runnable last = () -> {};

        Watch() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            last = command;
            return super.schedule(command, 5, TimeUnit.MINUTES);
        }

        void timeIsOver() {
            last.run();
        }
    }

    @TempDir
    private static Path folder;

    private static TestAuthority authority;
    private HttpsReceiver receiver;

    @BeforeAll
    static void vouch() throws Exception {
        authority = TestAuthority.of(folder, "dns:localhost");
    }

    @BeforeEach
    void open() throws Exception {
        receiver = HttpsReceiver.start(authority);
        receiver.whileHanging = WATCH::timeIsOver;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @AfterAll
    static void rest() {
        WATCH.shutdownNow();
    }

    private static Patience patience() {
        return new Patience(WATCH, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    private HttpsTarget target(Optional<String> token) throws Exception {
        return new HttpsTarget(
                receiver.address(), token, Authority.of(authority.pem()), new AddressPolicy(true), patience());
    }

    private static List<Batch.Line> lines(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> new Batch.Line(sequence, START, "{\"sequence\":" + sequence + "}"))
                .toList();
    }

    private static Undelivered refusal(Target target) {
        return catchThrowableOfType(Undelivered.class, () -> target.send(new Batch(lines(1, 2))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyEntryArrivesAtLeastOnceAndInOrderWhateverGoesWrong(long seed) throws Exception {
        Random dice = new Random(seed);
        List<Mood> all = List.of(
                Mood.TAKE, Mood.TAKE, Mood.TAKE_AND_DROP, Mood.DROP, Mood.FAIL, Mood.THROTTLE, Mood.REFUSE, Mood.HANG);
        IntStream.range(0, 20).forEach(each -> receiver.moods.add(all.get(dice.nextInt(all.size()))));
        AuditStream stream = new AuditStream(COMPANY, 0, START);
        stream.describe(
                new StreamSettings(
                        "SIEM",
                        new StreamAddress(receiver.address()),
                        Optional.empty(),
                        Authority.of(authority.pem()),
                        false),
                START);
        Instant now = START;
        long entries = 0;
        while (!receiver.moods.isEmpty() || stream.position() < entries) {
            entries = Math.min(4000, entries + dice.nextInt(700) + 1);
            if (stream.position() == entries) {
                entries++;
            }
            assertThat(stream.take("node", now)).isTrue();
            Batch batch = Batch.of(lines(stream.position() + 1, entries));
            try (Target target = target(Optional.empty())) {
                target.send(batch);
                stream.delivered(batch.last(), now);
                stream.release();
            } catch (Undelivered e) {
                stream.failed(e, now);
                assertThat(stream.take("other", stream.nextTryAt().minusMillis(1)))
                        .isFalse();
                now = stream.nextTryAt();
            }
        }
        List<String> once = receiver.taken.stream().distinct().toList();
        assertThat(once)
                .containsExactlyElementsOf(
                        lines(1, entries).stream().map(Batch.Line::text).toList());
        assertThat(receiver.sizes).allMatch(size -> size <= Batch.MOST_LINES);
        assertThat(stream.state()).isEqualTo(AuditStream.State.RUNNING);
    }

    @Test
    void theTokenGoesAlongAndIsNeverFollowedElsewhere() throws Exception {
        receiver.moods.add(Mood.REDIRECT);
        try (HttpsTarget target = target(Optional.of("s3cret~"))) {
            Undelivered refused = refusal(target);
            assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
            assertThat(refused.status()).isEqualTo(307);
            assertThat(receiver.tokens).containsExactly("Bearer s3cret~");
        }
    }

    @Test
    void answersSayWhatIsTheMatter() throws Exception {
        receiver.moods.addAll(List.of(Mood.FAIL, Mood.THROTTLE, Mood.REFUSE, Mood.DROP, Mood.HANG));
        try (HttpsTarget target = target(Optional.empty())) {
            List<Reason> reasons = new ArrayList<>();
            while (!receiver.moods.isEmpty()) {
                reasons.add(refusal(target).reason());
            }
            assertThat(reasons)
                    .containsExactly(
                            Reason.SERVER_FAILED, Reason.THROTTLED, Reason.REFUSED, Reason.NO_ANSWER, Reason.NO_ANSWER);
            assertThatCode(() -> target.send(new Batch(lines(1, 2)))).doesNotThrowAnyException();
        }
    }

    @Test
    void whoeverIsNotVouchedForGetsNothing() throws Exception {
        try (HttpsTarget target = new HttpsTarget(
                receiver.address(), Optional.of("s"), Authority.of(null), new AddressPolicy(true), patience())) {
            assertThat(refusal(target).reason()).isEqualTo(Reason.CERTIFICATE);
        }
        URI numbered = URI.create(receiver.address().toString().replace("localhost", "127.0.0.1"));
        try (HttpsTarget target = new HttpsTarget(
                numbered, Optional.of("s"), Authority.of(authority.pem()), new AddressPolicy(true), patience())) {
            assertThat(refusal(target).reason()).isEqualTo(Reason.CERTIFICATE);
        }
        assertThat(receiver.tokens).isEmpty();
    }

    @Test
    void internalAddressesAreRefusedWhereTheyAreNotAllowed() throws Exception {
        try (HttpsTarget target = new HttpsTarget(
                receiver.address(),
                Optional.of("s"),
                Authority.of(authority.pem()),
                new AddressPolicy(false),
                patience())) {
            assertThat(refusal(target).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
        }
        assertThat(receiver.tokens).isEmpty();
    }

    @Test
    void whereNobodyListensThatIsSaid() throws Exception {
        HttpsTarget target = target(Optional.empty());
        receiver.close();
        assertThat(refusal(target).reason()).isEqualTo(Reason.UNREACHABLE);
        target.close();
    }
}
