package kontor.frachtpilot.gate;

import java.io.Serializable;
import java.time.Instant;

/**
 * What is going on between the portal and an account.
 *
 * @param line the line before it
 * @param refusedUntil until when nothing is sent because the key was refused, or {@code null}
 * @param failingUntil until when nothing is sent because the account kept failing, or {@code null}
 * @param failure the kind of the problem it failed with last, or {@code null}
 * @param clockDifferenceSeconds the account's clock minus ours, or {@code null} when no answer told
 */
public record GateState(
        LineState line, Instant refusedUntil, Instant failingUntil, String failure, Long clockDifferenceSeconds)
        implements Serializable {
    /** From how many seconds on people are told that the clocks differ. */
    public static final long CLOCK_TOLERANCE_SECONDS = 60;

    public boolean isClockOff() {
        return clockDifferenceSeconds != null && Math.abs(clockDifferenceSeconds) > CLOCK_TOLERANCE_SECONDS;
    }
}
