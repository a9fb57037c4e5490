package kontor.identity.guessing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** How often passwords were tried in vain, for one account or from one address. Locked while it counts. */
@Entity
@Table(name = "guess_count")
public class GuessCount {
    @Id
    private String what;

    private int failures;

    @Column(name = "blocked_until")
    private Instant blockedUntil;

    @Column(name = "last_at")
    private Instant lastAt;

    protected GuessCount() {}

    GuessCount(String what) {
        this.what = what;
        this.blockedUntil = Instant.EPOCH;
        this.lastAt = Instant.EPOCH;
    }

    /** How long until the next try. */
    Duration pause(Instant now) {
        return now.isBefore(blockedUntil) ? Duration.between(now, blockedUntil) : Duration.ZERO;
    }

    /**
     * Counts a try as one in vain, before anyone knows: of many at the same moment, none is left out.
     *
     * @return how many in vain there are with it
     */
    int count(Limit limit, Instant now) {
        if (lastAt.plus(limit.remembered()).isBefore(now)) {
            failures = 0;
        }
        failures++;
        lastAt = now;
        blockedUntil = now.plus(limit.pauseAfter(failures));
        return failures;
    }

    /**
     * It was not in vain, or not made. When it was counted nobody had to wait, so nobody has to now, but for tries that
     * were counted after it.
     *
     * @param countedAs what {@link #count} answered
     */
    void takeBack(Limit limit, int countedAs, Instant now) {
        boolean last = failures <= countedAs;
        failures = Math.max(0, failures - 1);
        Instant without = last ? now : lastAt.plus(limit.pauseAfter(failures));
        if (without.isBefore(blockedUntil)) {
            blockedUntil = without;
        }
    }

    /** The person has shown that they know the password. */
    void forget(Instant now) {
        failures = 0;
        blockedUntil = now;
    }
}
