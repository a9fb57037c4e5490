package kontor.catalogue.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.Filter;
import kontor.catalogue.Note;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.UnusableDocument.Reason;
import kontor.limit.Excerpt;

/**
 * Reads a catalogue from an OpenAPI document (3.0 or 3.1) as API Platform's generations write it. Nothing is ever fetched
 * for it, whatever the document refers to; what can't be used is left out and noted.
 */
public final class OpenApiReader {
    /** The largest document that is taken, in characters. */
    public static final int LARGEST = 12 * 1024 * 1024;

    /** How long reading a document may take, unless it is said. */
    private static final Duration USUAL_TIME = Duration.ofSeconds(60);

    private static final int LONGEST_VERSION = 20;

    /** What servers call the objects of a page up to the generation of which a PUT resets what it doesn't hold. */
    private static final String PREFIXED = "\"hydra:member\"";

    /** Of the name of a resource type, as it is kept with entries. */
    private static final int LONGEST_TYPE_NAME = 60;

    private final OpenAPI document;
    private final String root;
    private final Budget budget;
    private final Schemas schemas;
    private final Contents contents;
    private final Targets targets = new Targets();
    private final Map<String, PathItem> paths = new LinkedHashMap<>();

    private OpenApiReader(OpenAPI document, String root, Budget budget) {
        this.document = document;
        this.root = root;
        this.budget = budget;
        this.schemas = new Schemas(document, budget);
        this.contents = new Contents(document, schemas);
    }

    /**
     * @param document the text of the document, as JSON
     * @param root the path of the account's root, like {@code /api_v2/}
     * @throws UnusableDocument when nothing can be used of it
     */
    public static Catalogue read(String document, String root) throws UnusableDocument {
        return read(document, root, USUAL_TIME);
    }

    /**
     * {@link #read(String, String)} within a time; ends early where the thread is interrupted.
     *
     * @throws UnusableDocument when nothing can be used of it, or there is too little time for it
     */
    public static Catalogue read(String document, String root, Duration time) throws UnusableDocument {
        if (document.length() > LARGEST) {
            throw new UnusableDocument(Reason.TOO_LARGE);
        }
        if (!document.stripLeading().startsWith("{")) {
            throw new UnusableDocument(Reason.NOT_JSON); // YAML is not what accounts send, and has bombs of its own.
        }
        Budget budget = new Budget(time);
        try {
            Catalogue catalogue = new OpenApiReader(parse(document, budget), root, budget)
                    .read()
                    .withPutKeeping(document.contains(PREFIXED));
            if (catalogue.isEmpty()) {
                throw new UnusableDocument(Reason.NO_RESOURCES);
            }
            return catalogue;
        } catch (Budget.TimeIsUp e) {
            throw new UnusableDocument(Reason.TOO_SLOW);
        }
    }

    private static OpenAPI parse(String document, Budget budget) throws UnusableDocument {
        JsonNode tree = DocumentTree.read(document, budget);
        budget.look();
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        try {
            OpenAPI parsed =
                    new OpenAPIV3Parser().parseJsonNode(null, tree, options).getOpenAPI();
            if (parsed != null && parsed.getPaths() != null) {
                return parsed;
            }
            throw new UnusableDocument(Reason.NOT_OPENAPI);
        } catch (RuntimeException | StackOverflowError e) {
            // The parser was not made for hostile documents: whatever it stumbles over, the document is no good.
            throw new UnusableDocument(Reason.NOT_OPENAPI);
        }
    }

    private Catalogue read() {
        gatherPaths();
        List<Draft> drafts = drafts();
        drafts.forEach(draft -> targets.add(draft.shortName, draft.name));
        List<ResourceType> types = drafts.stream()
                .map(this::type)
                .flatMap(Optional::stream)
                .sorted((first, second) -> Boolean.compare(!first.isInMenus(), !second.isInMenus()))
                .toList();
        String version = document.getOpenapi() == null ? "" : document.getOpenapi();
        return new Catalogue(Excerpt.beginning(version, LONGEST_VERSION), types, budget.notes());
    }

    private void gatherPaths() {
        if (document.getPaths() == null) {
            return;
        }
        String base = serverPath();
        document.getPaths().forEach((path, item) -> {
            if (item != null && path.startsWith("/")) {
                paths.putIfAbsent(belowRoot(base, path), item);
            }
        });
    }

    private String serverPath() {
        if (document.getServers() == null || document.getServers().isEmpty()) {
            return "";
        }
        try {
            String path = URI.create(String.valueOf(document.getServers().get(0).getUrl()))
                    .getPath();
            return path == null ? "" : path.replaceFirst("/+$", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Paths hold the account's root, or the server's address does, or neither. */
    private String belowRoot(String base, String path) {
        for (String whole : List.of(path, base + path)) {
            if (whole.startsWith(root)) {
                return whole.substring(root.length());
            }
        }
        return path.substring(1);
    }

    /** A resource type in the making: its paths, and what its operations take and give. */
    private static final class Draft {
        final String name;
        final PathItem collection;
        String itemPath;
        PathItem item;
        Shape shown;
        Shape listed;
        String shortName;

        Draft(String name, PathItem collection) {
            this.name = name;
            this.collection = collection;
        }
    }

    private List<Draft> drafts() {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        paths.forEach((path, item) -> {
            if (!endsInParameter(path) && isCollection(item)) {
                draft(path, item, drafts);
            }
        });
        paths.forEach((path, item) -> {
            if (endsInParameter(path)) {
                Draft draft = draft(collectionOf(path, drafts.keySet()), null, drafts);
                if (draft != null && draft.item == null) {
                    draft.item = item;
                    draft.itemPath = path;
                }
            }
        });
        drafts.values().forEach(this::describe);
        drafts.values().stream().filter(draft -> draft.item == null).forEach(draft -> adopt(draft, drafts));
        return new ArrayList<>(drafts.values());
    }

    /** The draft of that name; {@code null} where there are as many as are taken. */
    private Draft draft(String name, PathItem collection, Map<String, Draft> drafts) {
        if (!drafts.containsKey(name) && drafts.size() >= Budget.TYPES) {
            budget.note(Note.Kind.TOO_MANY_TYPES, name);
            return null;
        }
        return drafts.computeIfAbsent(name, each -> new Draft(each, collection));
    }

    private static boolean endsInParameter(String path) {
        return path.substring(path.lastIndexOf('/') + 1).contains("{");
    }

    /** The collection that an item's path lies below; an id may span several parts of the path. */
    private static String collectionOf(String itemPath, Set<String> collections) {
        String path = itemPath.substring(0, Math.max(0, itemPath.lastIndexOf('/')));
        while (!collections.contains(path) && endsInParameter(path)) {
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        return path;
    }

    private boolean isCollection(PathItem item) {
        budget.beginType();
        Operation get = item.getGet();
        if (get == null) {
            return false;
        }
        String id = String.valueOf(get.getOperationId());
        return id.endsWith("Collection")
                || id.endsWith("_get_collection")
                || contents.members(contents.response(get)) != null;
    }

    private void describe(Draft draft) {
        budget.beginType();
        Shape collection = draft.collection == null ? null : contents.response(draft.collection.getGet());
        draft.listed = collection == null ? null : contents.members(collection);
        draft.shown = draft.item == null ? null : contents.response(draft.item.getGet());
        draft.shortName = Stream.of(draft.shown, draft.listed)
                .filter(shape -> shape != null && shape.className != null)
                .map(shape -> shape.className)
                .findFirst()
                .or(() -> tag(draft.item))
                .or(() -> tag(draft.collection))
                .filter(Budget::isName)
                .orElse(draft.name.substring(draft.name.lastIndexOf('/') + 1));
    }

    private static Optional<String> tag(PathItem item) {
        return item == null
                ? Optional.empty()
                : item.readOperations().stream()
                        .filter(operation -> operation.getTags() != null
                                && !operation.getTags().isEmpty())
                        .map(operation -> operation.getTags().get(0))
                        .findFirst();
    }

    /** The objects of a collection within another object may be at home elsewhere. */
    private static void adopt(Draft draft, Map<String, Draft> drafts) {
        drafts.values().stream()
                .filter(other -> other.item != null && other.shortName.equals(draft.shortName))
                .findFirst()
                .ifPresent(home -> {
                    draft.item = home.item;
                    draft.itemPath = home.itemPath;
                    draft.shown = home.shown;
                });
    }

    private Optional<ResourceType> type(Draft draft) {
        budget.beginType();
        Set<kontor.catalogue.Operation> operations = operations(draft);
        Shape shown = draft.shown == null ? draft.listed : draft.shown;
        Shape created = contents.created(draft.collection);
        Shape updated = contents.updated(draft.item);
        if (shown == null && created == null && updated == null) {
            schemas.note(Note.Kind.NO_SCHEMA, draft.name);
        }
        if (draft.name.length() > LONGEST_TYPE_NAME) {
            budget.note(Note.Kind.NAME_TOO_LONG, draft.name);
            return Optional.empty();
        }
        if (operations.isEmpty() || draft.name.isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = new FieldReader(schemas, targets, draft.name).read(shown, created, updated);
        FilterReader parameters = new FilterReader(schemas, draft.name, fields);
        if (draft.collection != null && draft.collection.getGet() != null) {
            parameters.read(contents.parameters(draft.collection));
        }
        List<Filter> filters = parameters.filters();
        Set<String> listed = draft.listed == null || draft.listed.properties.isEmpty()
                ? names(fields)
                : new LinkedHashSet<>(draft.listed.properties.keySet());
        listed.retainAll(names(fields));
        Defaults defaults = new Defaults(fields);
        return Optional.of(new ResourceType(
                draft.name,
                draft.shortName,
                budget.keep(description(draft), Budget.LONGEST_DESCRIPTION),
                operations,
                draft.itemPath == null ? draft.name + "/{id}" : draft.itemPath,
                defaults.labelFields(),
                fields,
                listed,
                defaults.columns(listed),
                parameters.orders(),
                filters,
                defaults.search(filters),
                parameters.pageSize()));
    }

    private static Set<String> names(List<Field> fields) {
        Set<String> names = new LinkedHashSet<>();
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    private static Set<kontor.catalogue.Operation> operations(Draft draft) {
        Set<kontor.catalogue.Operation> operations = EnumSet.noneOf(kontor.catalogue.Operation.class);
        PathItem collection = draft.collection;
        PathItem item = draft.item;
        addIf(operations, collection != null && collection.getGet() != null, kontor.catalogue.Operation.LIST);
        addIf(operations, collection != null && collection.getPost() != null, kontor.catalogue.Operation.CREATE);
        addIf(operations, item != null && item.getGet() != null, kontor.catalogue.Operation.READ);
        addIf(operations, item != null && item.getPut() != null, kontor.catalogue.Operation.REPLACE);
        addIf(operations, item != null && item.getPatch() != null, kontor.catalogue.Operation.PATCH);
        addIf(operations, item != null && item.getDelete() != null, kontor.catalogue.Operation.DELETE);
        return operations;
    }

    private static void addIf(
            Set<kontor.catalogue.Operation> operations, boolean has, kontor.catalogue.Operation operation) {
        if (has) {
            operations.add(operation);
        }
    }

    private static String description(Draft draft) {
        return document(draft.item == null ? null : draft.item.getDescription(), draft.collection);
    }

    private static String document(String ofItem, PathItem collection) {
        String said = ofItem != null || collection == null ? ofItem : collection.getDescription();
        return said == null ? "" : said;
    }
}
