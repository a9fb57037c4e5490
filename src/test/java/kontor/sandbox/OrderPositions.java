package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntSupplier;

/** Positions, which are kept inside their orders. */
final class OrderPositions {
    private OrderPositions() {}

    static List<JsonObject> of(JsonObject order) {
        return order.get("positions") instanceof JsonArray positions
                ? positions.getValuesAs(JsonObject.class)
                : List.of();
    }

    static JsonObject replaced(JsonObject order, String iri, JsonObject position) {
        JsonArrayBuilder positions = Json.createArrayBuilder();
        of(order).forEach(each -> positions.add(iri.equals(each.getString("@id", "")) ? position : each));
        return Json.createObjectBuilder(order).add("positions", positions).build();
    }

    /** The order with an id for each position that has none yet, and with its totals. */
    static JsonObject counted(JsonObject order, String root, IntSupplier nextId) {
        JsonArrayBuilder positions = Json.createArrayBuilder();
        BigDecimal total = decimal(order.get("deliveryFee"));
        for (JsonObject position : of(order)) {
            BigDecimal line = decimal(position.get("quantity")).multiply(decimal(position.get("netPrice")));
            total = total.add(line);
            JsonObjectBuilder counted = Json.createObjectBuilder(position).add("lineTotal", money(line));
            if (position.getString("@id", "").matches(root + "[0-9]{1,9}")) {
                String id = position.getString("@id").substring(root.length());
                counted.add("id", Integer.parseInt(id));
            } else {
                int id = nextId.getAsInt();
                counted.add("@id", root + id).add("id", id);
            }
            positions.add(counted);
        }
        return Json.createObjectBuilder(order)
                .add("positions", positions)
                .add("netTotal", money(total))
                .build();
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal decimal(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        return value instanceof JsonString text ? new BigDecimal(text.getString()) : BigDecimal.ZERO;
    }
}
