package kontor.identity;

import jakarta.ejb.ApplicationException;

/** A company has as many invitations as it may have. Nothing was changed. */
@ApplicationException(rollback = true)
public class TooManyInvitations extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyInvitations() {
        super("The company has " + Invitations.MOST + " invitations.");
    }
}
