package kontor.frachtpilot;

import jakarta.ejb.ApplicationException;

/** An API key that can't be sent: empty, too long, with a control character, or with a space at either end. */
@ApplicationException(rollback = true)
public class UnsendableKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsendableKey() {
        super("the key can't be sent in a header");
    }
}
