package kontor.object;

import java.util.OptionalLong;
import kontor.frachtpilot.Page;

/**
 * Where in a list a page is, with and without a total.
 *
 * @param number the page's number, from 1
 * @param page what is on it
 * @param first the number of the first object on it; empty where nothing tells
 */
public record Pager(int number, Page page, OptionalLong first) {
    /** Whether it is known which objects of the list these are. */
    public boolean isPlaced() {
        return first.isPresent();
    }

    /** The number of the first object on the page, whatever size the account's pages have; 0 where nobody knows. */
    public long start() {
        return first.orElse(0);
    }

    /** The number of the last object on the page; 0 where nobody knows. */
    public long last() {
        return first.isPresent() ? first.getAsLong() + page.items().size() - 1 : 0;
    }

    /** How many there are, or {@code null} where the account doesn't say, or something that can't be. */
    public Long total() {
        boolean possible = page.total().isPresent() && page.total().getAsLong() >= last();
        return possible ? page.total().getAsLong() : null;
    }

    public boolean isAtStart() {
        return number == 1;
    }

    /** Whether nothing tells of a page after this one: neither what the account says nor how many it has counted. */
    public boolean isAtEnd() {
        if (page.more() == Page.More.SAID) {
            return false;
        }
        if (page.items().isEmpty()) {
            return true;
        }
        return first.isPresent() && page.total().isPresent()
                ? last() >= page.total().getAsLong()
                : page.more() == Page.More.NONE;
    }
}
