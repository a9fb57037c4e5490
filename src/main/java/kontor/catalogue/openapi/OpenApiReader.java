package kontor.catalogue.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.Filter;
import kontor.catalogue.Note;
import kontor.catalogue.Operation;
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

    /** Some servers send it before their JSON; it means nothing there (RFC 8259). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What servers call the objects of a page up to the generation of which every PUT resets what it doesn't hold. */
    private static final String PREFIXED = "\"hydra:member\"";

    /** Of the name of a resource type, as it is kept with entries. */
    private static final int LONGEST_TYPE_NAME = Budget.LONGEST_NAME;

    /** What API Platform puts at the end of paths that may name a format. */
    private static final Pattern FORMAT = Pattern.compile("(\\{\\._format}|\\.\\{_format})$");

    private final OpenAPI document;
    private final String root;
    private final Budget budget;
    private final Schemas schemas;
    private final WriteOnlyNames writeOnly;
    private final Contents contents;
    private final Targets targets = new Targets();
    private final Map<String, PathItem> paths = new LinkedHashMap<>();

    private OpenApiReader(OpenAPI document, String root, Budget budget) {
        this.document = document;
        this.root = root;
        this.budget = budget;
        this.schemas = new Schemas(document, budget);
        this.writeOnly = new WriteOnlyNames(schemas);
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
        String json = document.startsWith(BYTE_ORDER_MARK) ? document.substring(1) : document;
        if (!json.stripLeading().startsWith("{")) {
            throw new UnusableDocument(Reason.NOT_JSON); // YAML is not what accounts send, and has bombs of its own.
        }
        Budget budget = new Budget(time);
        try {
            JsonNode tree = DocumentTree.read(json, budget);
            budget.look();
            Catalogue catalogue = new OpenApiReader(DocumentParser.parse(tree, budget), root, budget).read();
            // Servers that write 3.1 already let whoever runs them choose what a PUT does.
            catalogue = catalogue.withPutKeeping(
                    json.contains(PREFIXED) && catalogue.openapi().startsWith("3.0."));
            if (catalogue.isEmpty()) {
                throw new UnusableDocument(Reason.NO_RESOURCES);
            }
            return catalogue;
        } catch (Budget.TimeIsUp e) {
            throw new UnusableDocument(Reason.TOO_SLOW);
        }
    }

    private Catalogue read() {
        gatherPaths();
        List<Draft> drafts = new Drafts(contents, budget, paths).read();
        drafts.forEach(draft -> targets.add(draft.shortName, draft.name));
        List<ResourceType> types =
                drafts.stream().map(this::type).flatMap(Optional::stream).toList();
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
                paths.putIfAbsent(belowRoot(base, FORMAT.matcher(path).replaceFirst("")), item);
            }
        });
    }

    private String serverPath() {
        if (document.getServers() == null || document.getServers().isEmpty()) {
            return "";
        }
        try {
            String path = URI.create(
                            String.valueOf(document.getServers().getFirst().getUrl()))
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

    private Optional<ResourceType> type(Draft draft) {
        budget.beginType();
        Set<Operation> operations = draft.operations();
        Shape shown = draft.shown == null ? draft.shownInList : draft.shown;
        if (shown == null && draft.created == null && draft.updated == null) {
            schemas.note(Note.Kind.NO_SCHEMA, draft.name);
        }
        if (draft.name.length() > LONGEST_TYPE_NAME) {
            budget.note(Note.Kind.NAME_TOO_LONG, draft.name);
            return Optional.empty();
        }
        if (operations.isEmpty() || draft.name.isEmpty()) {
            return Optional.empty();
        }
        boolean patched = operations.contains(Operation.PATCH) || !operations.contains(Operation.REPLACE);
        List<Field> fields;
        try {
            fields = writeOnly.applied(
                    draft.name,
                    new FieldReader(schemas, targets, draft.name, patched).read(shown, draft.created, draft.updated),
                    draft.shown,
                    draft.shownInList,
                    draft.created,
                    draft.updated);
        } catch (Budget.Exceeded e) {
            budget.note(Note.Kind.TOO_COMPLEX, draft.name);
            return Optional.empty();
        }
        if (isNothingToSet(draft, fields)) {
            operations.remove(Operation.CREATE);
            budget.note(Note.Kind.NOTHING_TO_SET, draft.name);
        }
        FilterReader parameters = new FilterReader(schemas, draft.name, fields);
        if (draft.listed) {
            parameters.read(contents.parameters(draft.collection));
        }
        List<Filter> filters = parameters.filters();
        Set<String> listed = draft.shownInList == null || draft.shownInList.properties.isEmpty()
                ? names(fields)
                : new LinkedHashSet<>(draft.shownInList.properties.keySet());
        listed.retainAll(names(fields));
        Defaults defaults = new Defaults(draft.shortName, fields);
        return Optional.of(new ResourceType(
                draft.name,
                draft.shortName,
                budget.keepDescription(draft.description()),
                operations,
                draft.itemPath == null ? draft.name + "/{id}" : draft.itemPath,
                defaults.labelFields(),
                fields,
                listed,
                defaults.columns(listed),
                parameters.orders(),
                filters,
                defaults.search(filters),
                parameters.pageSize(),
                draft.name.equals(draft.creationPath) ? null : draft.creationPath));
    }

    /** Whether objects are made of fields of which none can be set. */
    private static boolean isNothingToSet(Draft draft, List<Field> fields) {
        return draft.created != null
                && !draft.created.properties.isEmpty()
                && fields.stream().noneMatch(field -> field.access().creatable());
    }

    private static Set<String> names(List<Field> fields) {
        Set<String> names = new LinkedHashSet<>();
        fields.forEach(field -> names.add(field.name()));
        return names;
    }
}
