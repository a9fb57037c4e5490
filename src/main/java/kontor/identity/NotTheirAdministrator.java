package kontor.identity;

import jakarta.ejb.ApplicationException;

/**
 * Someone's password is not for this person to replace: whoever has it could do things that the person may not. Nothing
 * was changed.
 */
@ApplicationException(rollback = true)
public class NotTheirAdministrator extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotTheirAdministrator() {
        super("The person belongs to more than the actor administers.");
    }
}
