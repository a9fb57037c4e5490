package kontor.catalogue;

import java.io.Serializable;
import java.util.List;

/**
 * One field of a resource type.
 *
 * @param name its name on the wire
 * @param labelKey the message key of its label
 * @param type how its values are entered and shown
 * @param required whether it must have a value
 * @param readOnly whether the account sets it itself
 * @param maxLength the most characters it takes, or 0 where that isn't known
 * @param values the values of an enum, as they are on the wire; else empty
 */
public record Field(
        String name,
        String labelKey,
        FieldType type,
        boolean required,
        boolean readOnly,
        int maxLength,
        List<String> values)
        implements Serializable {

    public Field {
        values = List.copyOf(values);
    }

    static Field of(String resource, String name, FieldType type) {
        return new Field(name, "field." + resource + "." + name, type, false, false, 0, List.of());
    }

    Field asRequired() {
        return new Field(name, labelKey, type, true, readOnly, maxLength, values);
    }

    Field asReadOnly() {
        return new Field(name, labelKey, type, required, true, maxLength, values);
    }

    Field upTo(int characters) {
        return new Field(name, labelKey, type, required, readOnly, characters, values);
    }

    Field oneOf(String... allowed) {
        return new Field(name, labelKey, type, required, readOnly, maxLength, List.of(allowed));
    }

    /** Whether a form can change it. */
    public boolean isEditable() {
        return !readOnly && type != FieldType.STRUCTURE;
    }

    /** The message key of one of the enum's values. */
    public String valueKey(String value) {
        return labelKey + "." + value;
    }

    public String getName() {
        return name;
    }

    public String getLabelKey() {
        return labelKey;
    }

    public FieldType getType() {
        return type;
    }

    public boolean isRequired() {
        return required;
    }

    public int getMaxLength() {
        return maxLength;
    }

    public List<String> getValues() {
        return values;
    }

    /** Whether the values stand on the right, as numbers do. */
    public boolean isNumeric() {
        return type == FieldType.INTEGER || type == FieldType.NUMBER || type == FieldType.DECIMAL;
    }
}
