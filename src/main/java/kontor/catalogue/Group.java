package kontor.catalogue;

import java.io.Serializable;
import java.util.List;

/**
 * Fields that are shown together.
 *
 * @param labelKey the message key of the heading
 */
public record Group(String labelKey, List<Field> fields) implements Serializable {

    public Group {
        fields = List.copyOf(fields);
    }

    public String getLabelKey() {
        return labelKey;
    }

    public List<Field> getFields() {
        return fields;
    }

    /** Whether a form has anything to show of it. */
    public boolean isEditable() {
        return fields.stream().anyMatch(Field::isEditable);
    }
}
