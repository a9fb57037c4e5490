package kontor.identity.guessing;

import java.time.Duration;

/** How fast guesses of one kind may follow each other: some at once, then each after twice the time. */
enum Limit {
    /** One account, from one address. */
    ACCOUNT_FROM_ADDRESS(4, Duration.ofMinutes(5), Duration.ofHours(1)),
    /** One account, from all addresses that its person never signed in from. */
    ACCOUNT(20, Duration.ofMinutes(1), Duration.ofHours(24)),
    /** All accounts, from one address that their people never signed in from. */
    ADDRESS(20, Duration.ofMinutes(5), Duration.ofHours(1));

    private static final Duration FIRST = Duration.ofSeconds(2);

    private final int atOnce;
    private final Duration longest;
    private final Duration remembered;

    Limit(int atOnce, Duration longest, Duration remembered) {
        this.atOnce = atOnce;
        this.longest = longest;
        this.remembered = remembered;
    }

    /** How many may follow each other without a pause. */
    int atOnce() {
        return atOnce;
    }

    /** How long nobody must guess before all is forgotten. */
    Duration remembered() {
        return remembered;
    }

    /** How long to wait after that many failures. */
    Duration pauseAfter(int failures) {
        if (failures <= atOnce) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - atOnce - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
