package kontor.frachtpilot.gate;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What is going on in the line before an account.
 *
 * @param ceilings what is held
 * @param underWay requests under way
 * @param waiting requests that wait
 * @param expectedWait how long a person's next request would wait
 * @param restUntil before when the account asked for no request, or {@code null}
 */
public record LineState(Ceilings ceilings, int underWay, int waiting, Duration expectedWait, Instant restUntil)
        implements Serializable {}
