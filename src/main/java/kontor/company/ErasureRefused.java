package kontor.company;

import jakarta.ejb.ApplicationException;
import java.util.Locale;

/** A company's data are not erased, or not asked to be. */
@ApplicationException(rollback = true)
public class ErasureRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** The company is still worked in. */
        NOT_ARCHIVED,
        /** Someone has asked for it already. */
        ASKED_ALREADY,
        /** Nobody asks for it, or not any more. */
        NOT_ASKED,
        /** Whoever asks for it can't confirm it. */
        OWN_REQUEST,
        /** Only whoever asks for it can withdraw it. */
        NOT_OWN_REQUEST,
        /** What was typed is not the company's name. */
        OTHER_NAME,
        /** A change was sent, and its outcome isn't known yet. */
        CHANGE_UNDER_WAY;

        /** The key of its words. */
        public String key() {
            return "erasure.refused." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public ErasureRefused(Reason reason) {
        super("no erasure: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
