package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import kontor.audit.Difference;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.limit.PlainNumber;

/**
 * What people can set of an object. What only the account sets, like a counter of views or a sum, changes by itself and is
 * no change that anyone made.
 */
public final class Settable {
    private static final String AMOUNT = "-?[0-9]{1,18}(\\.[0-9]{1,18})?";

    private Settable() {}

    /** Whether an object is as it was, as far as people can change it. */
    static boolean isStill(ResourceType type, JsonObject before, JsonObject now) {
        return Difference.between(of(type, before), of(type, now)).isEmpty();
    }

    private static JsonObject of(ResourceType type, JsonObject object) {
        return of(type::field, WireObject.plain(type, object));
    }

    private static JsonObject of(Function<String, Optional<Field>> fields, JsonObject object) {
        JsonObjectBuilder settable = Json.createObjectBuilder();
        object.forEach((name, value) -> {
            Optional<Field> field = fields.apply(name);
            if (field.isEmpty()) {
                settable.add(name, value);
            } else if (isOne(field.get())) {
                settable.add(name, of(field.get(), value));
            }
        });
        return settable.build();
    }

    /**
     * Whether two values of a field are the same, as far as people can change it. After a change some accounts tell an amount
     * as it was sent, and from then on as their database fills it up: 7.25 and 7.250.
     */
    public static boolean isSame(Field field, JsonValue one, JsonValue other) {
        return SameValue.is(of(field, one), of(field, other));
    }

    /** What people can set of a value, with amounts in one form. */
    static JsonValue of(Field field, JsonValue value) {
        if (field.isNumeric()
                && value instanceof JsonString text
                && text.getString().matches(AMOUNT)) {
            return Json.createValue(PlainNumber.of(new BigDecimal(text.getString()).stripTrailingZeros()));
        }
        boolean holdsObjects = field.type() == FieldType.OBJECT || field.type() == FieldType.OBJECTS;
        if (!holdsObjects) {
            return value;
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            array.forEach(item -> items.add(of(field, item)));
            return items.build();
        }
        return value instanceof JsonObject object ? of(field::field, object) : value;
    }

    /** Whether people can set a field, be it only once. */
    static boolean isOne(Field field) {
        return field.access().creatable() || field.access().updatable();
    }
}
