package kontor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusedSignInsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final RefusedSignIns refused = new RefusedSignIns(7);

    @Test
    void aDayOfAttackIsAnEntryAMinuteAndEachTellsHowManyWereLeftOut() {
        int entries = 0;
        int told = 0;
        int tries = 24 * 60 * 60 * 5;
        for (int i = 0; i < tries; i++) {
            var leftOut = refused.count(NOON.plusMillis(200L * i));
            entries += leftOut.isPresent() ? 1 : 0;
            told += leftOut.orElse(0);
        }
        assertThat(entries).isEqualTo(24 * 60);
        assertThat(entries + told + refused.takeLeftOut()).isEqualTo(tries);
    }

    @Test
    void whatHasBeenToldIsNotToldAgain() {
        assertThat(refused.count(NOON)).hasValue(0);
        assertThat(refused.count(NOON.plusSeconds(59))).isEmpty();
        assertThat(refused.takeLeftOut()).isOne();
        assertThat(refused.takeLeftOut()).isZero();
        assertThat(refused.count(NOON.plusSeconds(60))).hasValue(0);
    }

    @Test
    void aClockThatWasPutBackBringsNoMoreEntries() {
        refused.count(NOON);
        assertThat(refused.count(NOON.minusSeconds(3600))).isEmpty();
    }
}
