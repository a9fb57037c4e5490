package kontor.faults;

import java.util.Objects;
import java.util.SplittableRandom;

/** Chance that comes out the same whenever the same question is asked under the same seed, whoever asks first. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed, Object... question) {
        random = new SplittableRandom(seed * 31 + Objects.hash(question) * 0x9E3779B97F4A7C15L);
    }

    boolean hits(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }
}
