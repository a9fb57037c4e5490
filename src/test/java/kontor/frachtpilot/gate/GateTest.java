package kontor.frachtpilot.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SetClock clock = new SetClock();
    private final Gate gate = new Gate("1", Ceilings.USUAL, PAUSE, clock);

    private void request(Consumer<Turn> end) throws NotNow {
        try (Turn turn = gate.turn(Urgency.PERSON)) {
            turn.begin();
            end.accept(turn);
        }
    }

    private void refused() throws NotNow {
        request(turn -> turn.refused(Duration.ZERO));
    }

    private void failed() throws NotNow {
        request(turn -> turn.failed(Duration.ZERO, "unreachable"));
    }

    private void worked() throws NotNow {
        request(turn -> turn.worked(Duration.ZERO));
    }

    private void isShut(NotNow.Reason reason, Duration forSoLong) {
        assertThatExceptionOfType(NotNow.class)
                .isThrownBy(() -> gate.turn(Urgency.PERSON))
                .satisfies(shut -> {
                    assertThat(shut.reason()).isEqualTo(reason);
                    assertThat(shut.until()).isEqualTo(clock.instant().plus(forSoLong));
                });
    }

    private void isRefusedThreeTimes() throws NotNow {
        for (int i = 0; i < Refusals.IN_A_ROW; i++) {
            refused();
        }
    }

    private void failsFiveTimes() throws NotNow {
        for (int i = 0; i < 5; i++) {
            failed();
        }
    }

    @Test
    void sendsNothingAfterThreeRefusalsForAWhileThatGrows() throws NotNow {
        isRefusedThreeTimes();
        isShut(NotNow.Reason.REFUSED, PAUSE);
        clock.goesOn(PAUSE);
        refused();
        isShut(NotNow.Reason.REFUSED, PAUSE.multipliedBy(2));
        clock.goesOn(PAUSE.multipliedBy(2));
        worked();
        refused();
        worked();
        assertThat(gate.state().refusedUntil()).isNull();
    }

    @Test
    void aRequestThatWasLetInBetweenMakesItsRefusalsNoRow() throws NotNow {
        refused();
        refused();
        worked();
        refused();
        refused();
        worked();
    }

    @Test
    void aTestOfTheAccessGoesThroughAndEndsIt() throws NotNow {
        isRefusedThreeTimes();
        try (Turn turn = gate.turnAnyway()) {
            turn.begin();
            turn.refused(Duration.ZERO);
        }
        isShut(NotNow.Reason.REFUSED, PAUSE);
        try (Turn turn = gate.turnAnyway()) {
            turn.begin();
            turn.worked(Duration.ZERO);
        }
        worked();
    }

    @Test
    void anotherEditionOfTheAccessIsTriedAtOnce() throws NotNow {
        isRefusedThreeTimes();
        gate.adjust(1, Ceilings.USUAL);
        worked();
    }

    @Test
    void leavesAnAccountAloneThatKeepsFailingAndTellsWhy() throws NotNow {
        failsFiveTimes();
        isShut(NotNow.Reason.FAILING, PAUSE);
        assertThat(gate.state().failure()).isEqualTo("unreachable");
        assertThat(gate.state().failingUntil()).isEqualTo(clock.instant().plus(PAUSE));
    }

    @Test
    void letsOneThroughAfterThePauseWhichDecides() throws NotNow {
        failsFiveTimes();
        clock.goesOn(PAUSE.plusMillis(1));
        failed();
        isShut(NotNow.Reason.FAILING, PAUSE);
        clock.goesOn(PAUSE.plusMillis(1));
        try (Turn deciding = gate.turn(Urgency.PERSON);
                Turn other = gate.turn(Urgency.PERSON)) {
            deciding.begin();
            assertThatExceptionOfType(NotNow.class).isThrownBy(other::begin);
            deciding.worked(Duration.ZERO);
            other.begin();
        }
        assertThat(gate.state().failingUntil()).isNull();
    }

    @Test
    void saysThatClocksDifferFromAMinuteOn() {
        assertThat(gate.state().isClockOff()).isFalse();
        gate.clockDiffersBy(-60);
        assertThat(gate.state().isClockOff()).isFalse();
        gate.clockDiffersBy(-61);
        assertThat(gate.state().isClockOff()).isTrue();
    }

    @Test
    void noTurnServesOnceTheAccountAskedForRest() throws NotNow {
        try (Turn turn = gate.turn(Urgency.PERSON)) {
            turn.begin();
            gate.restUntil(clock.instant().plusSeconds(60));
            assertThatExceptionOfType(NotNow.class).isThrownBy(turn::use);
        }
    }

    @Test
    void countsUntilTheCountsAreTaken() throws NotNow {
        request(turn -> {
            try {
                turn.use();
            } catch (NotNow e) {
                throw new AssertionError(e);
            }
            turn.failed(Duration.ZERO, "no_answer");
        });
        gate.tally().hit();
        Counts counts = gate.tally().take();
        assertThat(counts.requests()).isEqualTo(1);
        assertThat(counts.failures()).isEqualTo(1);
        assertThat(counts.hits()).isEqualTo(1);
        assertThat(gate.tally().take().isNothing()).isTrue();
        gate.tally().putBack(counts);
        assertThat(gate.tally().take()).isEqualTo(counts);
    }
}
