package kontor.company;

import jakarta.ejb.ApplicationException;

/**
 * Someone asked for a company they have no such right in. Says nothing about whether the company exists: pages answer
 * it exactly like an unknown id.
 */
@ApplicationException(rollback = true)
public class AccessDenied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AccessDenied(String message) {
        super(message);
    }
}
