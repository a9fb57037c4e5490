package kontor.catalogue;

import java.util.Locale;

/** A document of which nothing can be used. The reason tells which message explains it. */
public class UnusableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why nothing can be used. */
    public enum Reason {
        /** Not JSON, or cut off. */
        NOT_JSON,
        /** JSON, but no OpenAPI 3 document: Swagger 2 for example, or something else altogether. */
        NOT_OPENAPI,
        /** Larger than is taken. */
        TOO_LARGE,
        /** Of more parts, or more deeply nested, than is taken. */
        TOO_COMPLEX,
        /** It could not be read in the time there is for it. */
        TOO_SLOW,
        /** Another document of the account, or too many of others, are being read. */
        BUSY,
        /** It describes no resource. */
        NO_RESOURCES;

        /** The end of the message key that tells of it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public UnusableDocument(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Whether it may be read yet: it is the time that was too short, not the document that is no good. */
    public boolean isPassing() {
        return reason == Reason.TOO_SLOW || reason == Reason.BUSY;
    }

    public Reason reason() {
        return reason;
    }
}
