package kontor.change;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Secrets;

/**
 * Whether an account has stored what it was sent. What it adds of its own, like the ids and sums of new items of a list,
 * and other ways to write the same number or moment, are no difference.
 */
public final class Taken {
    private Taken() {}

    /**
     * Whether a value is stored as sent, whoever is which item of a list.
     *
     * @param field what is known of the value, if anything
     */
    public static boolean isAs(Optional<Field> field, JsonValue sent, JsonValue stored) {
        return isAs(field, sent, stored, false);
    }

    /** {@link #isAs(Optional, JsonValue, JsonValue)}, with items that are still those that they were sent as. */
    static boolean isItselfAs(Optional<Field> field, JsonValue sent, JsonValue stored) {
        return isAs(field, sent, stored, true);
    }

    private static boolean isAs(Optional<Field> field, JsonValue sent, JsonValue stored, boolean itself) {
        if (Secrets.isMark(sent)) {
            return true; // Nobody can tell, so nothing speaks against it.
        }
        if (isNothing(field, sent) || isNothing(field, stored)) {
            return isNothing(field, sent) && isNothing(field, stored);
        }
        if (sent instanceof JsonObject object && stored instanceof JsonObject other) {
            return isObjectAs(field, object, other, itself);
        }
        if (sent instanceof JsonArray list && stored instanceof JsonArray other) {
            if (list.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!isAs(field, list.get(i), other.get(i), itself)) {
                    return false;
                }
            }
            return true;
        }
        return SameValue.is(sent, stored)
                || isNamed(sent, stored)
                || isSameNumber(sent, stored)
                || isSameTime(field, sent, stored);
    }

    private static boolean isObjectAs(Optional<Field> field, JsonObject sent, JsonObject stored, boolean itself) {
        boolean another = itself && sent.containsKey("@id") && !sent.get("@id").equals(stored.get("@id"));
        boolean all = sent.entrySet().stream()
                .filter(member -> !member.getKey().startsWith("@") || holdsAnything(field))
                .filter(member -> isSettable(field, member.getKey()))
                .allMatch(member -> isAs(
                        field.flatMap(known -> known.field(member.getKey())),
                        member.getValue(),
                        stored.get(member.getKey()),
                        itself));
        return !another && all && (!holdsAnything(field) || holdsNoMore(sent, stored));
    }

    /** Whether the names in it are data: such an object is what was sent and nothing else. */
    private static boolean holdsAnything(Optional<Field> field) {
        return field.filter(known -> known.type() == FieldType.MAP || known.type() == FieldType.JSON)
                .isPresent();
    }

    private static boolean holdsNoMore(JsonObject sent, JsonObject stored) {
        return stored.entrySet().stream()
                .allMatch(member -> sent.containsKey(member.getKey()) || member.getValue() == JsonValue.NULL);
    }

    /** What was sent as its IRI may come back as the object that it names. */
    private static boolean isNamed(JsonValue sent, JsonValue stored) {
        return sent instanceof JsonString iri && stored instanceof JsonObject object && iri.equals(object.get("@id"));
    }

    /** A map or list in which nothing is comes as either, or not at all. */
    private static boolean isNothing(Optional<Field> field, JsonValue value) {
        boolean nothing = value == null || value == JsonValue.NULL;
        boolean empty =
                value instanceof JsonObject object && object.values().stream().allMatch(JsonValue.NULL::equals)
                        || value instanceof JsonArray array && array.isEmpty();
        return nothing
                || empty && field.filter(known -> holdsMany(known.type())).isPresent();
    }

    private static boolean holdsMany(FieldType type) {
        return switch (type) {
            case MAP, JSON, LIST, OBJECTS, RELATIONS -> true;
            default -> false;
        };
    }

    /** What only the account sets within an object follows from the rest. */
    private static boolean isSettable(Optional<Field> field, String member) {
        return field.flatMap(known -> known.field(member))
                .map(Field::access)
                .map(access -> access.readable() && (access.creatable() || access.updatable()))
                .orElse(true);
    }

    private static boolean isSameNumber(JsonValue sent, JsonValue stored) {
        Optional<BigDecimal> first = number(sent);
        return first.isPresent()
                && number(stored)
                        .filter(second -> second.compareTo(first.get()) == 0)
                        .isPresent();
    }

    private static Optional<BigDecimal> number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Optional.of(number.bigDecimalValue());
        }
        return value instanceof JsonString text && text.getString().matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")
                ? Optional.of(new BigDecimal(text.getString()))
                : Optional.empty();
    }

    private static boolean isSameTime(Optional<Field> field, JsonValue sent, JsonValue stored) {
        if (field.isEmpty() || !(sent instanceof JsonString first) || !(stored instanceof JsonString second)) {
            return false;
        }
        FieldType type = field.get().type();
        try {
            return switch (type) {
                case DATE -> second.getString().startsWith(first.getString());
                case TIME -> second.getString().contains(first.getString());
                case DATE_TIME, DAY, HOUR ->
                    OffsetDateTime.parse(first.getString()).isEqual(OffsetDateTime.parse(second.getString()));
                default -> false;
            };
        } catch (DateTimeException e) {
            return false;
        }
    }
}
