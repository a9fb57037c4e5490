package kontor.change;

import jakarta.ejb.ApplicationException;

/** Nothing is changed in the accounts of an archived company. Nothing was sent. */
@ApplicationException
public class CompanyArchived extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CompanyArchived() {
        super("the company is archived");
    }
}
