package kontor.export;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kontor.catalogue.FieldDisplay;
import kontor.frachtpilot.Page;

/**
 * Goes through the pages of a collection that may change meanwhile: takes each object once, and stops at a bound and where
 * an account sends the same page again and again.
 */
final class Gathering {
    /** One page may hold nothing new because others were added before it; more than that is an account that can't page. */
    private static final int MOST_STALE_PAGES = 3;

    private final int most;
    private final Set<String> seen = new HashSet<>();
    private int taken;
    private int stalePages;
    private boolean next = true;
    private boolean truncated;

    Gathering(int most) {
        this.most = most;
    }

    /** The objects of a page that were not on an earlier one. */
    List<JsonObject> take(Page page) {
        List<JsonObject> taking = new ArrayList<>();
        for (JsonObject object : page.items()) {
            Optional<String> iri = FieldDisplay.iri(object);
            if (iri.isPresent() && !seen.add(iri.get())) {
                continue;
            }
            if (taken == most) {
                truncated = true;
                break;
            }
            taking.add(object);
            taken++;
        }
        stalePages = taking.isEmpty() ? stalePages + 1 : 0;
        if (taken == most && page.hasNext()) {
            truncated = true;
        }
        next = page.hasNext() && !page.items().isEmpty() && !truncated;
        return taking;
    }

    /** Whether there is another page to ask for. */
    boolean hasNext() {
        return next;
    }

    /** Whether the account sends what it has sent before, over and over. */
    boolean isStuck() {
        return next && stalePages >= MOST_STALE_PAGES;
    }

    /** Whether there are more objects than were taken. */
    boolean isTruncated() {
        return truncated;
    }
}
