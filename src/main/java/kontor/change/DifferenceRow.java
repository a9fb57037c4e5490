package kontor.change;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kontor.audit.Difference;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.web.Messages;

/**
 * One line of a difference as people read it.
 *
 * @param name the field's label
 * @param before its value before as text; empty when there was none
 * @param after its value afterwards as text; empty when there is none
 */
public record DifferenceRow(String name, String before, String after) {
    static List<DifferenceRow> of(String objectType, Difference difference, Locale locale) {
        Optional<ResourceType> type = Catalogue.resourceType(objectType);
        return difference.changes().stream()
                .map(change -> {
                    Optional<Field> field = type.flatMap(known -> known.field(change.name()));
                    return new DifferenceRow(
                            name(objectType, change.name(), locale),
                            text(field, change.before(), locale),
                            text(field, change.after(), locale));
                })
                .toList();
    }

    static String name(String objectType, String field, Locale locale) {
        return Messages.textOr(locale, "field." + objectType + "." + field, field);
    }

    private static String text(Optional<Field> field, JsonValue value, Locale locale) {
        return field.map(known -> FieldDisplay.of(known, value, locale))
                .orElseGet(() -> FieldDisplay.of(value, locale));
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
