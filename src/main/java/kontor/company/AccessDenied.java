package kontor.company;

import jakarta.ejb.ApplicationException;
import java.util.Optional;

/**
 * Someone asked for a company they have no such right in. Says nothing about whether the company exists: pages answer
 * it exactly like an unknown id.
 */
@ApplicationException(rollback = true)
public class AccessDenied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The company that they asked for, where that is known; there may be none. */
    private final CompanyId company;

    public AccessDenied(String message) {
        this(message, null);
    }

    public AccessDenied(String message, CompanyId company) {
        super(message);
        this.company = company;
    }

    /** The company in which the right is missing, where that is what was asked for. */
    public Optional<CompanyId> company() {
        return Optional.ofNullable(company);
    }
}
