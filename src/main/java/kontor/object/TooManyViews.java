package kontor.object;

import jakarta.ejb.ApplicationException;

/** A person has as many views of a kind of object as they may have. Nothing was changed. */
@ApplicationException(rollback = true)
public class TooManyViews extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyViews() {
        super("The person has " + ListPreferences.MOST_VIEWS + " views already.");
    }
}
