package kontor.change;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import kontor.audit.Difference;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.web.Vocabulary;

/**
 * One line of a difference as people read it.
 *
 * @param field the field's name on the wire
 * @param name the field's label
 * @param before its value before as text; empty when there was none
 * @param after its value afterwards as text; empty when there is none
 */
public record DifferenceRow(String field, String name, String before, String after) {
    static List<DifferenceRow> of(ResourceType type, Difference difference, FieldDisplay display) {
        return difference.changes().stream()
                .map(change -> {
                    Optional<Field> field = type.field(change.name());
                    return new DifferenceRow(
                            change.name(),
                            Vocabulary.field(type.name(), change.name(), display.locale()),
                            text(field, change.before(), display),
                            text(field, change.after(), display));
                })
                .toList();
    }

    private static String text(Optional<Field> field, JsonValue value, FieldDisplay display) {
        return field.map(known -> display.of(known, value)).orElseGet(() -> display.of(value));
    }

    public String getField() {
        return field;
    }

    public String getName() {
        return name;
    }

    public String getBefore() {
        return before;
    }

    public String getAfter() {
        return after;
    }
}
