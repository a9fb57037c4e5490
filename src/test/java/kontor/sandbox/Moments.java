package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import kontor.sandbox.Property.Type;
import kontor.sandbox.Validation.Undecodable;

/** Days and times of day as servers send them that know moments only, with the offset of the account's zone on that day. */
final class Moments {
    private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Moments() {}

    /** A day is sent as its midnight, a time of day as that of the first of January 1970. */
    static JsonValue sent(Type type, JsonValue stored, ZoneId zone) {
        if (!(stored instanceof JsonString text)) {
            return stored;
        }
        ZonedDateTime moment = type == Type.DATE
                ? LocalDate.parse(text.getString()).atStartOfDay(zone)
                : LocalTime.parse(text.getString()).atDate(LocalDate.EPOCH).atZone(zone);
        return Json.createValue(SENT.format(moment));
    }

    /** What was sent with its days and times of day as columns take them: of a moment that part, as it is written there. */
    static JsonObject stored(List<Property> properties, JsonObject input) throws Undecodable {
        JsonObjectBuilder stored = Json.createObjectBuilder(input);
        for (Property property : properties) {
            JsonValue value = input.get(property.name);
            if (value != null) {
                stored.add(property.name, stored(property, value));
            }
        }
        return stored.build();
    }

    private static JsonValue stored(Property property, JsonValue value) throws Undecodable {
        switch (property.type) {
            case OBJECT:
                return value instanceof JsonObject object ? stored(property.parts, object) : value;
            case LIST:
                if (value.getValueType() != JsonValue.ValueType.ARRAY) {
                    return value;
                }
                JsonArrayBuilder items = Json.createArrayBuilder();
                for (JsonValue item : value.asJsonArray()) {
                    items.add(stored(property.item, item));
                }
                return items.build();
            case DATE, TIME:
                return value instanceof JsonString text
                        ? Json.createValue(column(property.type, text.getString()))
                        : value;
            default:
                return value;
        }
    }

    private static String column(Type type, String text) throws Undecodable {
        try {
            if (!text.contains("T")) {
                return type == Type.DATE ? LocalDate.parse(text).toString() : TIME.format(LocalTime.parse(text));
            }
            OffsetDateTime moment = OffsetDateTime.parse(text);
            return type == Type.DATE ? moment.toLocalDate().toString() : TIME.format(moment.toLocalTime());
        } catch (DateTimeException e) {
            throw new Undecodable("Failed to parse time string (" + text + ") at position 0.");
        }
    }
}
