package kontor.object;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.catalogue.Denials;
import kontor.catalogue.MomentFields;
import kontor.catalogue.MomentKind;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.credential.Credentials;
import kontor.frachtpilot.Account;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.Freshness;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.limit.Iri;

/**
 * Reads objects of companies' accounts, on behalf of whoever works there, and remembers what a key may not read. Never
 * within a transaction (law 5).
 */
@Stateless
@TransactionAttribute(NEVER)
public class AccountObjects {
    private static final Logger LOG = Logger.getLogger(AccountObjects.class.getName());

    /** The credentials of which someone writes down right now what was seen. */
    private static final Set<Long> KEEPING = ConcurrentHashMap.newKeySet();

    @Inject
    private Credentials credentials;

    @Inject
    private FrachtPilot frachtPilot;

    @Inject
    private Denials denials;

    @Inject
    private RelationNames names;

    @Inject
    private MomentFields moments;

    /**
     * One page of a resource type's collection.
     *
     * @param collection its path below the account's root: the type's name, or that with the object it belongs to filled in
     * @throws RequestFailed when the account refuses, fails or can't be reached
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Page page(CompanyId company, long credential, ResourceType type, String collection, PageQuery query) {
        if (!type.isCollection(collection)) {
            throw new IllegalArgumentException("not a collection of " + type.name());
        }
        Account account = credentials.account(company, credential);
        try {
            Page page =
                    withoutSecrets(type, addressed(account, collection, frachtPilot.page(account, collection, query)));
            denials.forget(company, credential, type.name(), Operation.LIST);
            names.learn(credential, type, page.items());
            lookAtMoments(company, credential, type, page.items());
            return page;
        } catch (RequestFailed e) {
            if (e.problem().kind() == Problem.Kind.FORBIDDEN) {
                denials.remember(company, credential, type.name(), Operation.LIST);
            }
            throw e;
        }
    }

    /**
     * One object.
     *
     * @param iri its path on the account's server
     * @throws RequestFailed when the account refuses, fails or can't be reached
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public JsonObject read(CompanyId company, long credential, ResourceType type, String iri) {
        // That one object is refused says nothing of the others, so it is not remembered.
        JsonObject object = Secrets.without(type, frachtPilot.object(credentials.account(company, credential), iri));
        names.learn(credential, type, List.of(object));
        lookAtMoments(company, credential, type, List.of(object));
        return object;
    }

    /**
     * Seldom is anything new of them, and nothing is written where nothing is. Of many who see it at the same time one writes
     * it down, and nobody's page fails for it.
     */
    private void lookAtMoments(CompanyId company, long credential, ResourceType type, List<JsonObject> sent) {
        Map<String, MomentKind> news = moments.news(company, credential, type, sent);
        if (!news.isEmpty() && KEEPING.add(credential)) {
            try {
                moments.keep(company, credential, type.name(), news);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "What the moments of credential " + credential + " are is not kept yet", e);
            } finally {
                KEEPING.remove(credential);
            }
        }
    }

    /** {@link #read} as it is in the account now, past what is kept for a short while. */
    @Requires(Right.WORK_ON_OBJECTS)
    public JsonObject readNow(CompanyId company, long credential, ResourceType type, String iri) {
        try {
            return Freshness.NOW.call(() -> read(company, credential, type, iri));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("reading throws nothing checked", e);
        }
    }

    /** An account may send what its document says it never does. */
    private static Page withoutSecrets(ResourceType type, Page page) {
        return page.with(
                page.items().stream().map(item -> Secrets.without(type, item)).toList());
    }

    /** Plain JSON has no IRIs: they are made of the ids, which is how API Platform makes them. */
    private static Page addressed(Account account, String collection, Page page) {
        List<JsonObject> items = page.items().stream()
                .map(item -> item.containsKey("@id") ? item : addressed(account, collection, item))
                .toList();
        return page.with(items);
    }

    private static JsonObject addressed(Account account, String collection, JsonObject item) {
        return id(item.get("id"))
                .map(id -> Json.createObjectBuilder(item)
                        .add("@id", account.root().getRawPath() + collection + "/" + Iri.segment(id))
                        .build())
                .orElse(item);
    }

    private static Optional<String> id(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Optional.of(number.toString());
        }
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
