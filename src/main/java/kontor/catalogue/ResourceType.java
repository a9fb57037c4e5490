package kontor.catalogue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of object in an account.
 *
 * @param name its name in addresses and in the log, and its path below the account's root
 * @param labelFields the fields that together name an object
 * @param groups all fields, as an object's page shows them
 * @param columns the fields a list shows, by name, the first being the link
 * @param orders the columns that the account can sort by: column → name of the order parameter
 * @param searchParameter the filter for the quick search, or {@code null} where there is none
 */
public record ResourceType(
        String name,
        List<String> labelFields,
        List<Group> groups,
        List<String> columns,
        Map<String, String> orders,
        String searchParameter)
        implements Serializable {

    public ResourceType {
        labelFields = List.copyOf(labelFields);
        groups = List.copyOf(groups);
        columns = List.copyOf(columns);
        orders = Map.copyOf(orders);
    }

    public String getName() {
        return name;
    }

    /** The message key of the plural, as in menus. */
    public String getLabelKey() {
        return "resource." + name;
    }

    /** The message key of one object of this type. */
    public String getSingularKey() {
        return "resource." + name + ".one";
    }

    public List<Group> getGroups() {
        return groups;
    }

    /** All fields, in the order of the object's page. */
    public List<Field> fields() {
        return groups.stream().flatMap(group -> group.fields().stream()).toList();
    }

    public Optional<Field> field(String fieldName) {
        return fields().stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    public List<Field> getColumnFields() {
        return columns.stream().map(this::field).flatMap(Optional::stream).toList();
    }

    /** The object's own name: what people call it. The IRI where it has none. */
    public String label(JsonObject object) {
        String label = labelFields.stream()
                .map(object::get)
                .flatMap(value -> value instanceof JsonString text ? Stream.of(text.getString()) : Stream.empty())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
        return label.isEmpty() ? object.getString("@id", name) : label;
    }
}
