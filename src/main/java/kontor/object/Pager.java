package kontor.object;

import kontor.frachtpilot.Page;

/**
 * Where in a list a page is, with and without a total.
 *
 * @param number the page's number, from 1
 * @param page what is on it
 */
public record Pager(int number, Page page) {
    public int getNumber() {
        return number;
    }

    /** The number of the first object on the page, whatever size the account's pages have. */
    public long getFirst() {
        if (number == 1) {
            return 1;
        }
        if (page.hasNext()) {
            return (long) (number - 1) * page.items().size() + 1;
        }
        return page.total().isPresent()
                ? page.total().getAsLong() - page.items().size() + 1
                : (long) (number - 1) * Page.SIZE + 1;
    }

    /** The number of the last object on the page. */
    public long getLast() {
        return getFirst() + page.items().size() - 1;
    }

    /** How many there are, or {@code null} where the account doesn't say. */
    public Long getTotal() {
        return page.total().isPresent() ? page.total().getAsLong() : null;
    }

    public boolean isAtStart() {
        return number == 1;
    }

    public boolean isAtEnd() {
        return !page.hasNext();
    }
}
