package kontor.identity.guessing;

import jakarta.ejb.ApplicationException;
import java.time.Duration;

/** Passwords were tried too often; the next try has to wait. Tells nothing about whether there is such an account. */
@ApplicationException(rollback = true)
public class TooManyGuesses extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    TooManyGuesses(Duration pause) {
        super("too many guesses");
        this.pause = pause;
    }

    /** How long to wait, in full seconds. */
    public long seconds() {
        return pause.plusMillis(999).toSeconds();
    }
}
