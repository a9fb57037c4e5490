package kontor.identity.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessCountTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final GuessCount count = new GuessCount("someone");

    private void fails(int times, Instant now) {
        for (int i = 0; i < times; i++) {
            count.count(Limit.ACCOUNT_FROM_ADDRESS, now);
        }
    }

    @Test
    void aFewMistakesCostNoTime() {
        fails(4, NOON);
        assertThat(count.pause(NOON)).isZero();
    }

    @Test
    void eachFurtherOneCostsTwiceTheTime() {
        fails(5, NOON);
        assertThat(count.pause(NOON)).isEqualTo(Duration.ofSeconds(2));
        fails(1, NOON);
        assertThat(count.pause(NOON)).isEqualTo(Duration.ofSeconds(4));
        fails(1, NOON);
        assertThat(count.pause(NOON)).isEqualTo(Duration.ofSeconds(8));
        assertThat(count.pause(NOON.plusSeconds(8))).isZero();
    }

    @Test
    void nobodyIsLockedOut() {
        fails(100_000, NOON);
        assertThat(count.pause(NOON)).isEqualTo(Duration.ofMinutes(5));
        for (Limit limit : Limit.values()) {
            assertThat(limit.pauseAfter(Integer.MAX_VALUE)).isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void afterAWhileAllIsForgotten() {
        fails(50, NOON);
        fails(1, NOON.plus(Duration.ofMinutes(61)));
        assertThat(count.pause(NOON.plus(Duration.ofMinutes(61)))).isZero();
    }

    @Test
    void theRightPasswordEndsTheWaiting() {
        fails(7, NOON);
        count.forget(NOON.plusSeconds(8));
        fails(4, NOON.plusSeconds(9));
        assertThat(count.pause(NOON.plusSeconds(9))).isZero();
    }

    @Test
    void whatWasNotTriedIsTakenBack() {
        fails(5, NOON);
        count.takeBack(Limit.ACCOUNT_FROM_ADDRESS, 5, NOON);
        assertThat(count.pause(NOON)).isZero();
        fails(1, NOON);
        assertThat(count.pause(NOON)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whoSignsInEndsNobodyElsesWaiting() {
        fails(3, NOON);
        int own = count.count(Limit.ACCOUNT_FROM_ADDRESS, NOON);
        fails(3, NOON);
        assertThat(count.pause(NOON)).isEqualTo(Duration.ofSeconds(8));
        count.takeBack(Limit.ACCOUNT_FROM_ADDRESS, own, NOON.plusMillis(300));
        assertThat(count.pause(NOON)).as("as if it had not been counted").isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whatIsTakenBackAfterAllWasForgottenBlocksNobody() {
        int own = count.count(Limit.ACCOUNT_FROM_ADDRESS, NOON);
        fails(20, NOON);
        count.forget(NOON.plusSeconds(1));
        count.takeBack(Limit.ACCOUNT_FROM_ADDRESS, own, NOON.plusSeconds(2));
        assertThat(count.pause(NOON.plusSeconds(2))).isZero();
    }
}
