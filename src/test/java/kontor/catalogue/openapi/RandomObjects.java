package kontor.catalogue.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import kontor.catalogue.Field;
import kontor.catalogue.ResourceType;
import kontor.limit.Iri;

/** Objects that accounts might send: mostly what their document says, sometimes nothing, sometimes anything. */
public final class RandomObjects {
    private static final List<String> TEXTS = List.of(
            "", "a", "Käse & <b>Brot</b>", "zwei\nZeilen", "1,5", "#{7*7}", "\u202Everkehrt", "/api_v2/apples/2", "  ");

    private final Random random;

    public RandomObjects(long seed) {
        random = new Random(seed);
    }

    /** An object of the type. */
    public JsonObject of(ResourceType type) {
        return of(type, "1");
    }

    /** The same by an id, whatever stands in it. */
    public JsonObject of(ResourceType type, String id) {
        JsonObjectBuilder object = Json.createObjectBuilder()
                .add("@id", "/api_v2/" + type.name() + "/" + Iri.segment(id))
                .add("@type", type.shortName());
        fill(object, type.fields(), 0);
        if (random.nextInt(3) == 0) {
            object.add("notInTheDocument", anything(2));
        }
        return object.build();
    }

    private void fill(JsonObjectBuilder object, List<Field> fields, int depth) {
        for (Field field : fields) {
            switch (random.nextInt(6)) {
                case 0 -> object.add(field.name(), JsonValue.NULL);
                case 1 -> object.add(field.name(), anything(2));
                case 2 -> {
                    // Newer servers leave out what is null.
                }
                default -> object.add(field.name(), fitting(field, depth));
            }
        }
    }

    private JsonValue fitting(Field field, int depth) {
        if (depth > 4) {
            return JsonValue.NULL;
        }
        return switch (field.type()) {
            case INTEGER -> Json.createValue(random.nextInt());
            case NUMBER -> Json.createValue(BigDecimal.valueOf(random.nextInt(), random.nextInt(5)));
            case DECIMAL ->
                Json.createValue(
                        BigDecimal.valueOf(random.nextInt(), random.nextInt(5)).toPlainString());
            case BOOLEAN -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case DATE ->
                Json.createValue(LocalDate.ofEpochDay(random.nextInt(30_000)).toString());
            case TIME -> Json.createValue("08:30:00");
            case DATE_TIME -> Json.createValue(moment(field));
            case ENUM ->
                Json.createValue(
                        field.values().get(random.nextInt(field.values().size())));
            case RELATION ->
                random.nextBoolean()
                        ? Json.createValue("/api_v2/apples/" + random.nextInt(9))
                        : Json.createObjectBuilder()
                                .add("@id", "/api_v2/apples/" + random.nextInt(9))
                                .add("name", text())
                                .build();
            case RELATIONS, OBJECTS, LIST -> list(field, depth);
            case OBJECT -> object(field, depth);
            case MAP ->
                Json.createObjectBuilder().add("A", text()).add("B", text()).build();
            case JSON -> anything(2);
            default -> Json.createValue(text());
        };
    }

    /** Real servers send days and times of day as moments: each field holds one kind. */
    private String moment(Field field) {
        return switch (field.name().length() % 3) {
            case 0 -> "2026-03-0" + (1 + random.nextInt(9)) + "T00:00:00+01:00";
            case 1 -> "1970-01-01T0" + random.nextInt(10) + ":30:00+01:00";
            default -> "2026-03-0" + (1 + random.nextInt(9)) + "T10:30:15+01:00";
        };
    }

    private JsonValue list(Field field, int depth) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(
                    switch (field.type()) {
                        case LIST -> fitting(field.item(), depth + 1);
                        case OBJECTS -> object(field, depth);
                        default -> Json.createValue("/api_v2/pears/" + random.nextInt(9));
                    });
        }
        return items.build();
    }

    private JsonObject object(Field field, int depth) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        fill(object, field.fields(), depth + 1);
        return object.build();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private JsonValue anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Json.createValue(text());
            case 1 -> Json.createValue(random.nextInt());
            case 2 -> JsonValue.TRUE;
            case 3 -> JsonValue.NULL;
            case 4 -> JsonValue.EMPTY_JSON_ARRAY;
            case 5 ->
                Json.createArrayBuilder()
                        .add(anything(depth - 1))
                        .add(anything(depth - 1))
                        .build();
            default ->
                Json.createObjectBuilder()
                        .add("@id", text())
                        .add("x", anything(depth - 1))
                        .build();
        };
    }
}
