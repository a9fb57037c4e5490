package kontor.change.revert.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;

/**
 * Tries reading again where the trouble may pass, within bounds, as long as someone wants it. Nothing that failed so was sent.
 *
 * @param wanted tells whether it is worth going on, and that someone is at it
 */
record Patience(BooleanSupplier wanted) {
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    /** So that what was cancelled ends soon. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(3);

    <T> T during(Supplier<T> attempt) throws InterruptedException {
        for (Duration pause : PAUSES) {
            try {
                return attempt.get();
            } catch (RequestFailed e) {
                if (!mayPass(e.problem().kind()) || !waitsUntil(again(e.problem(), pause, Instant.now()))) {
                    throw e;
                }
            }
        }
        return attempt.get();
    }

    /** After the pause, or when the account can be asked again as far as that is known. */
    static Instant again(Problem problem, Duration pause, Instant now) {
        Instant earliest = now.plus(pause);
        Instant latest = now.plus(LONGEST_WAIT);
        if (problem.until() == null || problem.until().isBefore(earliest)) {
            return earliest;
        }
        return problem.until().isAfter(latest) ? latest : problem.until();
    }

    private boolean waitsUntil(Instant moment) throws InterruptedException {
        while (wanted.getAsBoolean()) {
            long left = Duration.between(Instant.now(), moment).toMillis();
            if (left <= 0) {
                return true;
            }
            Thread.sleep(Math.min(left, LONGEST_SLEEP.toMillis()));
        }
        return false;
    }

    private static boolean mayPass(Problem.Kind kind) {
        return switch (kind) {
            case THROTTLED, BUSY, PAUSED, SERVER_FAILED, UNREACHABLE, NO_ANSWER -> true;
            default -> false;
        };
    }
}
