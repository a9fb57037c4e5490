package kontor.sandbox;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.sandbox.Filter.Kind;

/** What the sandbox knows of one kind of object. */
final class Resource {
    enum Ids {
        NUMBER,
        UUID,
        COMPOSITE
    }

    final String path;
    final String shortName;
    final List<Property> properties;
    final List<Filter> filters = new ArrayList<>();
    final Set<String> orders = new TreeSet<>();
    Ids ids = Ids.NUMBER;
    /** For composite ids: the relations they are made of, with the names they have in the id. */
    Map<String, String> idParts = Map.of();

    List<String> collectionMethods = List.of("GET", "POST");
    List<String> itemMethods = List.of("GET", "PUT", "PATCH", "DELETE");
    /** The resource and the field of it below which the collection lies, or {@code null}. */
    String parent;

    String parentField;
    boolean asksForSize;
    boolean asksForAll;
    boolean partialPages;
    /** Whether reading and writing have schemas of their own. */
    boolean grouped;

    private Resource(String path, String shortName, List<Property> properties) {
        this.path = path;
        this.shortName = shortName;
        this.properties = properties;
    }

    /** A resource whose objects know when they were made and last changed. */
    static Resource stamped(String path, String shortName, Property... own) {
        Stream<Property> stamps = Stream.of("createdAt", "updatedAt")
                .map(name -> Property.property(name, Property.Type.DATE_TIME).asReadOnly());
        return new Resource(
                path, shortName, Stream.concat(Stream.of(own), stamps).toList());
    }

    static Resource unstamped(String path, String shortName, Property... properties) {
        return new Resource(path, shortName, List.of(properties));
    }

    Resource onCollection(String... methods) {
        collectionMethods = List.of(methods);
        return this;
    }

    Resource onItem(String... methods) {
        itemMethods = List.of(methods);
        return this;
    }

    Resource withUuids() {
        ids = Ids.UUID;
        return this;
    }

    Resource identifiedBy(Map<String, String> parts) {
        ids = Ids.COMPOSITE;
        idParts = parts;
        return this;
    }

    Resource below(String resource, String field) {
        parent = resource;
        parentField = field;
        return this;
    }

    Resource grouped() {
        grouped = true;
        return this;
    }

    Resource partial(String... names) {
        return filtered(Kind.PARTIAL, names);
    }

    Resource exact(String... names) {
        return filtered(Kind.EXACT, names);
    }

    Resource yesOrNo(String... names) {
        return filtered(Kind.BOOLEAN, names);
    }

    Resource range(String... names) {
        return filtered(Kind.RANGE, names);
    }

    Resource dated(String... names) {
        return filtered(Kind.DATE, names);
    }

    Resource exists(String... names) {
        return filtered(Kind.EXISTS, names);
    }

    Resource related(String... names) {
        return filtered(Kind.RELATION, names);
    }

    Resource byIds() {
        return filtered(Kind.IDS, "id");
    }

    Resource searched(String... fields) {
        filters.add(new Filter(Kind.SEARCH, "search", List.of(fields)));
        return this;
    }

    private Resource filtered(Kind kind, String... names) {
        Stream.of(names).map(name -> new Filter(kind, name)).forEach(filters::add);
        return this;
    }

    Resource ordered(String... names) {
        orders.addAll(List.of(names));
        return this;
    }

    Resource withItemsPerPage() {
        asksForSize = true;
        return this;
    }

    Resource withPaginationSwitch() {
        asksForAll = true;
        return this;
    }

    /** Without totals: whether there is a next page is seen from the page being full. */
    Resource withPartialPages() {
        partialPages = true;
        return this;
    }

    Map<String, Property> byName() {
        return properties.stream().collect(Collectors.toMap(property -> property.name, Function.identity()));
    }

    /** What of an input is taken; the rest is ignored without a word. */
    JsonObject taken(JsonObject input) {
        return Property.taken(properties, input, false);
    }
}
