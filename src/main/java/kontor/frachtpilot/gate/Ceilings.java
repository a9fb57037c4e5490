package kontor.frachtpilot.gate;

import java.io.Serializable;

/**
 * What an account's requests may not exceed.
 *
 * @param parallel how many may be under way at the same time
 * @param perSecond how many may be sent in a second, in the long run; {@value #BURST} more may be sent after a rest
 */
public record Ceilings(int parallel, int perSecond) implements Serializable {
    /** How many requests may follow each other at once after a rest. */
    public static final int BURST = 10;

    public static final int MOST_PARALLEL = 4;
    public static final int MOST_PER_SECOND = 10;

    /** What FrachtPilot's wish for few requests is taken to mean. */
    public static final Ceilings USUAL = new Ceilings(2, 5);

    public Ceilings {
        if (parallel < 1 || parallel > MOST_PARALLEL || perSecond < 1 || perSecond > MOST_PER_SECOND) {
            throw new IllegalArgumentException("out of bounds: " + parallel + " parallel, " + perSecond + "/s");
        }
    }
}
