package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldText;
import kontor.catalogue.FieldType;
import kontor.limit.DoubledName;
import kontor.limit.ForeignJson;
import kontor.web.TypedSecret;

/** One input with a text: a plain value, the IRI of another object, or JSON. */
public final class InputNode extends Node {
    private static final long serialVersionUID = 1L;

    /** How the ids of objects begin: with a path, or with a scheme. */
    private static final Pattern IRI = Pattern.compile("\\s*(/|[A-Za-z][A-Za-z0-9+.-]*:)\\S.*");

    private final String shown;
    private final FieldType entered;
    private String text;

    InputNode(Field field, JsonValue base, Settings settings) {
        super(field, field.isSecret() ? null : base, settings);
        String usual = usual(field, base, settings);
        entered = EnteredAs.of(field, base, usual, settings.locale());
        String held = isUnseen(base, usual) ? "" : isUsual() ? usual : shown(base);
        shown = field.isSecret() ? "" : held;
        text = held;
    }

    private static String usual(Field field, JsonValue base, Settings settings) {
        if (base == null || base == JsonValue.NULL) {
            return "";
        }
        return switch (field.type()) {
            case RELATION -> FieldDisplay.iri(base).orElse("");
            case JSON -> JsonText.of(base);
            default -> FieldText.of(field, base, settings.locale());
        };
    }

    /** A password that its input can't hold is typed anew or not at all. */
    private boolean isUnseen(JsonValue base, String usual) {
        return entered == FieldType.PASSWORD && (base instanceof JsonStructure || !EnteredAs.isCarriedInLine(usual));
    }

    /** What the usual input can't hold, as the account sent it. */
    private String shown(JsonValue base) {
        return entered == FieldType.JSON ? JsonText.of(base) : plain(base);
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    /** Which kind of input it has. */
    FieldType entered() {
        return entered;
    }

    private boolean isUsual() {
        return entered == getField().type() || entered == FieldType.ENUM || entered == FieldType.DATE_TIME;
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
        if (entered == FieldType.JSON) {
            return isBlank() ? JsonValue.NULL : json();
        }
        if (getField().type() == FieldType.RELATION && !isBlank() && !leadsSomewhere()) {
            throw new FieldText.NotUnderstood("field.notUnderstood.relation");
        }
        return getField().type().isTemporal() && !isUsual()
                ? temporal()
                : FieldText.parse(getField(), text, base(), settings().locale());
    }

    private JsonValue json() throws FieldText.NotUnderstood, ForeignJson.Unreadable {
        JsonValue value = ForeignJson.read(text);
        try {
            Optional<DoubledName> doubled = DoubledName.in(text);
            if (doubled.isPresent()) {
                throw new FieldText.NotUnderstood(
                        "field.json.twice", doubled.get().line(), doubled.get().column());
            }
        } catch (JsonParsingException e) { // Readers take no offence at what comes after a value.
            throw new FieldText.NotUnderstood("field.notUnderstood.json");
        }
        return value;
    }

    /** Whether an object is named: not by what it is called, unless the account names its objects so. */
    private boolean leadsSomewhere() {
        boolean byIri = shown.isEmpty() || IRI.matcher(shown).matches();
        return !byIri || IRI.matcher(text).matches();
    }

    /** A day or time that the account writes in its own way: in that way, or as everybody does. */
    private JsonValue temporal() throws FieldText.NotUnderstood {
        String typed = text.strip();
        if (base() instanceof JsonString held && pattern(held.getString()).equals(pattern(typed))) {
            return Json.createValue(typed);
        }
        try {
            return FieldText.parse(getField(), typed, base(), settings().locale());
        } catch (FieldText.NotUnderstood e) {
            if (getField().type().isMoment() && isMoment(typed)) {
                return Json.createValue(typed);
            }
            throw e;
        }
    }

    private static String pattern(String text) {
        return text.replaceAll("[0-9]", "9");
    }

    private static boolean isMoment(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
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
