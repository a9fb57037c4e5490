package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.frachtpilot.AnonymousIds;

/**
 * Objects of other resource types that an account embeds, and whose document lets them be written with the object that
 * they are in. One that nobody touched goes as its IRI, or a write of one object would write all that hang on it, as they
 * were when they were read.
 */
public final class RelatedObjects {
    private RelatedObjects() {}

    /**
     * Whether two values of a field are different objects, and not two states of one. Then what differs within them is
     * nothing that anyone changed, and a server that is sent the members of one writes them into the other.
     */
    public static boolean areDifferent(Field field, JsonValue one, JsonValue other) {
        return field.type() == FieldType.OBJECT
                && field.target() != null
                && isLink(one)
                && isLink(other)
                && !lastingIri(one).equals(lastingIri(other));
    }

    /** Whether a value leads to an object, or to none. */
    private static boolean isLink(JsonValue value) {
        return value == null || value == JsonValue.NULL || lastingIri(value).isPresent();
    }

    private static Optional<String> lastingIri(JsonValue value) {
        return value == null ? Optional.empty() : FieldDisplay.iri(AnonymousIds.without(value));
    }

    /** An object's IRI in its place, by which it is linked and left as it is. */
    public static JsonValue link(JsonValue object) {
        return FieldDisplay.iri(object).<JsonValue>map(Json::createValue).orElse(object);
    }

    /**
     * A value with each untouched object of another type as its IRI.
     *
     * @param before the value that was there, or {@code null}; both in the form of {@link WireObject#plain}
     */
    static JsonValue linked(Field field, JsonValue before, JsonValue wanted) {
        if (field.type() == FieldType.OBJECT && wanted instanceof JsonObject object) {
            return isUntouched(field, before, object) || areDifferent(field, before, object)
                    ? object.get("@id")
                    : members(field, before instanceof JsonObject was ? was : JsonValue.EMPTY_JSON_OBJECT, object);
        }
        if (field.type() != FieldType.OBJECTS || !(wanted instanceof JsonArray array)) {
            return wanted;
        }
        Map<String, JsonObject> were = EmbeddedItems.byIri(before);
        JsonArrayBuilder items = Json.createArrayBuilder();
        for (JsonValue item : array) {
            JsonObject was = EmbeddedItems.iri(item).map(were::get).orElse(JsonValue.EMPTY_JSON_OBJECT);
            items.add(
                    !(item instanceof JsonObject object)
                            ? item
                            : isUntouched(field, was, object) ? object.get("@id") : members(field, was, object));
        }
        return items.build();
    }

    /** An item of a list that is sent as an object itself, with those within it as in {@link #linked}. */
    static JsonValue item(Field field, JsonObject before, JsonValue wanted) {
        return wanted instanceof JsonObject object
                ? members(field, before == null ? JsonValue.EMPTY_JSON_OBJECT : before, object)
                : wanted;
    }

    private static JsonObject members(Field field, JsonObject before, JsonObject wanted) {
        JsonObjectBuilder members = Json.createObjectBuilder();
        wanted.forEach((name, value) -> members.add(
                name,
                field.field(name)
                        .map(known -> linked(known, before.get(name), value))
                        .orElse(value)));
        return members.build();
    }

    private static boolean isUntouched(Field field, JsonValue before, JsonObject wanted) {
        return field.target() != null
                && EmbeddedItems.iri(wanted).isPresent()
                && before instanceof JsonObject was
                && SameValue.is(Settable.of(field, was), Settable.of(field, wanted));
    }

    /** The names of the fields within which objects of other types are changed: not a list's items, which belong to it. */
    static Set<String> changed(ResourceType type, JsonObject before, JsonObject wanted) {
        JsonObject from = WireObject.plain(type, before);
        JsonObject to = WireObject.plain(type, wanted);
        Set<String> changed = new LinkedHashSet<>();
        type.fields().stream()
                .filter(field -> isChanged(field, from.get(field.name()), to.get(field.name()), false))
                .forEach(field -> changed.add(field.name()));
        return changed;
    }

    private static boolean isChanged(Field field, JsonValue before, JsonValue wanted, boolean within) {
        if (field.type() == FieldType.OBJECT && wanted instanceof JsonObject object) {
            return isChanged(field, before instanceof JsonObject was ? was : null, object, true);
        }
        if (field.type() != FieldType.OBJECTS || !(wanted instanceof JsonArray array)) {
            return false;
        }
        Map<String, JsonObject> were = EmbeddedItems.byIri(before);
        return array.stream()
                .anyMatch(item -> item instanceof JsonObject object
                        && isChanged(
                                field, EmbeddedItems.iri(item).map(were::get).orElse(null), object, within));
    }

    /** @param own whether it is an object of its own, if it is of another type */
    private static boolean isChanged(Field field, JsonObject before, JsonObject wanted, boolean own) {
        boolean same = before != null
                && EmbeddedItems.iri(before).isPresent()
                && EmbeddedItems.iri(before).equals(EmbeddedItems.iri(wanted));
        if (own && field.target() != null && same) {
            return !isUntouched(field, before, wanted);
        }
        JsonObject was = before == null ? JsonValue.EMPTY_JSON_OBJECT : before;
        return field.fields().stream()
                .anyMatch(each -> isChanged(each, was.get(each.name()), wanted.get(each.name()), true));
    }
}
