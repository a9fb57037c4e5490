package kontor.audit.chain;

import java.io.IOException;

/** Why nothing can be said of a log; the message is for whoever asked. */
final class CannotCheck extends IOException {
    private static final long serialVersionUID = 1L;

    CannotCheck(String message) {
        super(message);
    }

    CannotCheck(String message, Exception cause) {
        super(message, cause);
    }
}
