package kontor.audit.stream;

import jakarta.ejb.ApplicationException;

/** The stored token would be sent to another address than the one it was entered for. */
@ApplicationException(rollback = true)
public class TokenNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
