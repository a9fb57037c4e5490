package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.Objects;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldText;
import kontor.catalogue.FieldType;
import kontor.limit.ForeignJson;
import kontor.web.TypedSecret;

/** One input with a text: a plain value, the IRI of another object, or JSON. */
public final class InputNode extends Node {
    private static final long serialVersionUID = 1L;

    private final String shown;
    private String text;

    InputNode(Field field, JsonValue base, Settings settings) {
        super(field, field.isSecret() ? null : base, settings);
        String held = shown(field, base, settings);
        shown = field.isSecret() ? "" : held;
        text = held;
    }

    private static String shown(Field field, JsonValue base, Settings settings) {
        if (base == null || base == JsonValue.NULL) {
            return "";
        }
        return switch (field.type()) {
            case RELATION -> FieldDisplay.iri(base).orElse("");
            case JSON -> JsonText.of(base);
            default -> FieldText.of(field, base, settings.locale());
        };
    }

    @Override
    boolean isTouched() {
        return !normal(text).equals(normal(shown));
    }

    @Override
    boolean isBlank() {
        return normal(text).isBlank();
    }

    /** Browsers send line breaks as CR LF, and empty inputs may arrive as {@code null}. */
    private static String normal(String text) {
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    @Override
    JsonValue value(boolean must) {
        if (!isTouched()) {
            if (must && getField().required() && isBlank()) {
                complain("field.required");
            }
            return base();
        }
        try {
            JsonValue value = parsed();
            if (value == JsonValue.NULL && getField().required()) {
                complain("field.required");
            } else if (value == JsonValue.NULL && !canBeEmptied()) {
                return emptied();
            }
            return value;
        } catch (FieldText.NotUnderstood e) {
            complain(e.messageKey(), e.arguments());
        } catch (ForeignJson.Unreadable e) {
            complain(e.isTooMuch() ? "field.json.tooMuch" : "field.notUnderstood.json");
        }
        return base();
    }

    /** Whether nothing may stand in it: that was so before, or the account takes null. */
    boolean canBeEmptied() {
        return hadNothing() || getField().isNullable();
    }

    /** Of a field that can't be null: an empty text is one all the same, and of anything else there must be some. */
    private JsonValue emptied() {
        return switch (getField().type()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL -> Json.createValue("");
            default -> {
                complain("field.notEmpty");
                yield base();
            }
        };
    }

    private JsonValue parsed() throws FieldText.NotUnderstood, ForeignJson.Unreadable {
        if (getField().type() != FieldType.JSON) {
            return FieldText.parse(getField(), text, base(), settings().locale());
        }
        if (isBlank()) {
            return JsonValue.NULL;
        }
        return ForeignJson.read(text);
    }

    /** What it held when it was opened. */
    String shown() {
        return shown;
    }

    public String getText() {
        return text;
    }

    /** Secrets don't come back from the page that they were typed in, so what comes empty is as it was. */
    public void setText(String text) {
        String typed = Objects.requireNonNullElse(text, "");
        if (!isTypedUnseen() || !typed.isEmpty()) {
            this.text = typed;
        }
    }

    /** Nothing: what is typed unseen goes one way only. */
    public TypedSecret getTyped() {
        return null;
    }

    public void setTyped(TypedSecret typed) {
        setText(TypedSecret.take(typed));
    }

    /** Whether nobody sees what is typed. */
    boolean isTypedUnseen() {
        return getField().isSecret()
                && getField().type() != FieldType.BOOLEAN
                && !getField().isChoice();
    }
}
