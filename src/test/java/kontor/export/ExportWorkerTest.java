package kontor.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kontor.frachtpilot.Problem;
import org.junit.jupiter.api.Test;

class ExportWorkerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static Instant again(Instant until) {
        Problem problem = new Problem(Problem.Kind.PAUSED, null, "", List.of(), null, until, null);
        return ExportWorker.again(problem, PAUSE, NOW);
    }

    @Test
    void aPageIsAskedForAgainWhenTheAccountCanBeAskedAgain() {
        assertThat(again(NOW.plusSeconds(30))).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void otherwiseAfterAPauseAndNeverAfterTooLong() {
        assertThat(again(null)).isEqualTo(NOW.plus(PAUSE));
        assertThat(again(NOW.plusSeconds(1))).isEqualTo(NOW.plus(PAUSE));
        assertThat(again(NOW.plusSeconds(3_600))).isEqualTo(NOW.plusSeconds(120));
    }
}
