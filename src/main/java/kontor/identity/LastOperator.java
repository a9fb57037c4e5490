package kontor.identity;

import jakarta.ejb.ApplicationException;

/** The person is the actor, or the last who operates the installation. Nothing was changed. */
@ApplicationException(rollback = true)
public class LastOperator extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LastOperator() {
        super("Somebody has to be left who operates the installation.");
    }
}
