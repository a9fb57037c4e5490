package kontor.object;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.InScope;
import kontor.company.access.Internal;
import kontor.company.access.Requires;
import kontor.credential.Credentials;
import kontor.frachtpilot.Account;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;
import kontor.frachtpilot.RequestFailed;
import kontor.limit.Excerpt;
import kontor.limit.Iri;

/**
 * What the objects that relations lead to are called. Names are learned from whatever is read anyway; the rest is asked
 * for in few requests: several of one kind with one page of their collection, single ones one by one, and never more than
 * {@value #MOST_REQUESTS} requests for one page. Bounded in number and age, apart for each credential.
 */
@ApplicationScoped
public class RelationNames {
    /** How many requests one page may cost for names. */
    static final int MOST_REQUESTS = 8;

    private static final int SEVERAL = 3;
    private static final int LARGE_PAGE = 100;
    /** More relations than anyone looks at on a page have no names. */
    private static final int MOST_WANTED = 1_000;

    private static final int LONGEST_NAME = 500;
    private static final long MOST_CHARACTERS = 12_000_000;
    /** What keeping one costs beside its characters. */
    private static final int CHARACTERS_FOR_A_NAME = 60;

    private record Key(long credential, String iri) {}

    private record Relation(long credential, String owner, String field) {}

    private final Cache<Key, String> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key key, String name) -> CHARACTERS_FOR_A_NAME + key.iri().length() + name.length())
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** Where relations lead of which the document doesn't say it: seen in what accounts sent. */
    private final Cache<Relation, String> targets =
            Caffeine.newBuilder().maximumSize(10_000).build();

    @Inject
    private Credentials credentials;

    @Inject
    private FrachtPilot frachtPilot;

    /** Keeps the names of objects that were read. */
    @Internal("reading of objects, by a credential whose right has been asked for")
    public void learn(long credential, ResourceType type, List<JsonObject> objects) {
        for (JsonObject object : objects) {
            FieldDisplay.iri(object)
                    .ifPresent(
                            iri -> known.put(new Key(credential, iri), Excerpt.of(type.label(object), LONGEST_NAME)));
        }
    }

    /** The object's name, where it is known already: nobody is asked. */
    @Internal("telling of objects, by a credential whose right has been asked for")
    public Optional<String> known(long credential, String iri) {
        return Optional.ofNullable(known.getIfPresent(new Key(credential, iri))).filter(name -> !name.equals(iri));
    }

    /** Someone changed the object, or made one in the collection. */
    @Internal("changes")
    public void forget(long credential, String path) {
        known.invalidate(new Key(credential, path));
    }

    /** The names of all that these objects' relations lead to, as far as they can be had. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Map<String, String> of(
            CompanyId company, long credential, Catalogue catalogue, List<Field> fields, List<JsonObject> objects) {
        Set<String> wanted = new LinkedHashSet<>();
        Map<String, String> names = new HashMap<>();
        for (JsonObject object : objects) {
            for (Field field : fields) {
                gather(catalogue, field, object.get(field.name()), wanted, names);
                learnTarget(company, credential, catalogue, field, object.get(field.name()));
            }
        }
        wanted.removeAll(names.keySet());
        names.putAll(of(company, credential, catalogue, wanted));
        return names;
    }

    private void learnTarget(CompanyId company, long credential, Catalogue catalogue, Field field, JsonValue value) {
        if (value instanceof JsonArray array && !array.isEmpty()) {
            learnTarget(company, credential, catalogue, field, array.getFirst());
        } else if (value instanceof JsonObject object
                && !isRelation(field)
                && !field.fields().isEmpty()) {
            field.fields()
                    .forEach(inner -> learnTarget(company, credential, catalogue, inner, object.get(inner.name())));
        } else if (field.target() == null && isRelation(field)) {
            FieldDisplay.iri(value)
                    .flatMap(iri -> below(credentials.account(company, credential), iri))
                    .flatMap(catalogue::ofItem)
                    .ifPresent(type -> targets.put(new Relation(credential, field.owner(), field.name()), type.name()));
        }
    }

    private static boolean isRelation(Field field) {
        return field.type() == FieldType.RELATION || field.type() == FieldType.RELATIONS;
    }

    /** The name of the resource type that a relation leads to: as the document says, or as was seen; else {@code null}. */
    @InScope("the name of a resource type; no object is told of")
    public String target(long credential, Field field) {
        return field.target() != null
                ? field.target()
                : targets.getIfPresent(new Relation(credential, field.owner(), field.name()));
    }

    private static void gather(
            Catalogue catalogue, Field field, JsonValue value, Set<String> wanted, Map<String, String> names) {
        if (value instanceof JsonArray array) {
            array.forEach(item -> gather(catalogue, field, item, wanted, names));
        } else if (isRelation(field) || field.target() != null && value instanceof JsonString) {
            Optional<String> iri = FieldDisplay.iri(value);
            iri.filter(each -> wanted.size() < MOST_WANTED).ifPresent(wanted::add);
            Optional<ResourceType> target = Optional.ofNullable(field.target()).flatMap(catalogue::type);
            if (iri.isPresent() && value instanceof JsonObject embedded && target.isPresent()) {
                String label = target.get().label(embedded);
                if (!label.equals(iri.get())) {
                    names.put(iri.get(), label);
                }
            }
        } else if (value instanceof JsonObject object) {
            field.fields().forEach(inner -> gather(catalogue, inner, object.get(inner.name()), wanted, names));
        }
    }

    /** The names of these objects, as far as they can be had. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Map<String, String> of(CompanyId company, long credential, Catalogue catalogue, Collection<String> iris) {
        Account account = credentials.account(company, credential);
        Map<ResourceType, List<String>> missing = new LinkedHashMap<>();
        for (String iri : iris) {
            if (known.getIfPresent(new Key(credential, iri)) == null) {
                below(account, iri)
                        .flatMap(catalogue::ofItem)
                        .filter(type -> type.can(Operation.READ) || type.can(Operation.LIST))
                        .ifPresent(type -> missing.computeIfAbsent(type, each -> new ArrayList<>())
                                .add(iri));
            }
        }
        Budget budget = new Budget();
        missing.forEach((type, few) -> ask(account, type, few, budget));
        Map<String, String> names = new HashMap<>();
        for (String iri : iris) {
            String name = known.getIfPresent(new Key(credential, iri));
            if (name != null && !name.equals(iri)) {
                names.put(iri, name);
            }
        }
        return names;
    }

    private static final class Budget {
        private int left = MOST_REQUESTS;

        boolean take() {
            return left-- > 0;
        }

        void end() {
            left = 0;
        }
    }

    private static Optional<String> below(Account account, String iri) {
        String root = account.root().getRawPath();
        return iri.startsWith(root) ? Optional.of(iri.substring(root.length())) : Optional.empty();
    }

    private void ask(Account account, ResourceType type, List<String> iris, Budget budget) {
        try {
            if (iris.size() >= SEVERAL && type.isInMenus() && budget.take()) {
                Page page = frachtPilot.page(account, type.name(), query(type, iris));
                learn(account.credential(), type, page.items());
            }
            for (String iri : iris) {
                if (known.getIfPresent(new Key(account.credential(), iri)) == null
                        && type.can(Operation.READ)
                        && budget.take()) {
                    learn(account.credential(), type, List.of(frachtPilot.object(account, iri)));
                }
            }
        } catch (RequestFailed e) {
            budget.end(); // Pages show IRIs then: names are not worth a second try.
        }
    }

    /** Those very objects where the collection can be narrowed to them, else as many as come on one page. */
    private static PageQuery query(ResourceType type, List<String> iris) {
        Map<String, List<String>> parameters = new HashMap<>();
        if (type.pageSize() != null) {
            parameters.put(type.pageSize(), List.of(Integer.toString(LARGE_PAGE)));
        }
        int most = type.pageSize() == null ? Page.SIZE : LARGE_PAGE;
        type.filter("id")
                .flatMap(filter -> filter.parameter(Filter.Part.MANY))
                .ifPresent(ids -> parameters.put(
                        ids, iris.stream().limit(most).map(Iri::id).toList()));
        return new PageQuery(1, parameters);
    }
}
