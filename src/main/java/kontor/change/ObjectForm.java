package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kontor.catalogue.Field;
import kontor.catalogue.FieldText;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.frachtpilot.Problem;
import kontor.web.Messages;

/**
 * What someone enters for an object: a text for each field, and what is wrong with it. A field that nobody touched
 * keeps its value exactly as the account sent it.
 */
public class ObjectForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ResourceType type;
    private final Locale locale;
    private final Map<String, String> input = new HashMap<>();
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();

    ObjectForm(ResourceType type, JsonObject object, Locale locale) {
        this.type = type;
        this.locale = locale;
        for (Field field : editable()) {
            String text = FieldText.of(field, object.get(field.name()), locale);
            shown.put(field.name(), text);
            input.put(field.name(), text);
        }
    }

    /** Takes over what someone had already entered before the object changed beneath them. */
    ObjectForm keeping(ObjectForm earlier) {
        earlier.editable().stream()
                .map(Field::name)
                .filter(earlier::isTouched)
                .forEach(name -> input.put(name, earlier.input.get(name)));
        return this;
    }

    /** The object as the person wants it; look at {@link #isRight()} before it is used. */
    JsonObject wanted(JsonObject object) {
        wrong.clear();
        JsonObjectBuilder wanted = Json.createObjectBuilder(object);
        for (Field field : editable()) {
            if (isTouched(field.name())) {
                parse(field, object, wanted);
            }
        }
        return wanted.build();
    }

    private void parse(Field field, JsonObject object, JsonObjectBuilder wanted) {
        String text = input.get(field.name());
        try {
            JsonValue value = FieldText.parse(field, text, object.get(field.name()), locale);
            if (value == JsonValue.NULL && field.required()) {
                complain(field, "field.required");
            } else {
                wanted.add(field.name(), value);
            }
        } catch (FieldText.NotUnderstood e) {
            complain(field, e.messageKey(), e.arguments());
        }
    }

    private void complain(Field field, String messageKey, Object... arguments) {
        wrong.put(field.name(), Messages.text(locale, messageKey, arguments));
    }

    /** Puts what the account says is wrong at the fields it names. */
    void take(List<Problem.Violation> violations) {
        wrong.clear();
        for (Problem.Violation violation : violations) {
            String field = violation.path().replaceFirst("[.\\[].*", "");
            wrong.merge(field, violation.message(), (first, second) -> first + " " + second);
        }
    }

    /** What the account says against fields that this form doesn't have. */
    List<String> elsewhere() {
        return wrong.entrySet().stream()
                .filter(entry -> !input.containsKey(entry.getKey()))
                .map(entry -> (entry.getKey().isEmpty() ? "" : entry.getKey() + ": ") + entry.getValue())
                .toList();
    }

    boolean isRight() {
        return wrong.isEmpty();
    }

    private boolean isTouched(String name) {
        return !Objects.equals(normal(input.get(name)), normal(shown.get(name)));
    }

    /** Browsers send line breaks as CR LF, and empty inputs may arrive as {@code null}. */
    private static String normal(String text) {
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    private List<Field> editable() {
        return type.fields().stream()
                .filter(field ->
                        field.isEditable(false) && (field.type().isPlain() || field.type() == FieldType.RELATION))
                .toList();
    }

    public Map<String, String> getInput() {
        return input;
    }

    /** What is wrong, by field. */
    public Map<String, String> getWrong() {
        return wrong;
    }
}
