package kontor.frachtpilot;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;
import kontor.frachtpilot.Problem.Kind;
import kontor.frachtpilot.gate.Gate;
import kontor.frachtpilot.gate.NotNow;
import kontor.network.AddressPolicy;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/** No answer came to a request. */
final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final boolean sent;
    private final Duration duration;

    Failed(Problem problem, boolean sent) {
        this(problem, sent, Duration.ZERO);
    }

    private Failed(Problem problem, boolean sent, Duration duration) {
        super(problem.kind().name());
        this.problem = problem;
        this.sent = sent;
        this.duration = duration;
    }

    static Failed notSent(NotNow reason, UUID call, Gate gate) {
        return new Failed(Problem.notNow(reason, gate.lastFailure()).of(call), false);
    }

    static Failed of(Exception e, UUID call, Duration duration) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressPolicy.Refused) {
                return new Failed(Problem.of(Kind.ADDRESS_REFUSED).of(call), false, duration);
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return new Failed(Problem.of(Kind.UNREACHABLE).of(call), false, duration);
            }
            if (cause instanceof MessageConstraintException) {
                return new Failed(Problem.of(Kind.UNREADABLE).of(call), true, duration);
            }
        }
        return new Failed(Problem.of(Kind.NO_ANSWER).of(call), true, duration);
    }

    static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    Problem problem() {
        return problem;
    }

    /** Whether anything may have reached the server. */
    boolean sent() {
        return sent;
    }

    Duration duration() {
        return duration;
    }

    /** Whether the request was held back before it was sent. */
    boolean isOfGate() {
        return problem.kind().isOfGate();
    }

    /** Whether it does no harm to send the request again, and may help. */
    boolean isWorthAnother(Call call) {
        return problem.kind() == Kind.UNREACHABLE || problem.kind() == Kind.NO_ANSWER && call.isRepeatable();
    }
}
