package kontor.frachtpilot;

import io.github.resilience4j.core.IntervalFunction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.frachtpilot.Problem.Kind;
import kontor.frachtpilot.gate.NotNow;
import kontor.frachtpilot.gate.Turn;

/**
 * One signed request and its answer, within the time there is for it. What comes to the same when it is sent twice is
 * sent again after passing failures, a write only to an object that is still as it was; anything else only when it is
 * certain that nothing was sent.
 */
@ApplicationScoped
class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class.getName());
    private static final int TRIES = 3;
    /** Of an account that asks to be left alone without saying how long. */
    private static final Duration USUAL_REST = Duration.ofSeconds(5);

    private static final Duration LEAST_TIME = Duration.ofSeconds(1);

    private static final IntervalFunction PAUSES = IntervalFunction.ofExponentialRandomBackoff(300, 2.0, 0.5);

    private final Connector connector;
    private final AccountMetrics metrics;
    private final Clock clock = Clock.systemUTC();

    /** For the container's proxy. */
    protected Exchange() {
        this(null, null);
    }

    @Inject
    Exchange(Connector connector, AccountMetrics metrics) {
        this.connector = connector;
        this.metrics = metrics;
    }

    /**
     * Sends; where the account refuses the signature around its midnight, once more with the neighbouring date.
     *
     * @throws Failed when no answer came, or nothing was sent
     */
    Reply send(Turn turn, Call call) throws Failed {
        if (call.address().getHost() == null || !connector.policy().allowsScheme(call.address())) {
            throw new Failed(Problem.of(Kind.ADDRESS_REFUSED).of(call.id()), false);
        }
        try {
            turn.begin();
        } catch (NotNow e) {
            throw Failed.notSent(e, call.id(), turn.gate());
        }
        try {
            metrics.waited(call.account(), turn.waited());
            Reply reply = trySeveralTimes(turn, call);
            learn(turn, call, reply);
            return reply;
        } catch (Failed e) {
            learn(turn, e);
            throw e;
        } finally {
            turn.ended();
        }
    }

    private static void learn(Turn turn, Call call, Reply reply) {
        if (reply.status() == 401 || reply.status() == 403 && call.isOfEntryPoint()) {
            turn.refused(reply.duration());
        } else if (reply.status() == 429) {
            turn.gate().tally().failure();
        } else if (reply.status() >= 500) {
            turn.failed(reply.duration(), Kind.SERVER_FAILED.key());
        } else {
            turn.worked(reply.duration());
        }
    }

    private static void learn(Turn turn, Failed failed) {
        Kind kind = failed.problem().kind();
        if (kind == Kind.UNREACHABLE || kind == Kind.NO_ANSWER || kind == Kind.SERVER_FAILED) {
            turn.failed(failed.duration(), kind.key());
        }
    }

    private Reply trySeveralTimes(Turn turn, Call call) throws Failed {
        long end = System.nanoTime() + connector.patience().toNanos();
        Failed earlier = null;
        for (int attempt = 1; ; attempt++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Reply reply = null;
            Failed failed = null;
            try {
                reply = signed(turn, call, left);
            } catch (Failed e) {
                failed = e;
            }
            Duration pause = Duration.ofMillis(PAUSES.apply(attempt));
            boolean timeLeft = end - System.nanoTime() > pause.plus(LEAST_TIME).toNanos();
            boolean again = reply == null ? failed.isWorthAnother(call) : reply.isPassing() && call.isRepeatable();
            if (!again || attempt == TRIES || !timeLeft || !slept(pause)) {
                return result(call, earlier, reply, failed);
            }
            earlier = earlier(earlier, reply, failed);
            if (earlier.sent() && !isUntouched(turn, call, Duration.ofNanos(end - System.nanoTime()))) {
                throw earlier;
            }
        }
    }

    /**
     * Whether the object is still what it was before the write. If it isn't, the first try has made the change, or someone
     * else made one that sending again would undo.
     */
    private boolean isUntouched(Turn turn, Call call, Duration left) {
        if (call.still().isEmpty()) {
            return true;
        }
        try {
            Reply now = signed(turn, call.ofItsObject(), left);
            return now.isSuccess() && now.object().filter(call.still().get()).isPresent();
        } catch (Failed e) {
            return false;
        }
    }

    /** What an earlier try of a write may have done: to be remembered when a later one is refused. */
    private static Failed earlier(Failed earlier, Reply reply, Failed failed) {
        if (reply != null) {
            return new Failed(Refusal.of(reply), true);
        }
        return earlier != null && !failed.sent() ? earlier : failed;
    }

    private static Reply result(Call call, Failed earlier, Reply reply, Failed failed) throws Failed {
        boolean mayHaveArrived = earlier != null && earlier.sent();
        if (reply == null) {
            boolean notSentAgain = earlier != null && failed.isOfGate();
            throw notSentAgain || mayHaveArrived && !failed.sent() ? earlier : failed;
        }
        if (mayHaveArrived && !call.isRead() && !reply.isSuccess()) {
            throw earlier; // The first try may have made the change that this one was refused for.
        }
        return reply;
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Reply signed(Turn turn, Call call, Duration left) throws Failed {
        Instant now = clock.instant();
        Reply reply = sendOnceOrRedirected(turn, call, Signature.date(call.account(), now), left);
        Optional<LocalDate> neighbour = Signature.neighbouringDate(call.account(), now);
        if (reply.status() == Response.Status.UNAUTHORIZED.getStatusCode() && neighbour.isPresent()) {
            return sendOnceOrRedirected(turn, call, neighbour.get(), left);
        }
        return reply;
    }

    /** What is redirected has not been taken, so it does no harm to send it where it belongs. */
    private Reply sendOnceOrRedirected(Turn turn, Call call, LocalDate date, Duration left) throws Failed {
        Reply reply = sendOnce(turn, call, date, left);
        Optional<URI> redirected = SlashRedirect.of(call.address(), reply);
        return redirected.isPresent()
                ? sendOnce(turn, call.at(redirected.get()), date, left.minus(reply.duration()))
                : reply;
    }

    private Reply sendOnce(Turn turn, Call call, LocalDate date, Duration left) throws Failed {
        try {
            turn.use();
        } catch (NotNow e) {
            throw Failed.notSent(e, call.id(), turn.gate());
        }
        long started = System.nanoTime();
        try (Deadline deadline = connector.deadline(left);
                Response response = send(call, date, deadline)) {
            Reply reply = Reply.read(call.id(), response, started);
            told(turn, reply);
            log(turn, call, Integer.toString(reply.status()), reply.duration(), "");
            return reply;
        } catch (ProcessingException | IOException e) {
            Duration duration = Duration.ofNanos(System.nanoTime() - started);
            Failed failed = Failed.of(e, call.id(), duration);
            log(
                    turn,
                    call,
                    failed.problem().kind().key(),
                    duration,
                    " (" + Failed.rootOf(e).getClass() + ")");
            throw failed;
        }
    }

    private Response send(Call call, LocalDate date, Deadline deadline) {
        deadline.begin();
        Invocation.Builder request = Signature.sign(
                connector
                        .client()
                        .target(call.address())
                        .request(call.accept())
                        .header("User-Agent", "Kontor")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, Language.accepted()),
                call.account(),
                date);
        call.etag().ifPresent(etag -> request.header(HttpHeaders.IF_NONE_MATCH, etag));
        if (call.pastCaches()) {
            request.header(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        return call.body().isPresent()
                ? request.method(call.method(), call.body().get())
                : request.method(call.method());
    }

    /** What any answer tells of the account: its clock, and whether it wants to be left alone. */
    private void told(Turn turn, Reply reply) {
        Instant now = clock.instant();
        if (reply.date() != null) {
            turn.gate()
                    .clockDiffersBy(
                            Duration.between(now, reply.date().toInstant()).toSeconds());
        }
        if (reply.status() == 429) {
            turn.gate().restUntil(reply.retryAfter().orElse(now.plus(USUAL_REST)));
        } else if (reply.status() == 503) {
            reply.retryAfter().ifPresent(turn.gate()::restUntil);
        }
    }

    /** Neither query, which may hold what people search for, nor bodies nor keys. */
    private void log(Turn turn, Call call, String outcome, Duration duration, String more) {
        metrics.sent(call.account(), duration, outcome);
        LOG.log(
                Level.INFO,
                "call={0} credential={1} method={2} path={3} outcome={4} millis={5} waited={6}{7}",
                new Object[] {
                    call.id(),
                    Long.toString(call.account().credential()),
                    call.method(),
                    call.address().getRawPath(),
                    outcome,
                    Long.toString(duration.toMillis()),
                    Long.toString(turn.waited().toMillis()),
                    more
                });
    }
}
