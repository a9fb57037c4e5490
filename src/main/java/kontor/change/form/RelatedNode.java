package kontor.change.form;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.frachtpilot.AnonymousIds;

/**
 * An object of another resource type that the account embeds and takes with this one: another can be chosen in its place,
 * as of any relation. Its own fields are edited here only when the person opens it, since it is more than this object's.
 */
final class RelatedNode extends Node {
    private static final long serialVersionUID = 1L;

    private final InputNode choice;
    private final ObjectNode object;
    private boolean open;

    RelatedNode(Field field, JsonValue base, Settings settings) {
        super(field, base, settings);
        choice = new InputNode(retyped(field, FieldType.RELATION), base, settings);
        object = new ObjectNode(field, base, settings);
    }

    /** Whether a value may be such an object: one with an id of its own, the id alone, or nothing. */
    static boolean fits(Field field, JsonValue base) {
        boolean named = base instanceof JsonObject held && held.get("@id") instanceof JsonString iri && isLasting(iri);
        return field.target() != null
                && !field.fields().isEmpty()
                && (base == null || base == JsonValue.NULL || named || base instanceof JsonString);
    }

    private static boolean isLasting(JsonString iri) {
        return !AnonymousIds.isOne(iri.getString());
    }

    InputNode choice() {
        return choice;
    }

    ObjectNode object() {
        return object;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether its own fields are known: those of one that was just chosen are not. */
    boolean isOpenable() {
        return !open && !choice.isTouched() && !(base() instanceof JsonString);
    }

    /** Shows its own fields; where there was none, those of a new one. */
    void open() {
        open = true;
        if (!object.isPresent()) {
            object.add();
        }
    }

    private Node shown() {
        return open ? object : choice;
    }

    @Override
    List<Node> inner() {
        return List.of(shown());
    }

    @Override
    boolean isTouched() {
        return shown().isTouched();
    }

    @Override
    boolean isBlank() {
        return shown().isBlank();
    }

    @Override
    JsonValue value(boolean must) {
        return shown().value(must);
    }
}
