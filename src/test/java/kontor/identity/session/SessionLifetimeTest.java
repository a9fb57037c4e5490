package kontor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionLifetimeTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static boolean isOverAfter(Duration time) {
        Begun begun = new Begun(1, new Origin("192.0.2.1", "session"), NOON);
        return new SessionLifetime(12, Clock.fixed(NOON.plus(time), ZoneOffset.UTC)).isOver(begun);
    }

    @Test
    void sessionsAreOverAfterTheirHours() {
        assertThat(isOverAfter(Duration.ofHours(12).minusSeconds(1))).isFalse();
        assertThat(isOverAfter(Duration.ofHours(12))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 169})
    void whatIsNoLifetimeIsRefused(int hours) {
        assertThatThrownBy(() -> new SessionLifetime(hours))
                .hasMessageContaining("KONTOR_SESSION_HOURS")
                .hasMessageContaining(Integer.toString(hours));
    }
}
