package kontor.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * How often a person was refused at sign-in since the log last had an entry of it. Decides when it gets the next one, so
 * that whoever tries passwords can't flood it. Locked while it counts.
 */
@Entity
@Table(name = "refused_sign_in")
public class RefusedSignIns {
    /** Whose refusals are counted under this id: names that nobody has. */
    public static final long OF_NOBODY = 0;

    /** The log has at most one entry in this time. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    @Id
    @Column(name = "user_id")
    private Long userId;

    @Column(name = "logged_at")
    private Instant loggedAt;

    @Column(name = "left_out")
    private int leftOut;

    protected RefusedSignIns() {}

    RefusedSignIns(long userId) {
        this.userId = userId;
        this.loggedAt = Instant.EPOCH;
    }

    /**
     * Counts one more.
     *
     * @return how many had no entry since the last one, when it is time for the next; else empty
     */
    public OptionalInt count(Instant now) {
        if (now.isBefore(loggedAt.plus(PAUSE))) {
            leftOut++;
            return OptionalInt.empty();
        }
        loggedAt = now;
        return OptionalInt.of(takeLeftOut());
    }

    /** How many had no entry since the last one; from here on they have. */
    public int takeLeftOut() {
        int taken = leftOut;
        leftOut = 0;
        return taken;
    }
}
