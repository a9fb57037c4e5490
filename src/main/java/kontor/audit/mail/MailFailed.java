package kontor.audit.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** A mail was not taken by the mail server, or not for everyone. */
public final class MailFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        UNREACHABLE,
        TLS,
        LOGIN,
        RECIPIENTS,
        REFUSED;

        /** What messages name it by. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;
    private final boolean forSome;

    private MailFailed(Reason reason, boolean forSome, Exception cause) {
        super(reason.name(), cause);
        this.reason = Objects.requireNonNull(reason);
        this.forSome = forSome;
    }

    static MailFailed by(MessagingException e) {
        if (e instanceof SendFailedException some && !isConnection(e)) {
            boolean forSome = some.getValidSentAddresses() != null && some.getValidSentAddresses().length > 0;
            return new MailFailed(Reason.RECIPIENTS, forSome, e);
        }
        return new MailFailed(reason(e), false, e);
    }

    private static boolean isConnection(MessagingException e) {
        return reason(e) != Reason.REFUSED;
    }

    private static Reason reason(MessagingException e) {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof AuthenticationFailedException) {
                return Reason.LOGIN;
            }
            if (cause instanceof SSLException || saysThatTlsIsMissing(cause)) {
                return Reason.TLS;
            }
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof SocketTimeoutException) {
                return Reason.UNREACHABLE;
            }
        }
        return Reason.REFUSED;
    }

    private static Throwable next(Throwable cause) {
        return cause instanceof MessagingException wrapper && wrapper.getNextException() != null
                ? wrapper.getNextException()
                : cause.getCause();
    }

    /** Jakarta Mail has no exception of its own for it. */
    private static boolean saysThatTlsIsMissing(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().startsWith("STARTTLS is required");
    }

    Reason reason() {
        return reason;
    }

    /** Whether some of the recipients got it. */
    boolean isForSome() {
        return forSome;
    }
}
