package kontor.catalogue;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.limit.Iri;

/**
 * A kind of object in an account, as the account's own document describes it.
 *
 * @param name its name in addresses and in the log: the path of its collection below the account's root, like
 *     {@code customers}, or {@code orders/{orderId}/positions} for a collection that belongs to an object
 * @param shortName what the document calls one of them, like {@code Customer}
 * @param description what the document says of it, or the empty string
 * @param operations what can be done with it
 * @param itemPath the path of one object below the account's root, with {@code {…}} for what varies
 * @param labelFields the fields that together name an object
 * @param fields all fields, in the document's order
 * @param listed the names of the fields that the collection shows
 * @param columns the names of the fields that a list shows unless someone chose others, the first being the link
 * @param orders the fields that the account can sort by: field → parameter
 * @param filters how the collection can be narrowed
 * @param search the parameter for the quick search, or {@code null} where there is none
 * @param pageSize the parameter that sets how many objects are on a page, or {@code null}
 * @param creationPath the path below the account's root where objects are made, or {@code null} where that is the collection's
 */
public record ResourceType(
        String name,
        String shortName,
        String description,
        Set<Operation> operations,
        String itemPath,
        List<String> labelFields,
        List<Field> fields,
        Set<String> listed,
        List<String> columns,
        Map<String, String> orders,
        List<Filter> filters,
        String search,
        String pageSize,
        String creationPath)
        implements Serializable {
    public ResourceType {
        Objects.requireNonNull(name);
        Objects.requireNonNull(shortName);
        Objects.requireNonNull(description);
        Objects.requireNonNull(itemPath);
        operations = Set.copyOf(operations);
        labelFields = List.copyOf(labelFields);
        fields = List.copyOf(fields);
        listed = Set.copyOf(listed);
        columns = List.copyOf(columns);
        orders = Map.copyOf(orders);
        filters = List.copyOf(filters);
    }

    /** A type whose objects are made where they are listed. */
    public ResourceType(
            String name,
            String shortName,
            String description,
            Set<Operation> operations,
            String itemPath,
            List<String> labelFields,
            List<Field> fields,
            Set<String> listed,
            List<String> columns,
            Map<String, String> orders,
            List<Filter> filters,
            String search,
            String pageSize) {
        this(
                name,
                shortName,
                description,
                operations,
                itemPath,
                labelFields,
                fields,
                listed,
                columns,
                orders,
                filters,
                search,
                pageSize,
                null);
    }

    /** A type of which nothing is known but its name: its objects can be listed and read. */
    public static ResourceType unknown(String name) {
        return new ResourceType(
                name,
                name,
                "",
                EnumSet.of(Operation.LIST, Operation.READ),
                name + "/{id}",
                List.of("name", "title"),
                List.of(),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null);
    }

    /** The same with fields of other types, by their names with dots between. */
    ResourceType with(Map<String, FieldType> types) {
        return new ResourceType(
                name,
                shortName,
                description,
                operations,
                itemPath,
                labelFields,
                with(fields, "", types),
                listed,
                columns,
                orders,
                filters.stream()
                        .map(filter ->
                                types.containsKey(filter.name()) ? filter.with(types.get(filter.name())) : filter)
                        .toList(),
                search,
                pageSize,
                creationPath);
    }

    private static List<Field> with(List<Field> fields, String within, Map<String, FieldType> types) {
        return fields.stream()
                .map(field -> {
                    FieldType type = types.get(within + field.name());
                    Field inner = field.withFields(with(field.fields(), within + field.name() + ".", types));
                    return type == null || !field.type().isMoment() ? inner : inner.withType(type);
                })
                .toList();
    }

    public boolean can(Operation operation) {
        return operations.contains(operation);
    }

    /** Whether its collection belongs to an object, so that it has no place in menus. */
    public boolean isWithinAnother() {
        return name.contains("{");
    }

    /** Whether menus lead to it. */
    public boolean isInMenus() {
        return can(Operation.LIST) && !isWithinAnother();
    }

    /** The operation by which an object that is there can be changed: PATCH where there is one, else PUT. */
    public Optional<Operation> update() {
        return Stream.of(Operation.PATCH, Operation.REPLACE).filter(this::can).findFirst();
    }

    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    /** The fields that lists show unless someone chose others. */
    public List<Field> columnFields() {
        return columns.stream().map(this::field).flatMap(Optional::stream).toList();
    }

    public Optional<Filter> filter(String filterName) {
        return filters.stream()
                .filter(filter -> filter.name().equals(filterName))
                .findFirst();
    }

    /**
     * Whether a path is that of an object of this type.
     *
     * @param path below the account's root, like {@code customers/12}
     */
    public boolean isItem(String path) {
        return fits(itemPath, path);
    }

    /** Whether a path is that of this type's collection, with the object it belongs to filled in. */
    public boolean isCollection(String path) {
        return fits(name, path);
    }

    /** Whether objects of this type are made at a path: that of its collection, unless there is another for it. */
    public boolean isCreation(String path) {
        return creationPath == null ? isCollection(path) : creationPath.equals(path);
    }

    /** Whether a path may be that of an object of this type whose id has slashes in it as they are. */
    boolean isItemWithSlashes(String path) {
        int parts = itemPath.split("/").length;
        String[] segments = path.split("/", -1);
        return itemPath.endsWith("}")
                && segments.length > parts
                && fits(itemPath, String.join("/", Arrays.copyOf(segments, parts)))
                && Stream.of(segments).allMatch(Iri::isId);
    }

    private static boolean fits(String template, String path) {
        String[] wanted = template.split("/");
        String[] parts = path.split("/", wanted.length + 1);
        if (parts.length != wanted.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            boolean fits = wanted[i].startsWith("{") ? Iri.isId(parts[i]) : wanted[i].equals(parts[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * The object's own name: what people call it. Where it has none, its IRI or, of one that is still to be made, the first
     * texts in it: accounts may make names up themselves.
     */
    public String label(JsonObject object) {
        String label = texts(object, labelFields.stream());
        if (!label.isEmpty()) {
            return label;
        }
        String beginning = texts(
                object,
                fields.stream()
                        .filter(field -> field.type() == FieldType.TEXT && !field.isSecret())
                        .filter(field -> object.containsKey(field.name()))
                        .map(Field::name)
                        .limit(2));
        return object.getString("@id", beginning.isEmpty() ? shortName : beginning);
    }

    private static String texts(JsonObject object, Stream<String> names) {
        return names.map(object::get)
                .flatMap(value -> text(value).stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> text(JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    public boolean isListable() {
        return can(Operation.LIST);
    }

    public boolean isCreatable() {
        return can(Operation.CREATE);
    }

    public boolean isUpdatable() {
        return update().isPresent();
    }

    public boolean isDeletable() {
        return can(Operation.DELETE);
    }

    public boolean isSearchable() {
        return search != null;
    }
}
