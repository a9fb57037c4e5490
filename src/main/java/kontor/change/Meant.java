package kontor.change;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kontor.audit.Difference;
import kontor.catalogue.Field;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;

/** What a plan meant an object to become, held against what it became. */
final class Meant {
    private final ResourceType type;
    private final Plan plan;
    private final JsonObject before;
    private final JsonObject wanted;

    Meant(ResourceType type, Plan plan) {
        this.type = type;
        this.plan = plan;
        this.before =
                plan.before().map(object -> WireObject.plain(type, object)).orElse(JsonValue.EMPTY_JSON_OBJECT);
        this.wanted = WireObject.plain(type, plan.wanted().orElseThrow());
    }

    /** The names of fields that are not as they were meant to be. */
    List<String> notTaken(JsonObject object) {
        JsonObject after = WireObject.plain(type, object);
        return looked().stream()
                .filter(name -> type.field(name).map(Field::isReadable).orElse(true))
                .filter(name -> !isTaken(name, after.get(name)) || isLost(name, after.get(name)))
                .toList();
    }

    /** What was changed; of a PUT, which tells the server of everything, everything. */
    private Set<String> looked() {
        Set<String> names = new LinkedHashSet<>();
        plan.difference().changes().stream().map(Difference.FieldChange::name).forEach(names::add);
        if (plan.operation() == Operation.REPLACE) {
            wanted.keySet().stream().filter(name -> !name.startsWith("@")).forEach(names::add);
        }
        return names;
    }

    private boolean isTaken(String name, JsonValue after) {
        Optional<Field> field = type.field(name);
        if (field.filter(each -> !Settable.isOne(each)).isPresent()) {
            return true; // What it is meant to be is the account's business.
        }
        JsonValue meant = plan.remade().contains(name)
                ? plan.body().orElseThrow().get(name) // Where what stays goes by its IRI.
                : wanted.get(name);
        JsonValue ordered = ItemOrder.asSent(field, before.get(name), meant, after);
        return plan.remade().contains(name)
                ? Taken.isAs(field, meant, ordered)
                : Taken.isItselfAs(field, meant, ordered);
    }

    /** Servers of which a PUT replaces the object reset what it can't hold. */
    private boolean isLost(String name, JsonValue after) {
        return plan.operation() == Operation.REPLACE
                && !isEmpty(before.get(name))
                && isEmpty(after)
                && type.field(name).filter(field -> !Settable.isOne(field)).isPresent();
    }

    private static boolean isEmpty(JsonValue value) {
        return value == null
                || value == JsonValue.NULL
                || value instanceof JsonString text && text.getString().isEmpty()
                || value instanceof JsonArray list && list.isEmpty();
    }
}
