package kontor.frachtpilot;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.Entity;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import kontor.audit.RecordedIntent;
import kontor.company.access.InScope;
import kontor.company.access.Internal;
import kontor.frachtpilot.Problem.Kind;
import kontor.frachtpilot.gate.Gate;
import kontor.frachtpilot.gate.GateState;
import kontor.frachtpilot.gate.Gates;
import kontor.frachtpilot.gate.NotNow;
import kontor.frachtpilot.gate.Turn;

/**
 * The client of the FrachtPilot API. Reads freely; writes only what the audit log has recorded (law 1). Refuses to be
 * called within a database transaction (law 5): the container throws when there is one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NEVER)
@Internal("the client: an account is had from Credentials only, which ask for the right")
public class FrachtPilot {

    /** Of one object in memory, in bytes: pages keep it as long as someone may go back to them. */
    private static final int LARGEST_OBJECT = 8 * 1024 * 1024;

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_COLLECTION = 200;
    private static final int MOST_COLLECTIONS = 500;
    private static final String OPEN_API = "application/vnd.openapi+json";

    /** Where the generations of API Platform keep the document, and as what it is asked for there. */
    private static final Map<String, String> DOCUMENTS = documents();

    @Inject
    private Exchange exchange;

    @Inject
    private Reads reads;

    @Inject
    private Gates gates;

    /** For the container. */
    public FrachtPilot() {}

    /** Outside the container. */
    FrachtPilot(Exchange exchange, Reads reads, Gates gates) {
        this.exchange = exchange;
        this.reads = reads;
        this.gates = gates;
    }

    /**
     * Waits for a turn in the account, in which objects can be read and a write can be sent: taken before a write is
     * recorded, so that what was recorded needn't wait or be turned away.
     *
     * @throws RequestFailed when it would take too long, or the account had better not be asked
     */
    public Turn turn(Account account) {
        return reads.turn(account);
    }

    /**
     * Reads one page of a collection.
     *
     * @param collection the path below the account's root, like {@code customers}
     * @throws RequestFailed when the account refuses, fails or can't be reached
     */
    public Page page(Account account, String collection, PageQuery query) {
        URI address = URI.create(account.below(collection) + "?page=" + query.number() + parameters(query));
        Reply reply = reads.read(account, address);
        return reply.json().flatMap(Collection::read).orElseThrow(() -> new RequestFailed(unreadable(reply)));
    }

    /**
     * Reads one object.
     *
     * @param iri its path from the server's root, like {@code /api_v2/customers/12}
     * @throws RequestFailed when the account refuses, fails or can't be reached
     */
    public JsonObject object(Account account, String iri) {
        return object(account, iri, reads.read(account, account.resolve(iri)));
    }

    /** An answer that calls itself something else is no answer, or it would be taken for how the object is. */
    private static JsonObject object(Account account, String iri, Reply reply) {
        if (reply.size() > LARGEST_OBJECT) {
            throw new RequestFailed(new Problem(Kind.TOO_LARGE, reply.status(), "", List.of()).of(reply.call()));
        }
        return reply.object()
                .filter(object -> object.containsKey("@id")
                        ? account.isCalled(object.get("@id"), iri)
                        : !Refusal.isOne(object)) // Some servers answer errors with 200.
                .orElseThrow(() -> new RequestFailed(unreadable(reply)));
    }

    /**
     * Reads one object as it is in the account now, past all caches; afterwards the turn is ready for a write.
     *
     * @param iri its path from the server's root, like {@code /api_v2/customers/12}
     * @throws RequestFailed when the account refuses, fails or can't be reached
     */
    public JsonObject objectNow(Turn turn, Account account, String iri) {
        Reply reply = reads.readNow(turn, account, account.resolve(iri));
        JsonObject object = object(account, iri, reply);
        try {
            turn.prepare();
        } catch (NotNow e) {
            throw new RequestFailed(Failed.notSent(e, reply.call(), turn.gate()).problem());
        }
        return object;
    }

    private static Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("docs.jsonopenapi", OPEN_API);
        documents.put("docs.json?spec_version=3", Reads.JSON);
        documents.put("docs", OPEN_API);
        return documents;
    }

    /**
     * Reads the account's OpenAPI document, wherever its server keeps it.
     *
     * @return the document as JSON, whatever is in it
     * @throws RequestFailed when none of the usual addresses answers with JSON
     */
    public String document(Account account) {
        RequestFailed failed = null;
        for (Map.Entry<String, String> each : DOCUMENTS.entrySet()) {
            try {
                Reply reply = reads.get(account, account.below(each.getKey()), each.getValue());
                Optional<String> document =
                        reply.isSuccess() ? reply.object().map(JsonObject::toString) : Optional.empty();
                if (document.isPresent()) {
                    return document.get();
                }
                failed = new RequestFailed(reply.isSuccess() ? unreadable(reply) : Refusal.of(reply));
            } catch (Failed e) {
                throw new RequestFailed(e.problem());
            }
            if (failed.problem().kind() == Kind.UNAUTHENTICATED
                    || failed.problem().kind() == Kind.TOO_LARGE) {
                throw failed;
            }
        }
        throw failed;
    }

    /** {@link #send(Turn, Account, RecordedIntent)} with a turn of its own; rejected where there is none. */
    public WriteAnswer send(Account account, RecordedIntent intent) {
        try (Turn turn = reads.turn(account)) {
            return send(turn, account, intent);
        } catch (RequestFailed e) {
            return new WriteAnswer.Rejected(e.problem(), Duration.ZERO);
        }
    }

    /** {@link #send(Turn, Account, RecordedIntent, BiPredicate)} for objects that are still equal to what they were. */
    public WriteAnswer send(Turn turn, Account account, RecordedIntent intent) {
        return send(
                turn,
                account,
                intent,
                (before, now) -> AnonymousIds.without(before).equals(AnonymousIds.without(now)));
    }

    /**
     * Sends the write that the intent records. Sent again only where that comes to the same and the object is still as it
     * was before, or where it is certain that nothing was sent. Never throws for what the account or the network do.
     *
     * @param still whether an object is as it was before
     */
    public WriteAnswer send(
            Turn turn, Account account, RecordedIntent intent, BiPredicate<JsonObject, JsonObject> still) {
        if (account.credential() != intent.credential()) {
            throw new IllegalArgumentException("the intent was recorded for another credential");
        }
        if (turn.gate() != gate(account)) {
            throw new IllegalArgumentException("the turn is one of another account");
        }
        intent.spend();
        if (!intent.isFresh()) {
            return new WriteAnswer.Rejected(Problem.of(Kind.TOO_LATE).of(intent.callId()), Duration.ZERO);
        }
        long started = System.nanoTime();
        reads.forget(account);
        try {
            Reply reply = exchange.send(
                    turn,
                    new Call(
                            account,
                            intent.callId(),
                            intent.method(),
                            account.resolve(intent.path()),
                            Reads.JSON_LD,
                            intent.body().map(body -> Entity.entity(body, mediaType(intent.method()))),
                            Optional.empty(),
                            intent.before().map(before -> now -> still.test(before, now)),
                            false));
            return new Written(account, intent, reply).answer(made -> objectMade(turn, account, made));
        } catch (Failed e) {
            Duration duration = Duration.ofNanos(System.nanoTime() - started);
            return e.sent()
                    ? new WriteAnswer.Unknown(e.problem(), duration)
                    : new WriteAnswer.Rejected(e.problem(), duration);
        } finally {
            reads.forget(account);
        }
    }

    /** What is going on between this node and the credential's account, or empty when it was not asked yet. */
    @InScope("how busy an account is, whatever it holds")
    public Optional<GateState> state(long credential) {
        return gates.state(credential);
    }

    /** Reads an account's entry point. Throws nothing for what the account or network do. */
    public Probe probe(Account account) {
        try (Turn turn = reads.turn(account)) {
            return probe(turn, account);
        } catch (RequestFailed e) {
            return new Probe(e.problem(), List.of(), null);
        }
    }

    /**
     * Tests an account's access by reading its entry point, also where nothing is sent at the moment because the account
     * refused or failed: when it works now, that is over. Throws nothing for what the account or network do.
     */
    public Probe test(Account account) {
        Gate gate = gate(account);
        try (Turn turn = gate.turnAnyway()) {
            return probe(turn, account);
        } catch (NotNow e) {
            return new Probe(Problem.notNow(e, gate.lastFailure()), List.of(), null);
        }
    }

    private Probe probe(Turn turn, Account account) {
        try {
            Reply reply = entryPoint(turn, account);
            Long difference = reply.date() == null
                    ? null
                    : Duration.between(Instant.now(), reply.date().toInstant()).toSeconds();
            if (!reply.isSuccess()) {
                return new Probe(Refusal.of(reply), List.of(), difference);
            }
            return reply.object()
                    .map(entryPoint -> new Probe(null, collections(entryPoint), difference))
                    .orElseGet(() -> new Probe(unreadable(reply), List.of(), difference));
        } catch (Failed e) {
            return new Probe(e.problem(), List.of(), null);
        }
    }

    private Reply entryPoint(Turn turn, Account account) throws Failed {
        Reply reply = entryPoint(turn, account, account.entryPoint());
        return reply.status() == NOT_FOUND && !account.entryPoint().equals(account.root())
                ? entryPoint(turn, account, account.root())
                : reply;
    }

    private Reply entryPoint(Turn turn, Account account, URI address) throws Failed {
        return exchange.send(turn, Call.get(account, address, Reads.JSON_LD, Optional.empty(), true));
    }

    private Gate gate(Account account) {
        return account.gate(gates);
    }

    /** The object that an account only told the address of; empty where it can't be read. */
    private Optional<JsonObject> objectMade(Turn turn, Account account, String iri) {
        try {
            return Optional.of(object(account, iri, reads.readNow(turn, account, account.resolve(iri))));
        } catch (RequestFailed e) {
            return Optional.empty();
        }
    }

    static Problem unreadable(Reply reply) {
        return new Problem(reply.tooLarge() ? Kind.TOO_LARGE : Kind.UNREADABLE, reply.status(), "", List.of())
                .of(reply.call());
    }

    private static String mediaType(String method) {
        return HttpMethod.PATCH.equals(method) ? MERGE_PATCH : Reads.JSON_LD;
    }

    private static String parameters(PageQuery query) {
        return new TreeMap<>(query.parameters())
                .entrySet().stream()
                        .flatMap(parameter -> parameter.getValue().stream()
                                .map(value -> "&" + encode(parameter.getKey()) + "=" + encode(value)))
                        .collect(Collectors.joining());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> collections(JsonObject entryPoint) {
        return entryPoint.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@"))
                .filter(entry -> entry.getValue().getValueType() == JsonValue.ValueType.STRING)
                .map(Map.Entry::getValue)
                .map(path -> ((JsonString) path).getString())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> name.length() <= LONGEST_COLLECTION)
                .limit(MOST_COLLECTIONS)
                .sorted()
                .toList();
    }
}
