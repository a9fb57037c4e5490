package kontor.audit;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;

/** Whether two values say the same: numbers that are equal are, however they are written (60 and 60.00). */
public final class SameValue {
    private SameValue() {}

    /** Of values that may be missing: {@code null} is the same as itself only. */
    public static boolean is(JsonValue one, JsonValue other) {
        if (one instanceof JsonNumber first && other instanceof JsonNumber second) {
            return first.bigDecimalValue().compareTo(second.bigDecimalValue()) == 0;
        }
        if (one instanceof JsonArray first && other instanceof JsonArray second) {
            return isList(first, second);
        }
        if (one instanceof JsonObject first && other instanceof JsonObject second) {
            return first.keySet().equals(second.keySet())
                    && first.entrySet().stream().allMatch(member -> is(member.getValue(), second.get(member.getKey())));
        }
        return Objects.equals(one, other);
    }

    private static boolean isList(JsonArray one, JsonArray other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!is(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
