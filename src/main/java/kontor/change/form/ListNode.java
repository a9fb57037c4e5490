package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;

/** A list: of objects, of plain values, or of relations. Its items can be added, removed and moved. */
final class ListNode extends Node {
    private static final long serialVersionUID = 1L;

    private final List<Node> initial = new ArrayList<>();
    private final List<Node> items = new ArrayList<>();
    private final List<String> known;
    private boolean open;

    ListNode(Field field, JsonValue base, Settings settings) {
        super(field, base, settings);
        if (base instanceof JsonArray array) {
            array.forEach(item -> initial.add(node(item)));
        }
        items.addAll(initial);
        known = Known.of(initial.stream().map(item -> face(item.base())).toList());
    }

    /** What is seen of an item, and what it is called: nothing may be learned of its secrets. */
    private JsonValue face(JsonValue item) {
        if (!(item instanceof JsonObject object)) {
            return item;
        }
        JsonObjectBuilder face = Json.createObjectBuilder();
        object.forEach((name, value) -> {
            boolean seen =
                    getField().field(name).filter(field -> !field.isSecret()).isPresent();
            if (name.equals("@id") || seen && !isStructure(value)) {
                face.add(name, value);
            }
        });
        return face.build();
    }

    /** What an item is known by, wherever in the list it is; empty where it has been added. */
    String knownBy(Node item) {
        int at = initial.indexOf(item);
        return at < 0 ? "" : known.get(at);
    }

    @Override
    String holds() {
        return Known.inShort(items.stream().map(this::knownBy).toList());
    }

    /** Whether it holds objects of another type within something else: those are shown when the person opens them. */
    boolean isFolded(int depth) {
        return !open
                && depth > 0
                && getField().type() == FieldType.OBJECTS
                && getField().target() != null;
    }

    void open() {
        open = true;
    }

    private Node node(JsonValue item) {
        return getField().type() == FieldType.OBJECTS
                ? new ObjectNode(getField(), getField().fields(), item, settings())
                : Node.of(itemField(), item, settings());
    }

    private Field itemField() {
        return getField().type() == FieldType.RELATIONS || getField().item() == null
                ? retyped(getField(), getField().type() == FieldType.RELATIONS ? FieldType.RELATION : FieldType.TEXT)
                        .withRequired(false)
                : getField().item().withRequired(false);
    }

    List<Node> items() {
        return items;
    }

    /** One more item; {@code null} where there is no room for it. */
    Node add() {
        if (!settings().room().take(placesOfItem(getField()))) {
            complain("form.full");
            return null;
        }
        Node added = getField().type() == FieldType.OBJECTS
                ? ObjectNode.added(getField(), settings())
                : new InputNode(itemField(), null, settings());
        items.add(added);
        return added;
    }

    void remove(Node item) {
        if (items.remove(item)) {
            settings().room().giveBack(placesOfItem(getField()));
        }
    }

    /** Moves an item one place up or down; nothing happens at the ends. */
    void move(Node item, int by) {
        int from = items.indexOf(item);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < items.size()) {
            Collections.swap(items, from, to);
        }
    }

    @Override
    List<Node> inner() {
        return items;
    }

    @Override
    boolean isTouched() {
        return !items.equals(initial) || items.stream().anyMatch(Node::isTouched);
    }

    @Override
    boolean isBlank() {
        return items.isEmpty();
    }

    /** Plain items that are empty are taken out, so that what the account says of places in the list fits the form. */
    @Override
    JsonValue value(boolean must) {
        items.removeIf(
                item -> item instanceof InputNode && item.isBlank() && (item.isTouched() || !initial.contains(item)));
        JsonArrayBuilder values = Json.createArrayBuilder();
        for (Node item : items) {
            JsonValue value = item.value(false);
            values.add(value == null ? JsonValue.NULL : value);
        }
        return isTouched() ? values.build() : base();
    }
}
