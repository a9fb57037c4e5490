package kontor.change.form;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import kontor.catalogue.Bounds;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.web.Messages;

/**
 * A place in a form: an input, or what holds more of them. It knows the JSON that it was opened with, and gives exactly
 * that back as long as nobody touches it.
 */
abstract class Node implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * What all of a form have in common.
     *
     * @param creating whether the object is being made
     * @param room for its places
     */
    record Settings(Locale locale, boolean creating, Room room) implements Serializable {
        Settings(Locale locale, boolean creating) {
            this(locale, creating, new Room());
        }
    }

    private final Field field;
    private final SerialJson base;
    private final Settings settings;
    private String wrong;

    Node(Field field, JsonValue base, Settings settings) {
        this.field = field;
        this.base = new SerialJson(base);
        this.settings = settings;
    }

    /** The node for a field. What the field's type doesn't allow for is edited as JSON. */
    static Node of(Field field, JsonValue base, Settings settings) {
        boolean empty = base == null || base == JsonValue.NULL;
        boolean fits = empty
                || switch (field.type()) {
                    case OBJECT -> !field.fields().isEmpty() && isObject(field, base);
                    case OBJECTS -> base instanceof JsonArray list && all(list, JsonObject.class::isInstance);
                    case RELATIONS -> base instanceof JsonArray;
                    case LIST -> base instanceof JsonArray list && all(list, each -> !isStructure(each));
                    case MAP -> isMap(base);
                    default -> true;
                };
        boolean related = field.type() == FieldType.OBJECT && RelatedNode.fits(field, base);
        if (!fits && !related || !settings.room().take(places(field, base))) {
            return new InputNode(retyped(field, FieldType.JSON), base, settings);
        }
        return switch (field.type()) {
            case OBJECT -> related ? new RelatedNode(field, base, settings) : new ObjectNode(field, base, settings);
            case OBJECTS, RELATIONS, LIST -> new ListNode(field, base, settings);
            case MAP -> new MapNode(field, base, settings);
            default -> new InputNode(field, base, settings);
        };
    }

    static boolean isObject(Field field, JsonValue base) {
        return base instanceof JsonObject || field.isEmptyObject(base);
    }

    /** How many places it takes in the form besides its own. */
    private static int places(Field field, JsonValue base) {
        return switch (field.type()) {
            case OBJECT -> field.fields().size();
            case OBJECTS, RELATIONS, LIST, MAP -> base instanceof JsonStructure ? items(base) * placesOfItem(field) : 0;
            default -> 0;
        };
    }

    private static int items(JsonValue base) {
        return base instanceof JsonArray list
                ? list.size()
                : base.asJsonObject().size();
    }

    /** How many places one more item of a list, or entry of a map, takes. */
    static int placesOfItem(Field field) {
        return 1 + (field.type() == FieldType.OBJECTS ? field.fields().size() : 0);
    }

    private static boolean all(JsonArray list, Predicate<JsonValue> test) {
        return list.stream().allMatch(test);
    }

    static boolean isStructure(JsonValue value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    /** Texts by name, in lines; servers in PHP send an empty list where there are none. */
    private static boolean isMap(JsonValue base) {
        return base instanceof JsonArray list
                ? list.isEmpty()
                : base instanceof JsonObject map
                        && map.values().stream()
                                .allMatch(value -> value == JsonValue.NULL
                                        || value instanceof JsonString text
                                                && EnteredAs.isCarriedInLine(text.getString()))
                        && map.keySet().stream().allMatch(EnteredAs::isCarriedInLine);
    }

    static Field retyped(Field field, FieldType type) {
        return new Field(
                field.owner(),
                field.name(),
                type,
                field.access(),
                field.required(),
                field.description(),
                field.deprecated(),
                List.of(),
                Bounds.NONE,
                null,
                field.target(),
                List.of(),
                null);
    }

    /** Whether it no longer holds what it was opened with. */
    abstract boolean isTouched();

    /** Whether nothing is entered. */
    abstract boolean isBlank();

    /**
     * The JSON of what is entered; {@code null} where there is nothing and never was.
     *
     * @param must whether it is a mistake to enter nothing where the field is required
     */
    abstract JsonValue value(boolean must);

    /** The nodes within. */
    List<Node> inner() {
        return List.of();
    }

    /** The items within and their order, in short; those that were added are all alike. */
    String holds() {
        return "";
    }

    JsonValue base() {
        return base.value();
    }

    boolean hadNothing() {
        return base.isEmpty();
    }

    Settings settings() {
        return settings;
    }

    void complain(String messageKey, Object... arguments) {
        wrong = Messages.text(settings.locale(), messageKey, arguments);
    }

    /** Adds what the account says is wrong. */
    void accuse(String message) {
        wrong = wrong == null ? message : wrong + " " + message;
    }

    void clear() {
        wrong = null;
        inner().forEach(Node::clear);
    }

    int mistakes() {
        return (wrong == null ? 0 : 1)
                + inner().stream().mapToInt(Node::mistakes).sum();
    }

    public Field getField() {
        return field;
    }

    /** What is wrong with it, or {@code null}. */
    public String getWrong() {
        return wrong;
    }
}
