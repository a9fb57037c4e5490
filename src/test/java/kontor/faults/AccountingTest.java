package kontor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kontor.audit.Outcome.Result;
import kontor.faults.Complaint.Kind;
import kontor.sandbox.Effect;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.Test;

/** The accounting is worth something only when it can fail: made-up logs, held against made-up truths. */
class AccountingTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LATEST = Duration.ofSeconds(5);
    private static final String PATH = "/api_v2/customers/1";

    private final List<Recorded> log = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<SeenRequest> writes = new ArrayList<>();

    private static Instant second(double second) {
        return START.plusMillis((long) (second * 1000));
    }

    private void recorded(String marker, double from, double until, Result outcome, Result... resolution) {
        log.add(new Recorded(
                log.size() + 1L,
                second(from),
                "Hof",
                "PATCH",
                PATH,
                Optional.of(Json.createObjectBuilder().add("city", marker).build()),
                Optional.ofNullable(outcome),
                outcome == null ? Optional.empty() : Optional.of(second(until)),
                List.of(resolution).stream().findFirst()));
    }

    private void taken(String marker, double at) {
        effects.add(new Effect(second(at), "Hof", "PATCH", PATH, PATH, body(marker), true));
    }

    private void takenWithoutEffect(String marker, double at) {
        effects.add(new Effect(second(at), "Hof", "PATCH", PATH, PATH, body(marker), false));
    }

    private void seen(String marker) {
        writes.add(
                new SeenRequest(second(1), "PATCH", "customers/1", "", "Hof", 0, body(marker), Duration.ofMillis(1)));
    }

    private static String body(String marker) {
        return "{ \"city\": \"" + marker + "\" }";
    }

    private List<Kind> complaints() {
        return new Accounting(log, effects, writes, LATEST)
                .complaints().stream().map(Complaint::kind).toList();
    }

    @Test
    void aLogThatTellsTheTruthIsNotComplainedOf() {
        recorded("applied", 0, 1, Result.APPLIED);
        taken("applied", 0.5);
        recorded("refused", 0, 1, Result.REJECTED);
        recorded("found applied", 0, 1, Result.UNKNOWN, Result.APPLIED);
        taken("found applied", 3);
        recorded("found not applied", 0, 1, Result.UNKNOWN, Result.NOT_APPLIED);
        recorded("open", 0, 1, Result.UNKNOWN);
        taken("open", 0.5);
        recorded("nobody can tell", 0, 1, Result.UNKNOWN, Result.CANNOT_TELL);
        recorded("under way", 0, 1, null);
        seen("refused");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void findsWhatTheLogSaysWasAppliedButTheAccountNeverTook() {
        recorded("a", 0, 1, Result.APPLIED);
        assertThat(complaints()).containsExactly(Kind.LOST);
    }

    @Test
    void findsAWrongResolutionEitherWay() {
        recorded("a", 0, 1, Result.UNKNOWN, Result.APPLIED);
        assertThat(complaints()).containsExactly(Kind.LOST, Kind.WRONGLY_RESOLVED);
        log.clear();
        recorded("a", 0, 1, Result.UNKNOWN, Result.NOT_APPLIED);
        taken("a", 0.5);
        assertThat(complaints()).containsExactly(Kind.WRONGLY_RESOLVED);
    }

    @Test
    void findsWhatWasAppliedThoughTheLogSaysRejected() {
        recorded("a", 0, 1, Result.REJECTED);
        taken("a", 0.5);
        assertThat(complaints()).containsExactly(Kind.WRONG_OUTCOME);
    }

    @Test
    void findsWhatHappenedTwiceForOneIntent() {
        recorded("a", 0, 1, Result.APPLIED);
        taken("a", 0.5);
        taken("a", 0.7);
        taken("a", 0.8);
        assertThat(complaints()).containsExactly(Kind.DOUBLED, Kind.DOUBLED);
    }

    @Test
    void theSameAgainWithoutEffectIsNotDoubled() {
        recorded("a", 0, 1, Result.APPLIED);
        taken("a", 0.5);
        takenWithoutEffect("a", 0.7);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void appliedIsAlsoWhatFoundTheObjectAsWanted() {
        recorded("a", 0, 1, Result.APPLIED);
        takenWithoutEffect("a", 0.5);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void findsWhatNoIntentTellsOf() {
        taken("a", 1);
        seen("b");
        assertThat(complaints()).containsExactly(Kind.UNAUDITED, Kind.UNAUDITED);
    }

    @Test
    void anIntentThatWasRecordedAfterwardsOrLongBeforeTellsNothing() {
        recorded("later", 2, 3, Result.UNKNOWN);
        taken("later", 1);
        recorded("long ago", 0, 1, Result.UNKNOWN);
        taken("long ago", 7);
        assertThat(complaints()).containsExactlyInAnyOrder(Kind.UNAUDITED, Kind.UNAUDITED);
    }

    @Test
    void anIntentOfAnotherAccountMethodOrPathTellsNothing() {
        recorded("a", 0, 1, Result.REJECTED);
        effects.add(new Effect(second(0.5), "Another", "PATCH", PATH, PATH, body("a"), true));
        effects.add(new Effect(second(0.5), "Hof", "PUT", PATH, PATH, body("a"), true));
        effects.add(new Effect(second(0.5), "Hof", "PATCH", PATH + "0", PATH + "0", body("a"), true));
        assertThat(complaints()).containsOnly(Kind.UNAUDITED).hasSize(3);
    }

    @Test
    void whoRepeatsAChangeHasTwoIntentsAndMayHaveTwoEffects() {
        recorded("a", 0, 1, Result.UNKNOWN, Result.APPLIED);
        taken("a", 0.5);
        recorded("a", 2, 3, Result.APPLIED);
        taken("a", 2.5);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void theEffectOfTheRepetitionIsNoneOfTheFirstTry() {
        recorded("a", 0, 1, Result.UNKNOWN, Result.APPLIED);
        recorded("a", 20, 21, Result.APPLIED);
        taken("a", 20.5);
        assertThat(complaints()).containsExactly(Kind.LOST, Kind.WRONGLY_RESOLVED);
    }

    @Test
    void whereEitherMayHaveDoneItTheLogIsReadInTheBestLight() {
        recorded("a", 0, 1, Result.UNKNOWN, Result.NOT_APPLIED);
        recorded("a", 2, 3, Result.UNKNOWN, Result.APPLIED);
        taken("a", 2.5);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void evenInTheBestLightOneEffectIsNotTwoAppliedChanges() {
        recorded("a", 0, 1, Result.UNKNOWN, Result.APPLIED);
        recorded("a", 0, 1, Result.APPLIED);
        taken("a", 0.5);
        assertThat(complaints()).contains(Kind.LOST);
    }

    @Test
    void tellsWhatItComplainsOf() {
        recorded("a", 0, 1, Result.UNKNOWN, Result.NOT_APPLIED);
        taken("a", 0.5);
        assertThat(new Accounting(log, effects, writes, LATEST)
                        .complaints()
                        .get(0)
                        .evidence())
                .contains("intent 1", "NOT_APPLIED", "Hof: PATCH " + PATH, "taken at 2026-11-24T12:00:00.500Z");
    }
}
