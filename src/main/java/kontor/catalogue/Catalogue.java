package kontor.catalogue;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be read and changed in one account: the resource types that its OpenAPI document describes.
 *
 * @param openapi the version of OpenAPI the document is written in, like {@code 3.1.0}; the empty string where there is no
 *     document
 * @param types the resource types, those of menus first, in the document's order
 * @param notes what could not be used of the document; empty where all of it could
 * @param putKeeps whether a PUT is known to leave alone what it doesn't hold
 */
public record Catalogue(String openapi, List<ResourceType> types, List<Note> notes, boolean putKeeps)
        implements Serializable {
    /** Of an account of which nothing is known. */
    public static final Catalogue EMPTY = new Catalogue("", List.of(), List.of());

    /** A catalogue of an account of which that isn't known. */
    public Catalogue(String openapi, List<ResourceType> types, List<Note> notes) {
        this(openapi, types, notes, false);
    }

    public Catalogue {
        types = List.copyOf(types);
        notes = List.copyOf(notes);
    }

    /** The same catalogue of an account of which a PUT leaves alone what it doesn't hold, or may not. */
    public Catalogue withPutKeeping(boolean keeps) {
        return new Catalogue(openapi, types, notes, keeps);
    }

    /** The same with what is known of its moments. */
    Catalogue with(Map<String, Map<String, MomentFields.Known>> moments) {
        if (moments.isEmpty()) {
            return this;
        }
        return new Catalogue(
                openapi,
                types.stream()
                        .map(type -> moments.containsKey(type.name()) ? with(type, moments.get(type.name())) : type)
                        .toList(),
                notes,
                putKeeps);
    }

    private static ResourceType with(ResourceType type, Map<String, MomentFields.Known> moments) {
        Map<String, FieldType> types = new HashMap<>();
        moments.forEach((field, known) -> types.put(field, known.kind().type()));
        return type.with(types);
    }

    /** The resource type of that name. */
    public Optional<ResourceType> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /**
     * The resource type of an object.
     *
     * @param path the object's path below the account's root, like {@code customers/12}
     */
    public Optional<ResourceType> ofItem(String path) {
        return types.stream()
                .filter(type -> type.isItem(path))
                .min(Comparator.comparing(type ->
                        type.itemPath().chars().filter(each -> each == '{').count()))
                .or(() -> ofItemWithSlashes(path));
    }

    /** Where nothing else is at that path, and the more of the type's own path it has in it, the better. */
    private Optional<ResourceType> ofItemWithSlashes(String path) {
        return types.stream().anyMatch(type -> type.isCollection(path))
                ? Optional.empty()
                : types.stream()
                        .filter(type -> type.isItemWithSlashes(path))
                        .max(Comparator.comparing(type -> type.itemPath().length()));
    }

    /** Whether a path is that of an object of this type. */
    public boolean isItem(ResourceType type, String path) {
        return type.isItem(path) || ofItem(path).filter(type::equals).isPresent();
    }

    /** The resource types that menus lead to. */
    public List<ResourceType> inMenus() {
        return types.stream().filter(ResourceType::isInMenus).toList();
    }

    /** About how many bytes it takes in memory. */
    int weight() {
        return 1_000
                + notes.size() * 300
                + types.stream().mapToInt(Catalogue::weight).sum();
    }

    private static int weight(ResourceType type) {
        return 2_000
                + weight(type.fields())
                + type.filters().stream()
                        .mapToInt(filter -> 400
                                + 2 * filter.described().length()
                                + (filter.field() == null
                                        ? 0
                                        : weight(filter.field().values(), 60)))
                        .sum();
    }

    private static int weight(List<Field> fields) {
        return fields.stream()
                .mapToInt(field -> 300
                        + 2 * field.name().length()
                        + 2 * field.description().length()
                        + (field.defaultJson() == null
                                ? 0
                                : 2 * field.defaultJson().length())
                        + weight(field.values(), 60)
                        + weight(field.fields()))
                .sum();
    }

    private static int weight(List<String> texts, int each) {
        return texts.stream().mapToInt(text -> each + 2 * text.length()).sum();
    }

    public boolean isEmpty() {
        return types.isEmpty();
    }
}
