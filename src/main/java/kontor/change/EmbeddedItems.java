package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;

/**
 * Items of lists within an object that are objects of the account themselves, with an IRI each. A merge patch can only name
 * them or have them made anew: a server does not read from it which item was changed, deletes them all, and makes others in
 * their place, with new IRIs and without what was not shown of them.
 */
final class EmbeddedItems {
    private EmbeddedItems() {}

    /** The list as a merge patch takes it: items that are as they were by their IRIs. */
    static JsonArray ofPatch(Field field, JsonValue before, JsonArray wanted) {
        Map<String, JsonObject> were = byIri(before);
        JsonArrayBuilder items = Json.createArrayBuilder();
        for (JsonValue item : wanted) {
            Optional<String> iri = iri(item);
            boolean untouched =
                    iri.map(were::get).filter(was -> isAs(field, was, item)).isPresent();
            items.add(
                    untouched
                            ? Json.createValue(iri.get())
                            : RelatedObjects.item(field, iri.map(were::get).orElse(null), item));
        }
        return items.build();
    }

    /** What only the account sets is nothing that anyone changed, and could not be sent. */
    private static boolean isAs(Field field, JsonObject was, JsonValue item) {
        return Settable.isSame(field, was, item);
    }

    /** The list that a merge patch makes: what it names by its IRI is what it was. */
    static JsonArray patched(JsonValue before, JsonArray sent) {
        Map<String, JsonObject> were = byIri(before);
        JsonArrayBuilder items = Json.createArrayBuilder();
        for (JsonValue item : sent) {
            JsonObject was = item instanceof JsonString iri ? were.get(iri.getString()) : null;
            items.add(was == null ? item : was);
        }
        return items.build();
    }

    /** The names of the fields of which a merge patch between two states would make items anew that are there. */
    static List<String> remade(ResourceType type, JsonObject before, JsonObject wanted) {
        JsonObject from = WireObject.plain(type, before);
        JsonObject to = WireObject.plain(type, wanted);
        return type.fields().stream()
                .filter(field -> areRemade(field, from.get(field.name()), to.get(field.name())))
                .map(Field::name)
                .toList();
    }

    private static boolean areRemade(Field field, JsonValue before, JsonValue wanted) {
        return any(field, before, wanted, (list, was, item) -> was != null && !isAs(list, was, item));
    }

    /**
     * The names of the fields with items that were there once and are there no more. Whoever wants them back gets others in
     * their place.
     */
    static List<String> gone(ResourceType type, JsonObject now, JsonObject once) {
        JsonObject from = WireObject.plain(type, now);
        JsonObject to = WireObject.plain(type, once);
        return type.fields().stream()
                .filter(field ->
                        any(field, from.get(field.name()), to.get(field.name()), (list, is, item) -> is == null))
                .map(Field::name)
                .toList();
    }

    private interface Question {
        /** @param was the object of the same IRI on the other side, or {@code null} */
        boolean isSo(Field list, JsonObject was, JsonValue item);
    }

    /** Whether something is so of any item with an IRI, in the list or in lists of embedded objects. */
    private static boolean any(Field field, JsonValue before, JsonValue wanted, Question question) {
        if (field.type() == FieldType.OBJECT && before instanceof JsonObject from && wanted instanceof JsonObject to) {
            return field.fields().stream()
                    .anyMatch(each -> any(each, from.get(each.name()), to.get(each.name()), question));
        }
        if (field.type() != FieldType.OBJECTS || !(wanted instanceof JsonArray items)) {
            return false;
        }
        Map<String, JsonObject> were = byIri(before);
        return items.stream()
                .anyMatch(item -> iri(item)
                        .filter(iri -> question.isSo(field, were.get(iri), item))
                        .isPresent());
    }

    /** The objects of a list by their IRIs; those without one are left out. */
    static Map<String, JsonObject> byIri(JsonValue list) {
        Map<String, JsonObject> byIri = new HashMap<>();
        if (list instanceof JsonArray items) {
            items.forEach(item -> iri(item).ifPresent(iri -> byIri.put(iri, item.asJsonObject())));
        }
        return byIri;
    }

    /** The IRI of an embedded object; empty for anything else. */
    static Optional<String> iri(JsonValue item) {
        return item instanceof JsonObject object && object.get("@id") instanceof JsonString iri
                ? Optional.of(iri.getString())
                : Optional.empty();
    }
}
