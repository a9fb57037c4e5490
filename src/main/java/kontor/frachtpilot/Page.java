package kontor.frachtpilot;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a collection.
 *
 * @param items the objects on it
 * @param total how many there are on all pages; empty where the account doesn't say
 * @param hasNext whether there is another page after it
 */
public record Page(List<JsonObject> items, OptionalLong total, boolean hasNext) {

    /** How many objects an account puts on a page unless it is set up otherwise. */
    public static final int SIZE = 30;

    public Page {
        items = List.copyOf(items);
    }
}
