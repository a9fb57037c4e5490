package kontor.change.form;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kontor.frachtpilot.AnonymousIds;

/** What items of a list are known by, in whatever form of the same object: their ids, or else what they hold. */
final class Known {
    private Known() {}

    /** For each item; those that are alike are told apart by their order. */
    static List<String> of(List<JsonValue> items) {
        List<String> known = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (JsonValue item : items) {
            String name = name(item);
            int time = times.merge(name, 1, Integer::sum);
            known.add(time == 1 ? name : name + "/" + time);
        }
        return List.copyOf(known);
    }

    private static String name(JsonValue item) {
        JsonValue lasting = item == null ? JsonValue.NULL : AnonymousIds.without(item);
        return lasting instanceof JsonObject object && object.get("@id") instanceof JsonString id
                ? id.getString()
                : "=" + inShort(List.of(lasting.toString()));
    }

    /** Something short that tells a list of texts from others. */
    static String inShort(List<String> texts) {
        return Integer.toHexString(texts.hashCode());
    }
}
