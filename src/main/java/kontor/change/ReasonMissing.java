package kontor.change;

import jakarta.ejb.ApplicationException;

/** The company asks for a reason for each change, and none was given. Nothing was sent. */
@ApplicationException
public class ReasonMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReasonMissing() {
        super("the company asks for a reason");
    }
}
