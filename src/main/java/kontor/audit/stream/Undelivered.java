package kontor.audit.stream;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import kontor.network.AddressPolicy;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** A target has not, or not certainly, taken what was sent to it. */
public final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        UNREACHABLE(false),
        NO_ANSWER(false),
        CERTIFICATE(false),
        THROTTLED(false),
        SERVER_FAILED(false),
        /** Another redirect, or a status that says that asking again is of no use. */
        REFUSED(true),
        ADDRESS_REFUSED(true),
        /** The stored token can't be opened any more. */
        TOKEN_LOST(true),
        /** Entries that were to be sent are not in the database. */
        GAP(true);

        private final boolean lasting;

        Reason(boolean lasting) {
            this.lasting = lasting;
        }

        /** Whether it is likely to stay until someone does something about it. */
        boolean isLasting() {
            return lasting;
        }

        /** What messages name it by. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;
    private final Integer status;

    private Undelivered(Reason reason, Integer status, Throwable cause) {
        super(reason.name(), cause);
        this.reason = Objects.requireNonNull(reason);
        this.status = status;
    }

    public static Undelivered because(Reason reason) {
        return new Undelivered(reason, null, null);
    }

    /** The answer of a server that has not taken it. */
    static Undelivered by(int status) {
        if (status == 429) {
            return new Undelivered(Reason.THROTTLED, status, null);
        }
        return new Undelivered(status == 408 || status >= 500 ? Reason.SERVER_FAILED : Reason.REFUSED, status, null);
    }

    /** What went wrong on the way. */
    static Undelivered by(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressPolicy.Refused) {
                return new Undelivered(Reason.ADDRESS_REFUSED, null, e);
            }
            if (cause instanceof CertificateException
                    || cause instanceof SSLPeerUnverifiedException
                    || cause instanceof SSLHandshakeException && !(cause.getCause() instanceof EOFException)) {
                return new Undelivered(Reason.CERTIFICATE, null, e);
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof ConnectTimeoutException) {
                return new Undelivered(Reason.UNREACHABLE, null, e);
            }
        }
        return new Undelivered(Reason.NO_ANSWER, null, e);
    }

    public Reason reason() {
        return reason;
    }

    /** The HTTP status, or {@code null} where there was none. */
    Integer status() {
        return status;
    }
}
