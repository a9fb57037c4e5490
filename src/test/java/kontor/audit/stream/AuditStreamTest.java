package kontor.audit.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kontor.audit.stream.StreamAddress.Kind;
import kontor.audit.stream.Undelivered.Reason;
import kontor.company.CompanyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditStreamTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static StreamSettings settings(String address) {
        return new StreamSettings(
                "SIEM",
                StreamAddress.read(Kind.HTTPS, address).orElseThrow(),
                Optional.empty(),
                Authority.of(null),
                false);
    }

    private static AuditStream stream() {
        AuditStream stream = new AuditStream(new CompanyId(1), 7, NOW);
        stream.describe(settings("https://siem.example.org/log"), NOW);
        return stream;
    }

    @Test
    void oneNodeAtATimeHasTheLease() {
        AuditStream stream = stream();
        assertThat(stream.take("one", NOW)).isTrue();
        assertThat(stream.take("two", NOW.plus(AuditStream.LEASE).minusMillis(1)))
                .isFalse();
        assertThat(stream.take("two", NOW.plus(AuditStream.LEASE))).isTrue();
        assertThat(stream.isHeldBy("one")).isFalse();
    }

    @Test
    void pausesDoubleFromFiveSecondsToAQuarterOfAnHour() {
        AuditStream stream = stream();
        List<Long> pauses = new ArrayList<>();
        for (int tries = 0; tries < 10; tries++) {
            stream.failed(Undelivered.because(Reason.UNREACHABLE), NOW);
            pauses.add(Duration.between(NOW, stream.nextTryAt()).toSeconds());
        }
        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L);
        stream.delivered(8, NOW);
        stream.failed(Undelivered.because(Reason.UNREACHABLE), NOW);
        assertThat(stream.nextTryAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void whatSomeoneMustMendIsTriedSlowlyAtOnce() {
        AuditStream stream = stream();
        stream.failed(Undelivered.by(403), NOW);
        assertThat(stream.nextTryAt()).isEqualTo(NOW.plus(AuditStream.LONGEST_PAUSE));
        assertThat(stream.state()).isEqualTo(AuditStream.State.FAILING);
        assertThat(stream.position()).isEqualTo(7);
        stream.wake(NOW);
        assertThat(stream.take("one", NOW)).isTrue();
        assertThat(stream.state()).isEqualTo(AuditStream.State.RUNNING);
    }

    @Test
    void whoeverSendsByFormerSettingsLosesTheLease() {
        AuditStream stream = stream();
        stream.take("one", NOW);
        stream.describe(settings("https://other.example.org/log"), NOW);
        assertThat(stream.isHeldBy("one")).isFalse();
        stream.take("two", NOW);
        stream.turn(false, NOW);
        assertThat(stream.isHeldBy("two")).isFalse();
    }

    @Test
    void itsImageInTheLogHasNoToken() {
        AuditStream stream = stream();
        stream.keep("geheim".getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(stream.image().toString())
                .contains("tokenSetAt")
                .doesNotContain("geheim")
                .doesNotContain("Z2VoZWlt");
        assertThat(new StreamSettings("SIEM", stream.address(), Optional.of("geheim"), Authority.of(null), false)
                        .toString())
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://siem.example.org/",
                "https:///log",
                "https://user:pass@siem.example.org/",
                "siem.example.org",
                "ftp://siem.example.org/",
                "https://siem.example.org:0/",
                "https://siem.example.org:70000/",
                "https://siem example.org/"
            })
    void httpsAddressesMustBeSuch(String text) {
        assertThat(StreamAddress.read(Kind.HTTPS, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "siem.example.org, siem.example.org, 6514",
        "SIEM.example.org:7000, siem.example.org, 7000",
        "[2001:4860::1]:7000, 2001:4860::1, 7000"
    })
    void syslogTakesHostAndPort(String text, String host, int port) {
        StreamAddress address = StreamAddress.read(Kind.SYSLOG, text).orElseThrow();
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(StreamAddress.read(Kind.SYSLOG, address.text())).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"siem.example.org/log", "https://siem.example.org", "a@siem.example.org", "siem:0", ":6514"})
    void syslogTakesNothingElse(String text) {
        assertThat(StreamAddress.read(Kind.SYSLOG, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\r\nX: y", "ümlaut", ""})
    void tokensThatCouldSmuggleHeadersAreRefused(String token) {
        assertThat(StreamSettings.isSendable(token)).isFalse();
    }

    @Test
    void authoritiesAreCertificatesOnly() {
        assertThatThrownBy(() -> Authority.of("-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Authority.of("hello")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Authority.of(" ").pem()).isNull();
    }

    @Test
    void batchesAreBoundedButNeverEmpty() {
        Batch.Line small = new Batch.Line(1, NOW, "{}");
        Batch.Line large = new Batch.Line(2, NOW, "x".repeat(Batch.MOST_BYTES + 1));
        assertThat(Batch.of(Collections.nCopies(600, small)).lines()).hasSize(500);
        assertThat(Batch.of(List.of(large, small)).lines()).containsExactly(large);
        assertThat(Batch.of(List.of(small, large)).lines()).containsExactly(small);
        assertThat(new String(Batch.of(List.of(small, small)).jsonLines())).isEqualTo("{}\n{}\n");
    }
}
