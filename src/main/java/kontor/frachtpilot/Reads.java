package kontor.frachtpilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import kontor.frachtpilot.gate.Gate;
import kontor.frachtpilot.gate.Gates;
import kontor.frachtpilot.gate.NotNow;
import kontor.frachtpilot.gate.Turn;
import kontor.frachtpilot.gate.Urgency;

/**
 * Reads from accounts with as few requests as can be: answers are kept for a short while, equal reads at the same time
 * share one request, and where the account gave a validator it is asked whether anything changed.
 */
@ApplicationScoped
class Reads {
    static final String JSON_LD = "application/ld+json";
    static final String JSON = "application/json";
    private static final int NOT_ACCEPTABLE = 406;
    private static final int NOT_MODIFIED = 304;

    /** Nobody who waits at a screen waits for what a job has asked for. */
    private record Shared(KeptAnswers.Key key, Urgency urgency) {}

    private final Exchange exchange;
    private final KeptAnswers kept;
    private final Gates gates;
    private final AccountMetrics metrics;
    private final Map<Shared, CompletableFuture<Reply>> underWay = new ConcurrentHashMap<>();

    /** For the container's proxy. */
    protected Reads() {
        this(null, null, null, null);
    }

    @Inject
    Reads(Exchange exchange, KeptAnswers kept, Gates gates, AccountMetrics metrics) {
        this.exchange = exchange;
        this.kept = kept;
        this.gates = gates;
        this.metrics = metrics;
    }

    /** @throws RequestFailed when there is none to be had in good time */
    Turn turn(Account account) {
        Gate gate = account.gate(gates);
        try {
            return gate.turn(Urgency.current());
        } catch (NotNow e) {
            throw new RequestFailed(Problem.notNow(e, gate.lastFailure()));
        }
    }

    /** Own writes make everything that is kept of the account old. */
    void forget(Account account) {
        kept.forget(account);
    }

    /**
     * Reads as JSON-LD; where the account doesn't know that, as plain JSON.
     *
     * @throws RequestFailed when the account refuses, fails or can't be reached
     */
    Reply read(Account account, URI address) {
        try {
            Reply reply = shared(account, address, JSON_LD);
            if (reply.status() == NOT_ACCEPTABLE) {
                reply = shared(account, address, JSON);
            }
            return successful(reply);
        } catch (Failed e) {
            throw new RequestFailed(e.problem());
        }
    }

    /** {@link #read} past all caches, in a turn that is held. */
    Reply readNow(Turn turn, Account account, URI address) {
        try {
            Reply reply = ask(turn, account, address, JSON_LD, Optional.empty(), true);
            if (reply.status() == NOT_ACCEPTABLE) {
                reply = ask(turn, account, address, JSON, Optional.empty(), true);
            }
            return successful(reply);
        } catch (Failed e) {
            throw new RequestFailed(e.problem());
        }
    }

    private static Reply successful(Reply reply) {
        if (!reply.isSuccess()) {
            throw new RequestFailed(Refusal.of(reply));
        }
        return reply;
    }

    private Reply shared(Account account, URI address, String accept) throws Failed {
        if (Freshness.current() == Freshness.NOW) {
            return ask(account, address, accept, Optional.empty(), true);
        }
        KeptAnswers.Key key = kept.key(account, address, accept);
        Optional<KeptAnswers.Answer> known = kept.get(key);
        if (known.filter(KeptAnswers.Answer::isFresh).isPresent()) {
            count(account, "cache");
            return known.get().reply();
        }
        Shared shared = new Shared(key, Urgency.current());
        CompletableFuture<Reply> mine = new CompletableFuture<>();
        CompletableFuture<Reply> others = underWay.putIfAbsent(shared, mine);
        return others == null ? lead(shared, mine, account, known) : follow(account, others);
    }

    private Reply lead(
            Shared shared, CompletableFuture<Reply> mine, Account account, Optional<KeptAnswers.Answer> known)
            throws Failed {
        try {
            Reply reply = ask(account, shared.key().address(), shared.key().accept(), known, false);
            mine.complete(reply);
            return reply;
        } catch (Failed | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(shared, mine);
            mine.cancel(false); // Nobody waits for ever, not even for what failed in an unforeseen way.
        }
    }

    private Reply follow(Account account, CompletableFuture<Reply> others) throws Failed {
        try {
            Reply reply = others.get();
            count(account, "shared");
            return reply;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failed failed) {
                throw failed;
            }
            if (e.getCause() instanceof RequestFailed failed) {
                throw failed;
            }
            throw new IllegalStateException("a shared request failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Reply ask(
            Account account, URI address, String accept, Optional<KeptAnswers.Answer> known, boolean pastCaches)
            throws Failed {
        try (Turn turn = turn(account)) {
            return ask(turn, account, address, accept, known, pastCaches);
        }
    }

    private Reply ask(
            Turn turn,
            Account account,
            URI address,
            String accept,
            Optional<KeptAnswers.Answer> known,
            boolean pastCaches)
            throws Failed {
        KeptAnswers.Key key = kept.key(account, address, accept);
        Optional<String> etag = known.map(KeptAnswers.Answer::reply).flatMap(Reply::etag);
        Reply reply = exchange.send(turn, Call.get(account, address, accept, etag, pastCaches));
        if (reply.status() == NOT_MODIFIED && known.isPresent()) {
            metrics.read(account, "not-modified");
            kept.keep(key, known.get().reply());
            return known.get().reply();
        }
        metrics.read(account, "account");
        kept.keep(key, reply);
        return reply;
    }

    /** Reads without keeping anything. */
    Reply get(Account account, URI address, String accept) throws Failed {
        try (Turn turn = turn(account)) {
            return exchange.send(turn, Call.get(account, address, accept, Optional.empty(), true));
        }
    }

    private void count(Account account, String source) {
        account.gate(gates).tally().hit();
        metrics.read(account, source);
    }
}
