package kontor.identity;

import jakarta.ejb.ApplicationException;

/** A company keeps at least one administrator. Nothing was changed. */
@ApplicationException(rollback = true)
public class LastAdministrator extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LastAdministrator() {
        super("A company keeps at least one administrator.");
    }
}
