package kontor.frachtpilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLHandshakeException;
import kontor.frachtpilot.Problem.Kind;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** One signed request and its answer. */
@ApplicationScoped
class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class.getName());

    /** No answer came. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final Problem problem;
        private final boolean sent;

        Failed(Problem problem, boolean sent) {
            super(problem.kind().name());
            this.problem = problem;
            this.sent = sent;
        }

        Problem problem() {
            return problem;
        }

        /** Whether anything may have reached the server. */
        boolean sent() {
            return sent;
        }
    }

    @Inject
    private Connector connector;

    private Clock clock = Clock.systemUTC();

    /** Sends; where the account refuses the signature around its midnight, once more with the neighbouring date. */
    Reply send(Account account, UUID callId, String method, URI address, String accept, Optional<Entity<String>> body)
            throws Failed {
        if (!connector.policy().allowsScheme(address)) {
            throw new Failed(Problem.of(Kind.ADDRESS_REFUSED), false);
        }
        Instant now = clock.instant();
        Reply reply = sendOnce(account, callId, method, address, accept, body, Signature.date(account, now));
        Optional<LocalDate> neighbour = Signature.neighbouringDate(account, now);
        if (reply.status() == Response.Status.UNAUTHORIZED.getStatusCode() && neighbour.isPresent()) {
            return sendOnce(account, callId, method, address, accept, body, neighbour.get());
        }
        return reply;
    }

    private Reply sendOnce(
            Account account,
            UUID callId,
            String method,
            URI address,
            String accept,
            Optional<Entity<String>> body,
            LocalDate date)
            throws Failed {
        long started = System.nanoTime();
        Invocation.Builder request = Signature.sign(
                connector.client().target(address).request(accept).header("User-Agent", "Kontor"), account, date);
        try (Response response = body.isPresent() ? request.method(method, body.get()) : request.method(method)) {
            Reply reply = Reply.read(response, started);
            log(
                    account,
                    callId,
                    method,
                    address,
                    reply.status() + " in " + reply.duration().toMillis() + " ms");
            return reply;
        } catch (ProcessingException | IOException e) {
            Failed failed = failure(e);
            log(
                    account,
                    callId,
                    method,
                    address,
                    failed.problem().kind() + " (" + rootOf(e).getClass() + ")");
            throw failed;
        }
    }

    private static void log(Account account, UUID callId, String method, URI address, String what) {
        LOG.log(Level.INFO, "call {0} credential {1} {2} {3}: {4}", new Object[] {
            callId, Long.toString(account.credential()), method, address.getPath(), what
        });
    }

    private static Failed failure(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressPolicy.Refused) {
                return new Failed(Problem.of(Kind.ADDRESS_REFUSED), false);
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return new Failed(Problem.of(Kind.UNREACHABLE), false);
            }
        }
        return new Failed(Problem.of(Kind.NO_ANSWER), true);
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
