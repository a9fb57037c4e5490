package kontor.object.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.object.reading.Shown.Part;

/**
 * Values as pages show them. Only what surely leads where it says becomes a link.
 *
 * @param display how values read
 * @param address the address in the portal of another object, by its IRI; {@code null} where there is none
 */
record Values(FieldDisplay display, UnaryOperator<String> address) {
    Shown of(Field field, JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return Shown.NOTHING;
        }
        String text = display.of(field, value);
        return switch (field.type()) {
            case RELATION -> relation(text, value);
            case RELATIONS -> relations(field, value);
            case LIST -> list(field, value);
            case EMAIL -> mail(text);
            case PHONE -> phone(text);
            case URL -> url(text);
            case LONG_TEXT, OBJECT, OBJECTS, MAP, JSON -> Shown.lines(text);
            default -> Shown.text(text);
        };
    }

    /** A value of which nothing is known but its JSON. */
    Shown of(JsonValue value) {
        return value instanceof JsonObject || value instanceof JsonArray
                ? Shown.lines(display.of(value))
                : Shown.text(display.of(value));
    }

    private Shown relation(String text, JsonValue value) {
        return text.isEmpty() ? Shown.NOTHING : new Shown(List.of(related(text, value)), false, false);
    }

    private Part related(String text, JsonValue value) {
        String href = FieldDisplay.iri(value).map(address).orElse(null);
        return new Part(text, href, false);
    }

    private Shown relations(Field field, JsonValue value) {
        if (!(value instanceof JsonArray items)) {
            return Shown.text(display.of(field, value));
        }
        return new Shown(
                items.stream()
                        .map(item -> related(display.relation(item), item))
                        .toList(),
                true,
                false);
    }

    private Shown list(Field field, JsonValue value) {
        if (!(value instanceof JsonArray items) || field.item() == null) {
            return Shown.text(display.of(field, value));
        }
        return new Shown(
                items.stream()
                        .map(item -> Part.text(display.of(field.item(), item)))
                        .toList(),
                true,
                false);
    }

    private static Shown mail(String text) {
        return text.matches("[^@\\s?&]+@[^@\\s?&]+") ? Shown.link(text, "mailto:" + text, true) : Shown.text(text);
    }

    private static Shown phone(String text) {
        String digits = text.replaceAll("[\\s()/.–-]", "");
        return digits.matches("\\+?[0-9]{3,20}") ? Shown.link(text, "tel:" + digits, true) : Shown.text(text);
    }

    private static Shown url(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Shown.link(text, text, true) : Shown.text(text);
        } catch (IllegalArgumentException e) {
            return Shown.text(text);
        }
    }

    /** The entries of a map, as long as it is one. */
    static boolean isMap(JsonValue value) {
        return value instanceof JsonObject map
                && map.values().stream().allMatch(each -> each instanceof JsonString || each == JsonValue.NULL);
    }
}
