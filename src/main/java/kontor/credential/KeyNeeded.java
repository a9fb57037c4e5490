package kontor.credential;

import jakarta.ejb.ApplicationException;

/** The address of an access changed, so its key must be given anew. Nothing was changed or sent. */
@ApplicationException(rollback = true)
public class KeyNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyNeeded() {
        super("a stored key is not sent to another address");
    }
}
