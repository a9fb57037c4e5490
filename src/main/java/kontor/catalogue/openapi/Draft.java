package kontor.catalogue.openapi;

import io.swagger.v3.oas.models.PathItem;
import java.util.EnumSet;
import java.util.Set;
import kontor.catalogue.Operation;

/** A resource type in the making: its paths, and what its operations take and give. */
final class Draft {
    final String name;
    /** What stands at the collection's path, or {@code null}. */
    PathItem collection;
    /** Whether the collection can be listed. */
    boolean listed;
    /** Where objects are made, and what stands there; {@code null} where none can be made. */
    String creationPath;

    PathItem creation;
    String itemPath;
    PathItem item;
    /** What an object looks like by itself, and within the collection; {@code null} where the document doesn't say. */
    Shape shown;

    Shape shownInList;
    Shape created;
    Shape updated;
    String shortName;

    Draft(String name) {
        this.name = name;
    }

    /** Whether menus will lead to it. */
    boolean isInMenus() {
        return listed && !name.contains("{");
    }

    Set<Operation> operations() {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        addIf(operations, listed, Operation.LIST);
        addIf(operations, creation != null, Operation.CREATE);
        addIf(operations, item != null && item.getGet() != null, Operation.READ);
        addIf(operations, item != null && item.getPut() != null, Operation.REPLACE);
        addIf(operations, item != null && item.getPatch() != null, Operation.PATCH);
        addIf(operations, item != null && item.getDelete() != null, Operation.DELETE);
        return operations;
    }

    private static void addIf(Set<Operation> operations, boolean has, Operation operation) {
        if (has) {
            operations.add(operation);
        }
    }

    String description() {
        String said = item == null ? null : item.getDescription();
        if (said == null && collection != null) {
            said = collection.getDescription();
        }
        return said == null ? "" : said;
    }
}
