package kontor.launch;

/** The portal did not start. The message says why, as far as its log tells. */
public class PortalFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PortalFailed(String message) {
        super(message);
    }
}
