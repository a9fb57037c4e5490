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
import java.util.UUID;
import java.util.stream.Collectors;
import kontor.audit.RecordedIntent;
import kontor.frachtpilot.Problem.Kind;

/**
 * The client of the FrachtPilot API. Reads freely; writes only what the audit log has recorded (law 1). Refuses to be
 * called within a database transaction (law 5): the container throws when there is one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NEVER)
public class FrachtPilot {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String JSON_LD = "application/ld+json";
    private static final String JSON = "application/json";
    private static final String OPEN_API = "application/vnd.openapi+json";
    private static final int NOT_ACCEPTABLE = 406;

    /** Where the generations of API Platform keep the document, and as what it is asked for there. */
    private static final Map<String, String> DOCUMENTS = documents();

    @Inject
    private Exchange exchange;

    /**
     * Reads one page of a collection.
     *
     * @param collection the path below the account's root, like {@code customers}
     * @throws RequestFailed when the account refuses, fails or can't be reached
     */
    public Page page(Account account, String collection, PageQuery query) {
        URI address = URI.create(account.below(collection) + "?page=" + query.number() + parameters(query));
        Reply reply = read(account, address);
        return reply.json().flatMap(Collection::read).orElseThrow(() -> new RequestFailed(unreadable(reply)));
    }

    /**
     * Reads one object.
     *
     * @param iri its path from the server's root, like {@code /api_v2/customers/12}
     * @throws RequestFailed when the account refuses, fails or can't be reached
     */
    public JsonObject object(Account account, String iri) {
        Reply reply = read(account, account.resolve(iri));
        return reply.object().orElseThrow(() -> new RequestFailed(unreadable(reply)));
    }

    private static Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("docs.jsonopenapi", OPEN_API);
        documents.put("docs.json?spec_version=3", JSON);
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
                Reply reply = get(account, account.below(each.getKey()), each.getValue());
                Optional<String> document =
                        reply.isSuccess() ? reply.object().map(JsonObject::toString) : Optional.empty();
                if (document.isPresent()) {
                    return document.get();
                }
                failed = new RequestFailed(reply.isSuccess() ? unreadable(reply) : Refusal.of(reply));
            } catch (Exchange.Failed e) {
                throw new RequestFailed(e.problem());
            }
            if (failed.problem().kind() == Kind.UNAUTHENTICATED
                    || failed.problem().kind() == Kind.TOO_LARGE) {
                throw failed;
            }
        }
        throw failed;
    }

    /** Sends the write that the intent records, once. Never throws for what the account or the network do. */
    public WriteAnswer send(Account account, RecordedIntent intent) {
        if (account.credential() != intent.credential()) {
            throw new IllegalArgumentException("the intent was recorded for another credential");
        }
        intent.spend();
        long started = System.nanoTime();
        try {
            return answer(exchange.send(
                    account,
                    intent.callId(),
                    intent.method(),
                    account.resolve(intent.path()),
                    JSON_LD,
                    intent.body().map(body -> Entity.entity(body, mediaType(intent.method())))));
        } catch (Exchange.Failed e) {
            Duration duration = Duration.ofNanos(System.nanoTime() - started);
            return e.sent()
                    ? new WriteAnswer.Unknown(e.problem(), duration)
                    : new WriteAnswer.Rejected(e.problem(), duration);
        }
    }

    /** Tests an account's access by reading its entry point. Throws nothing for what the account or network do. */
    public Probe probe(Account account) {
        try {
            Reply reply = get(account, account.root(), JSON_LD);
            Long difference = reply.date() == null
                    ? null
                    : Duration.between(Instant.now(), reply.date().toInstant()).toSeconds();
            if (!reply.isSuccess()) {
                return new Probe(Refusal.of(reply), List.of(), difference);
            }
            return reply.object()
                    .map(entryPoint -> new Probe(null, collections(entryPoint), difference))
                    .orElseGet(() -> new Probe(unreadable(reply), List.of(), difference));
        } catch (Exchange.Failed e) {
            return new Probe(e.problem(), List.of(), null);
        }
    }

    /** Reads; where the account doesn't know JSON-LD, in plain JSON. */
    private Reply read(Account account, URI address) {
        try {
            Reply reply = get(account, address, JSON_LD);
            if (reply.status() == NOT_ACCEPTABLE) {
                reply = get(account, address, JSON);
            }
            if (!reply.isSuccess()) {
                throw new RequestFailed(Refusal.of(reply));
            }
            return reply;
        } catch (Exchange.Failed e) {
            throw new RequestFailed(e.problem());
        }
    }

    private Reply get(Account account, URI address, String accept) throws Exchange.Failed {
        return exchange.send(account, UUID.randomUUID(), HttpMethod.GET, address, accept, Optional.empty());
    }

    private static WriteAnswer answer(Reply reply) {
        boolean deleted = reply.status() == 204;
        if (reply.isSuccess() && (deleted || reply.object().isPresent())) {
            return new WriteAnswer.Applied(reply.status(), reply.object().orElse(null), reply.duration());
        }
        if (reply.status() >= 400 && reply.status() < 500) {
            return new WriteAnswer.Rejected(Refusal.of(reply), reply.duration());
        }
        // A success that isn't JSON may come from anything in between; a 5xx may come after the change was made.
        Problem problem = reply.isSuccess() ? unreadable(reply) : Refusal.of(reply);
        return new WriteAnswer.Unknown(problem, reply.duration());
    }

    private static Problem unreadable(Reply reply) {
        return new Problem(reply.tooLarge() ? Kind.TOO_LARGE : Kind.UNREADABLE, reply.status(), "", List.of());
    }

    private static String mediaType(String method) {
        return HttpMethod.PATCH.equals(method) ? MERGE_PATCH : JSON_LD;
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
                .sorted()
                .toList();
    }
}
