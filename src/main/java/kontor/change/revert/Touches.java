package kontor.change.revert;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kontor.audit.Difference;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.change.RelatedObjects;
import kontor.change.Settable;
import kontor.change.Taken;

/** What several changes of one object, one after the other, made of its fields; and where others came between. */
final class Touches {
    private final ResourceType type;
    private final Map<String, Touch> touches = new TreeMap<>();

    /**
     * @param told whether the account said what was made, rather than only taking what was sent
     * @param gap whether the field was changed by others between two of the changes
     */
    private record Touch(JsonValue before, JsonValue made, boolean told, boolean gap) {}

    Touches(ResourceType type, List<Past> changes) {
        this.type = type;
        for (Past change : changes) {
            for (Difference.FieldChange field : change.difference(type).changes()) {
                touches.merge(
                        field.name(),
                        new Touch(field.before(), field.after(), change.isTold(), false),
                        (earlier, later) -> followed(field.name(), earlier, later));
            }
        }
        touches.keySet().removeIf(name -> name.startsWith("@"));
    }

    private Touch followed(String name, Touch earlier, Touch later) {
        boolean gap = earlier.gap() || !isSame(name, earlier.made(), later.before()) && earlier.told();
        return new Touch(earlier.before(), later.made(), later.told(), gap);
    }

    Set<String> names() {
        return touches.keySet();
    }

    /** The fields that do not hold what they held before, against the object as it is now. */
    List<RevertField> against(JsonObject now) {
        return touches.entrySet().stream()
                .map(entry -> field(entry.getKey(), entry.getValue(), present(now.get(entry.getKey()))))
                .filter(field -> !SameValue.is(field.before(), field.now()))
                .toList();
    }

    /** Fields that do not hold any more what was made of them. */
    List<RevertField> changedSince(JsonObject now) {
        return touches.entrySet().stream()
                .map(entry -> field(entry.getKey(), entry.getValue(), present(now.get(entry.getKey()))))
                .filter(RevertField::conflict)
                .toList();
    }

    /** Where another object was put in the place of one, it is only looked at which: what is in them is theirs. */
    private RevertField field(String name, Touch touch, JsonValue now) {
        boolean exchanged = type.field(name)
                .filter(field -> RelatedObjects.areDifferent(field, touch.before(), touch.made()))
                .isPresent();
        return exchanged
                ? compared(
                        name, new Touch(link(touch.before()), link(touch.made()), touch.told(), touch.gap()), link(now))
                : compared(name, touch, now);
    }

    private static JsonValue link(JsonValue value) {
        return value == null ? null : RelatedObjects.link(value);
    }

    private RevertField compared(String name, Touch touch, JsonValue now) {
        boolean conflict = touch.gap() || !isStill(name, touch, now);
        return new RevertField(name, touch.before(), touch.made(), now, conflict);
    }

    private boolean isStill(String name, Touch touch, JsonValue now) {
        if (isSame(name, touch.made(), now)) {
            return true;
        }
        Optional<Field> field = type.field(name);
        boolean names = field.filter(each -> each.type() == FieldType.MAP).isPresent();
        return !touch.told() && !names && Taken.isAs(field, touch.made(), now);
    }

    private boolean isSame(String name, JsonValue one, JsonValue other) {
        return type.field(name)
                .map(field -> Settable.isSame(field, one, other))
                .orElseGet(() -> SameValue.is(one, other));
    }

    private static JsonValue present(JsonValue value) {
        return value == JsonValue.NULL ? null : value;
    }
}
