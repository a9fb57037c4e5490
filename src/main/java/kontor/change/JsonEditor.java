package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.limit.DoubledName;
import kontor.limit.ForeignJson;

/** An object edited as JSON: read with care, and kept from changing what only the account sets. */
final class JsonEditor {
    private JsonEditor() {}

    /** The text is not the JSON of an object, is more than is taken, or says something twice. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        private final String messageKey;
        private final long line;
        private final long column;

        private NotJson(String messageKey, long line, long column) {
            super(messageKey);
            this.messageKey = messageKey;
            this.line = Math.max(1, line);
            this.column = Math.max(1, column);
        }

        private NotJson(JsonLocation location) {
            this("object.json.wrong", location.getLineNumber(), location.getColumnNumber());
        }

        private NotJson(ForeignJson.Unreadable unreadable) {
            this(
                    unreadable.isTooMuch() ? "object.json.tooMuch" : "object.json.wrong",
                    unreadable.line(),
                    unreadable.column());
        }

        private NotJson(DoubledName doubled) {
            this("object.json.twice", doubled.line(), doubled.column());
        }

        /** Tells what is wrong with it, at a line and column. */
        String messageKey() {
            return messageKey;
        }

        long line() {
            return line;
        }

        long column() {
            return column;
        }
    }

    static JsonObject parse(String text) throws NotJson {
        String json = text == null ? "" : text.replace("\r\n", "\n");
        try {
            ForeignJson.measure(json);
            look(json);
            JsonObject object = ForeignJson.read(json).asJsonObject();
            Optional<DoubledName> doubled = DoubledName.in(json);
            if (doubled.isPresent()) {
                throw new NotJson(doubled.get());
            }
            return object;
        } catch (ForeignJson.Unreadable e) {
            throw new NotJson(e);
        }
    }

    /** Whether it begins as an object and ends where its text ends: readers take no offence at texts that end too soon. */
    private static void look(String json) throws NotJson {
        try (JsonParser parser = Json.createParser(new StringReader(json))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                throw new NotJson(parser.getLocation());
            }
            while (parser.hasNext()) {
                parser.next(); // Skipping would never end where the text ends too soon.
            }
        } catch (JsonParsingException e) {
            throw new NotJson(e.getLocation());
        }
    }

    /** The fields that were changed although only the account sets them, like {@code positions[0].lineTotal}. */
    static List<String> forbidden(ResourceType type, JsonObject before, JsonObject wanted, boolean creating) {
        List<String> forbidden = new ArrayList<>();
        if (!Objects.equals(before.get("@id"), wanted.get("@id"))) {
            forbidden.add("@id");
        }
        compare(type.fields(), "", WireObject.plain(type, before), WireObject.plain(type, wanted), creating, forbidden);
        return forbidden;
    }

    private static void compare(
            List<Field> fields,
            String within,
            JsonObject before,
            JsonObject wanted,
            boolean creating,
            List<String> forbidden) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(wanted.keySet());
        for (Field field : fields) {
            if (names.contains(field.name())) {
                JsonValue first = before.get(field.name());
                JsonValue second = wanted.get(field.name());
                if (!SameValue.is(first, second)) {
                    compare(field, within + field.name(), first, second, creating, forbidden);
                }
            }
        }
    }

    private static void compare(
            Field field, String path, JsonValue before, JsonValue wanted, boolean creating, List<String> forbidden) {
        if (!field.isEditable(creating)) {
            boolean bothNothing =
                    (before == null || before == JsonValue.NULL) && (wanted == null || wanted == JsonValue.NULL);
            if (!bothNothing) {
                forbidden.add(path);
            }
        } else if (field.type() == FieldType.OBJECT
                && before instanceof JsonObject first
                && wanted instanceof JsonObject second) {
            compare(field.fields(), path + ".", first, second, creating, forbidden);
        } else if (field.type() == FieldType.OBJECTS
                && before instanceof JsonArray first
                && wanted instanceof JsonArray second) {
            items(field, path, first, second, creating, forbidden);
        }
    }

    /** Items that were there are found again by their ids. */
    private static void items(
            Field field, String path, JsonArray before, JsonArray wanted, boolean creating, List<String> forbidden) {
        Map<Optional<String>, JsonObject> known = new HashMap<>();
        for (JsonValue each : before) {
            if (each instanceof JsonObject item) {
                known.putIfAbsent(FieldDisplay.iri(item), item);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) instanceof JsonObject item && item.containsKey("@id")) {
                JsonObject same = known.get(FieldDisplay.iri(item));
                if (same != null) {
                    compare(field.fields(), path + "[" + i + "].", same, item, creating, forbidden);
                }
            }
        }
    }
}
