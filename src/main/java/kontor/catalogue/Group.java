package kontor.catalogue;

import java.io.Serializable;
import java.util.List;

/**
 * Fields that are shown together.
 *
 * @param name what the vocabulary knows the heading by; a field's name where the group is that field's own
 * @param field the object or list that the group shows, or {@code null} where it gathers plain fields
 * @param fields the fields it gathers; only {@code field} where there is one
 */
public record Group(String name, Field field, List<Field> fields) implements Serializable {
    public Group {
        fields = List.copyOf(fields);
    }
}
