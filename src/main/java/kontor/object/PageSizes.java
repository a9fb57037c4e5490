package kontor.object;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;

/**
 * How many objects were on the pages of lists that someone has looked at: where in a list a page begins follows from those
 * before it, since accounts have pages of any size.
 */
final class PageSizes {
    private static final Cache<Listing, Map<Integer, Integer>> SEEN = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterAccess(Duration.ofHours(2))
            .build();

    private static final int MOST_PAGES = 1_000;

    /** Sizes that people choose. */
    private static final int ROUND = 5;

    /** One list: what is asked for apart from the page. */
    private record Listing(long credential, String collection, Map<String, List<String>> parameters) {}

    private PageSizes() {}

    /**
     * Remembers what was on a page.
     *
     * @return the number of the first object on it; empty where nothing tells
     */
    static OptionalLong firstOn(long credential, String collection, PageQuery query, Page page) {
        Map<Integer, Integer> seen =
                SEEN.get(new Listing(credential, collection, query.parameters()), listing -> new ConcurrentHashMap<>());
        if (seen.size() < MOST_PAGES) {
            seen.put(query.number(), page.items().size());
        }
        return first(seen, query.number(), page);
    }

    static OptionalLong first(Map<Integer, Integer> seen, int number, Page page) {
        long before = 0;
        int size = 0;
        for (int earlier = 1; earlier < number; earlier++) {
            Integer known = seen.get(earlier);
            if (known == null) {
                return guessed(seen, number, page);
            }
            before += known;
            size = known;
        }
        return size == 0 && number > 1 ? OptionalLong.empty() : OptionalLong.of(before + 1);
    }

    /** All pages before one that isn't empty are full: as large as the largest, or as this one where the account goes on after it. */
    private static OptionalLong guessed(Map<Integer, Integer> seen, int number, Page page) {
        int here = page.items().size();
        int largest = seen.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        boolean goesOn = page.more() == Page.More.SAID;
        if (goesOn || largest > here) {
            return OptionalLong.of((long) (number - 1) * Math.max(largest, here) + 1);
        }
        boolean full = page.more() == Page.More.POSSIBLE && here > 0 && here % ROUND == 0;
        boolean last = page.total().isPresent() && isLast(number, page);
        if (last && (!full || here != Page.SIZE && sizeBefore(number, page) == Page.SIZE)) {
            return OptionalLong.of(page.total().getAsLong() - here + 1);
        }
        return full && (!last || here == Page.SIZE)
                ? OptionalLong.of((long) (number - 1) * here + 1)
                : OptionalLong.empty();
    }

    /** Whether the pages before it would all be of one usual size, and not smaller than this one, if it is the last. */
    private static boolean isLast(int number, Page page) {
        long before = page.total().getAsLong() - page.items().size();
        long size = sizeBefore(number, page);
        return size >= page.items().size()
                && size * (number - 1) == before
                && (page.more() == Page.More.NONE || size % ROUND == 0);
    }

    private static long sizeBefore(int number, Page page) {
        return (page.total().getAsLong() - page.items().size()) / (number - 1);
    }
}
