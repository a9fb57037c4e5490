package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kontor.catalogue.Field;

/** An object within the object, or the object itself: there or not, with a node for each field that can be set. */
final class ObjectNode extends Node {
    private static final long serialVersionUID = 1L;

    private final List<Field> fields;
    private final boolean wasPresent;
    private boolean present;
    /** Whether it has been added here, so that nothing of it is known to the account yet. */
    private boolean isNew;

    private SerialJson start;
    private Map<String, Node> children;

    ObjectNode(Field field, JsonValue base, Settings settings) {
        this(field, field.fields(), base, settings);
        if (!wasPresent && settings.creating() && field.required()) {
            add();
        }
    }

    /** The object itself, whose fields are those of its type. */
    ObjectNode(Field field, List<Field> fields, JsonValue base, Settings settings) {
        super(field, base, settings);
        this.fields = fields.stream()
                .filter(each -> each.isEditable(settings.creating()))
                .toList();
        this.wasPresent = isObject(field, base);
        this.present = wasPresent;
        begin(base instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
    }

    /** One that is being added to a list, with what the account's document says its fields are unless set. */
    static ObjectNode added(Field field, Settings settings) {
        ObjectNode node = new ObjectNode(field, field.fields(), null, settings);
        node.add();
        return node;
    }

    private void begin(JsonObject from) {
        start = new SerialJson(from);
        children = new LinkedHashMap<>();
        fields.forEach(field -> children.put(field.name(), Node.of(field, from.get(field.name()), settings())));
    }

    /** The values that fields have unless others are set. */
    static JsonObject defaults(List<Field> fields, Settings settings) {
        JsonObjectBuilder defaults = Json.createObjectBuilder();
        fields.stream()
                .filter(field -> field.isEditable(settings.creating()) && field.defaultJson() != null)
                .forEach(field -> {
                    try (JsonReader reader = Json.createReader(new StringReader(field.defaultJson()))) {
                        defaults.add(field.name(), reader.readValue());
                    }
                });
        return defaults.build();
    }

    void add() {
        present = true;
        isNew = true;
        begin(defaults(fields, settings()));
    }

    /** Marks the object itself as one that is being made. */
    ObjectNode asNew() {
        isNew = true;
        return this;
    }

    void remove() {
        present = false;
    }

    boolean isPresent() {
        return present;
    }

    boolean isNew() {
        return isNew;
    }

    Map<String, Node> children() {
        return children;
    }

    @Override
    List<Node> inner() {
        return present ? List.copyOf(children.values()) : List.of();
    }

    @Override
    boolean isTouched() {
        return present != wasPresent
                || present && (isNew && wasPresent || children.values().stream().anyMatch(Node::isTouched));
    }

    @Override
    boolean isBlank() {
        return !present;
    }

    @Override
    JsonValue value(boolean must) {
        if (!present) {
            if (must && getField().required()) {
                complain("field.required");
            }
            return wasPresent ? JsonValue.NULL : base();
        }
        JsonObjectBuilder value = Json.createObjectBuilder(start.value().asJsonObject());
        boolean touched = false;
        for (Map.Entry<String, Node> child : children.entrySet()) {
            JsonValue inner = child.getValue().value(isNew);
            if (child.getValue().isTouched()) {
                touched = true;
                value.add(child.getKey(), inner == null ? JsonValue.NULL : inner);
            }
        }
        return touched || isNew ? value.build() : base();
    }
}
