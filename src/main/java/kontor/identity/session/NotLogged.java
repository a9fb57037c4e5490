package kontor.identity.session;

/** A sign-in can't be told in the log, so it doesn't happen. */
public class NotLogged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLogged(RuntimeException cause) {
        super("the log can't tell of a sign-in", cause);
    }
}
