package kontor.catalogue.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.catalogue.Note;

/**
 * Finds a document's resource types: which of its paths are collections, which lie below them, and where else objects are
 * made. Operations that belong to none are noted.
 */
final class Drafts {
    /** Parameters that only collections have. */
    private static final Set<String> OF_COLLECTIONS = Set.of("page", "itemsPerPage");

    private static final Pattern MAKING = Pattern.compile(
            "(add|create|new|insert|register|post|store).*|.*post.*collection", Pattern.CASE_INSENSITIVE);

    /** A schema of the class itself rather than of an input made up for one operation, like {@code User.LoginInput}. */
    private static final Pattern OWN_SCHEMA =
            Pattern.compile("[^.:-]+([.:](jsonld|jsonMergePatch|jsonapi|jsonhal))?(-.*)?");

    private final Contents contents;
    private final Budget budget;
    private final Map<String, PathItem> paths;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /** @param paths below the account's root */
    Drafts(Contents contents, Budget budget, Map<String, PathItem> paths) {
        this.contents = contents;
        this.budget = budget;
        this.paths = paths;
    }

    List<Draft> read() {
        paths.forEach((path, item) -> {
            if (!endsInParameter(path) && isCollection(path, item)) {
                draft(path).ifPresent(draft -> {
                    draft.collection = item;
                    draft.listed = true;
                });
            }
        });
        paths.forEach((path, item) -> {
            if (endsInParameter(path)) {
                draft(collectionOf(path)).filter(draft -> draft.item == null).ifPresent(draft -> {
                    draft.item = item;
                    draft.itemPath = path;
                });
            }
        });
        drafts.values().forEach(this::describe);
        drafts.values().stream().filter(draft -> draft.item == null).forEach(this::adopt);
        paths.forEach(this::findMaking);
        noteTheRest();
        return drafts.values().stream()
                .sorted(Comparator.comparing(draft -> !draft.isInMenus()))
                .toList();
    }

    /** The draft of that name; empty where there are as many as are taken. */
    private Optional<Draft> draft(String name) {
        if (!drafts.containsKey(name) && drafts.size() >= Budget.TYPES) {
            budget.note(Note.Kind.TOO_MANY_TYPES, name);
            return Optional.empty();
        }
        return Optional.of(drafts.computeIfAbsent(name, Draft::new));
    }

    private static boolean endsInParameter(String path) {
        return path.substring(path.lastIndexOf('/') + 1).contains("{");
    }

    /** The collection that an item's path lies below; an id may span several parts of the path. */
    private String collectionOf(String itemPath) {
        String path = itemPath.substring(0, Math.max(0, itemPath.lastIndexOf('/')));
        while (!drafts.containsKey(path) && endsInParameter(path)) {
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        return path;
    }

    /** Where it isn't said what comes, parameters of pages tell, or an object's path below. */
    private boolean isCollection(String path, PathItem item) {
        budget.beginType();
        Operation get = item.getGet();
        if (get == null) {
            return false;
        }
        String id = String.valueOf(get.getOperationId());
        if (id.endsWith("Collection") || id.endsWith("_get_collection")) {
            return true;
        }
        Shape answer = contents.response(get);
        if (answer == null || answer.isUnknown()) {
            return isPaged(item) || hasItems(path);
        }
        return contents.members(answer) != null;
    }

    private boolean isPaged(PathItem item) {
        return contents.parameters(item).stream()
                .anyMatch(parameter -> "query".equals(parameter.getIn())
                        && OF_COLLECTIONS.contains(String.valueOf(parameter.getName())));
    }

    private boolean hasItems(String path) {
        String below = path + "/{";
        return paths.keySet().stream()
                .anyMatch(other -> other.startsWith(below) && other.indexOf('/', below.length()) < 0);
    }

    private void describe(Draft draft) {
        budget.beginType();
        draft.shownInList =
                draft.collection == null ? null : contents.members(contents.response(draft.collection.getGet()));
        draft.shown = draft.item == null ? null : contents.response(draft.item.getGet());
        PathItem posted = paths.get(draft.name);
        if (posted != null && posted.getPost() != null) {
            draft.creation = posted;
            draft.creationPath = draft.name;
            draft.created = contents.created(posted);
            draft.collection = posted;
        }
        draft.updated = contents.updated(draft.item);
        draft.shortName = Stream.of(draft.shown, draft.shownInList)
                .flatMap(shape -> className(shape).stream())
                .findFirst()
                .or(() -> tag(draft.item))
                .or(() -> tag(draft.collection))
                .or(() -> Stream.of(draft.created, draft.updated)
                        .flatMap(shape -> className(shape).stream())
                        .findFirst())
                .filter(Budget::isName)
                .orElse(draft.name.substring(draft.name.lastIndexOf('/') + 1));
    }

    private static Optional<String> className(Shape shape) {
        return Optional.ofNullable(shape).map(known -> known.className);
    }

    private static Optional<String> tag(PathItem item) {
        return item == null
                ? Optional.empty()
                : item.readOperations().stream()
                        .flatMap(operation -> tag(operation).stream())
                        .findFirst();
    }

    private static Optional<String> tag(Operation operation) {
        return Optional.ofNullable(operation.getTags()).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    /** The objects of a collection within another object may be at home elsewhere. */
    private void adopt(Draft draft) {
        drafts.values().stream()
                .filter(other -> other.item != null && other.shortName.equals(draft.shortName))
                .findFirst()
                .ifPresent(home -> {
                    draft.item = home.item;
                    draft.itemPath = home.itemPath;
                    draft.shown = home.shown;
                    draft.updated = home.updated;
                });
    }

    /** Objects may be made at a path of its own: the class that is sent tells of what kind they are, and the path's name what for. */
    private void findMaking(String path, PathItem item) {
        if (item.getPost() == null || drafts.containsKey(path) || path.contains("{")) {
            return;
        }
        budget.beginType();
        Shape sent = contents.created(item);
        boolean makes =
                MAKING.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()
                        || MAKING.matcher(String.valueOf(item.getPost().getOperationId()))
                                .matches();
        if (!makes
                || sent == null
                || sent.schemaName == null
                || !OWN_SCHEMA.matcher(sent.schemaName).matches()) {
            return;
        }
        List<Draft> same = drafts.values().stream()
                .filter(draft -> draft.creation == null && draft.isInMenus())
                .filter(draft -> draft.shortName.equals(sent.className))
                .toList();
        if (same.size() == 1) {
            same.getFirst().creation = item;
            same.getFirst().creationPath = path;
            same.getFirst().created = sent;
        }
    }

    private void noteTheRest() {
        paths.forEach((path, item) -> {
            List<Draft> ofPath = drafts.values().stream()
                    .filter(draft -> path.equals(draft.itemPath)
                            || path.equals(draft.creationPath)
                            || draft.listed && path.equals(draft.name))
                    .toList();
            for (Map.Entry<PathItem.HttpMethod, Operation> each :
                    operations(item).entrySet()) {
                if (ofPath.stream().noneMatch(draft -> uses(draft, path, each.getKey()))) {
                    budget.note(Note.Kind.NO_PLACE, each.getKey() + " " + path);
                }
            }
        });
    }

    private static Map<PathItem.HttpMethod, Operation> operations(PathItem item) {
        return item.readOperationsMap();
    }

    private static boolean uses(Draft draft, String path, PathItem.HttpMethod method) {
        return switch (method) {
            case GET -> path.equals(draft.itemPath) || draft.listed && path.equals(draft.name);
            case POST -> path.equals(draft.creationPath);
            case PUT, PATCH, DELETE -> path.equals(draft.itemPath);
            default -> true; // HEAD, OPTIONS and TRACE do nothing to objects.
        };
    }
}
