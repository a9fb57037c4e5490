package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.web.Moments;

/**
 * In which offset an account tells moments. Servers with a database behind them keep the time of day that they are sent and
 * drop the offset, so one that runs in UTC moves 14:00+02:00 to 14:00+00:00. What is entered here has a German offset: such
 * an account gets the same moment in its own.
 */
final class AccountOffset {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter();

    /** In seconds; offsets of today's zones are whole ones. */
    private static final int QUARTER = 900;

    private AccountOffset() {}

    /**
     * The object that someone wants, with the moments that they entered as the account tells those that it has.
     *
     * @param before the object as the account told it
     */
    static JsonObject in(ResourceType type, JsonObject before, JsonObject wanted) {
        Set<OffsetDateTime> told = new HashSet<>();
        gather(before, told);
        Set<ZoneOffset> offsets = new HashSet<>();
        told.forEach(moment -> offsets.add(moment.getOffset()));
        boolean german = told.stream()
                .allMatch(moment ->
                        moment.getOffset().equals(Moments.ZONE.getRules().getOffset(moment.toInstant())));
        boolean historic = offsets.stream().anyMatch(offset -> offset.getTotalSeconds() % QUARTER != 0);
        return german || historic || offsets.size() > 1
                ? wanted
                : moved(type::field, wanted, told, offsets.iterator().next());
    }

    private static void gather(JsonValue value, Set<OffsetDateTime> told) {
        if (value instanceof JsonObject object) {
            object.values().forEach(inner -> gather(inner, told));
        } else if (value instanceof JsonArray items) {
            items.forEach(inner -> gather(inner, told));
        } else {
            moment(value).ifPresent(told::add);
        }
    }

    private static JsonObject moved(
            Function<String, Optional<Field>> fields, JsonObject object, Set<OffsetDateTime> told, ZoneOffset offset) {
        JsonObjectBuilder moved = Json.createObjectBuilder();
        object.forEach((name, value) -> moved.add(
                name,
                fields.apply(name)
                        .map(field -> moved(field, value, told, offset))
                        .orElse(value)));
        return moved.build();
    }

    private static JsonValue moved(Field field, JsonValue value, Set<OffsetDateTime> told, ZoneOffset offset) {
        if (value instanceof JsonArray items && field.type() == FieldType.OBJECTS) {
            JsonArrayBuilder moved = Json.createArrayBuilder();
            items.forEach(item -> moved.add(moved(field, item, told, offset)));
            return moved.build();
        }
        if (value instanceof JsonObject object
                && Set.of(FieldType.OBJECT, FieldType.OBJECTS).contains(field.type())) {
            return moved(field::field, object, told, offset);
        }
        return Stream.of(value)
                .filter(each -> field.type() == FieldType.DATE_TIME)
                .flatMap(each -> moment(each).stream())
                .filter(moment -> !told.contains(moment))
                .<JsonValue>map(moment -> Json.createValue(FORM.format(moment.withOffsetSameInstant(offset))))
                .findFirst()
                .orElse(value);
    }

    private static Optional<OffsetDateTime> moment(JsonValue value) {
        try {
            return value instanceof JsonString text && text.getString().length() > "2026-11-28T00:00".length()
                    ? Optional.of(OffsetDateTime.parse(text.getString()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
