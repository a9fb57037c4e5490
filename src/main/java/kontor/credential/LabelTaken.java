package kontor.credential;

import jakarta.ejb.ApplicationException;

/** Another credential of the company has the label, perhaps only just now. Nothing was changed. */
@ApplicationException(rollback = true)
public class LabelTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LabelTaken() {
        super("Another credential of the company has the label.");
    }
}
