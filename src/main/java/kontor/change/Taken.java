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
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Secrets;

/**
 * Whether an account has stored what it was sent. What it adds of its own, like the ids and sums of new items of a list,
 * and other ways to write the same number or moment, are no difference.
 */
public final class Taken {
    private Taken() {}

    /** @param field what is known of the value, if anything */
    public static boolean isAs(Optional<Field> field, JsonValue sent, JsonValue stored) {
        if (Secrets.isMark(sent)) {
            return true; // Nobody can tell, so nothing speaks against it.
        }
        if (isNothing(sent) || isNothing(stored)) {
            return isNothing(sent) && isNothing(stored);
        }
        if (sent instanceof JsonObject object && stored instanceof JsonObject other) {
            return object.entrySet().stream()
                    .filter(member -> !member.getKey().startsWith("@"))
                    .filter(member -> isSettable(field, member.getKey()))
                    .allMatch(member -> isAs(
                            field.flatMap(known -> known.field(member.getKey())),
                            member.getValue(),
                            other.get(member.getKey())));
        }
        if (sent instanceof JsonArray list && stored instanceof JsonArray other) {
            if (list.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!isAs(field, list.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return sent.equals(stored) || isSameNumber(sent, stored) || isSameTime(field, sent, stored);
    }

    private static boolean isNothing(JsonValue value) {
        return value == null || value == JsonValue.NULL;
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
                case DATE_TIME ->
                    OffsetDateTime.parse(first.getString()).isEqual(OffsetDateTime.parse(second.getString()));
                default -> false;
            };
        } catch (DateTimeException e) {
            return false;
        }
    }
}
