package kontor.identity;

import jakarta.ejb.ApplicationException;

/** The person is already a member of the company. Nothing was changed. */
@ApplicationException(rollback = true)
public class AlreadyMember extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AlreadyMember() {
        super("The person is already a member of the company.");
    }
}
