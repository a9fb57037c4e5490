package kontor.system;

/** The log is not protected in the database as it must be (law 2). The message says what to do about it. */
public class RightsTooWide extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RightsTooWide(String message) {
        super(message);
    }
}
