package kontor.identity.guessing;

import jakarta.ejb.ApplicationException;

/** So many passwords are being checked that this one was not. */
@ApplicationException
public class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** After how many seconds to try again. */
    public static final int SECONDS = 5;

    Busy() {
        super("too many passwords are being checked");
    }
}
