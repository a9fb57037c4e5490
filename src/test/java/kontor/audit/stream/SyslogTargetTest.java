package kontor.audit.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import kontor.audit.stream.Undelivered.Reason;
import kontor.network.AddressPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syslog over TLS against a server that reads what RFC 5425 says. */
class SyslogTargetTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    private static Path folder;

    private static TestAuthority authority;
    private SyslogReceiver receiver;

    @BeforeAll
    static void vouch() throws Exception {
        authority = TestAuthority.of(folder, "dns:localhost");
    }

    @BeforeEach
    void open() throws Exception {
        receiver = SyslogReceiver.start(authority);
    }

    @AfterEach
    void close() throws Exception {
        receiver.close();
    }

    @AfterAll
    static void rest() {
        WATCH.shutdownNow();
    }

    private SyslogTarget target(String host, String pem, boolean internal) {
        return new SyslogTarget(
                StreamAddress.read(StreamAddress.Kind.SYSLOG, host + ":" + receiver.port())
                        .orElseThrow(),
                Authority.of(pem),
                new AddressPolicy(internal),
                new Patience(WATCH, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1)));
    }

    private static Batch batch(int lines) {
        return new Batch(LongStream.rangeClosed(1, lines)
                .mapToObj(
                        sequence -> new Batch.Line(sequence, START, "{\"who\":\"Jörg\",\"sequence\":" + sequence + "}"))
                .toList());
    }

    private static Reason refusal(SyslogTarget target, Batch batch) {
        return catchThrowableOfType(Undelivered.class, () -> target.send(batch)).reason();
    }

    @Test
    void messagesAreFramedAndComplete() throws Exception {
        target("localhost", authority.pem(), true).send(batch(2));
        assertThat(receiver.read)
                .containsExactly(
                        "<110>1 2026-11-24T12:00:00.123456Z - kontor - audit - {\"who\":\"Jörg\",\"sequence\":1}",
                        "<110>1 2026-11-24T12:00:00.123456Z - kontor - audit - {\"who\":\"Jörg\",\"sequence\":2}");
    }

    @Test
    void theLengthCountsBytes() {
        String frame = new String(new SyslogMessage(new Batch.Line(1, START, "ö")).frame(), StandardCharsets.UTF_8);
        assertThat(frame).isEqualTo("56 <110>1 2026-11-24T12:00:00.123456Z - kontor - audit - ö");
    }

    @Test
    void whatAReceiverThatWentAwayHasReadIsSentAgain() throws Exception {
        receiver.resets.addAll(List.of(0, 3));
        SyslogTarget target = target("localhost", authority.pem(), true);
        Batch all = batch(500);
        assertThat(refusal(target, all)).isEqualTo(Reason.NO_ANSWER);
        assertThat(refusal(target, all)).isEqualTo(Reason.NO_ANSWER);
        assertThat(receiver.read).hasSize(3);
        target.send(all);
        assertThat(receiver.read).hasSize(503);
    }

    @Test
    void whoeverIsNotVouchedForGetsNothing() throws Exception {
        assertThat(refusal(target("localhost", null, true), batch(1))).isEqualTo(Reason.CERTIFICATE);
        assertThat(refusal(target("127.0.0.1", authority.pem(), true), batch(1)))
                .isEqualTo(Reason.CERTIFICATE);
        assertThat(refusal(target("localhost", authority.pem(), false), batch(1)))
                .isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(receiver.read).isEmpty();
    }
}
