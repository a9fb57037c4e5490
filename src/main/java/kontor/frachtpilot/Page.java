package kontor.frachtpilot;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a collection.
 *
 * @param items the objects on it
 * @param total how many there are on all pages; empty where the account doesn't say
 * @param more whether there is another page after it, as far as this one tells
 */
public record Page(List<JsonObject> items, OptionalLong total, More more) {
    /** What a page tells of those after it. */
    public enum More {
        /** The account says that there is another. */
        SAID,
        /** The account says nothing, and this one isn't empty. */
        POSSIBLE,
        /** The account says that it is the last, or nothing is on it. */
        NONE
    }

    /** How many objects an account puts on a page unless it is set up otherwise. */
    public static final int SIZE = 30;

    public Page {
        items = List.copyOf(items);
    }

    /** One after which there is another page, or none. */
    public Page(List<JsonObject> items, OptionalLong total, boolean hasNext) {
        this(items, total, hasNext ? More.SAID : More.NONE);
    }

    /** Whether another page is worth asking for. */
    public boolean hasNext() {
        return more != More.NONE;
    }

    /** The same with other objects on it. */
    public Page with(List<JsonObject> others) {
        return new Page(others, total, more);
    }
}
