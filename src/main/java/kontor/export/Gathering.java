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
 * Goes through the pages of a collection that may change meanwhile: takes each object once, goes on while anything tells of
 * more, and stops at a bound and where an account sends the same page again and again.
 */
final class Gathering {
    /** One page may hold nothing new because others were added before it; more than that is an account that can't page. */
    private static final int MOST_STALE_PAGES = 3;

    private final int most;
    private final Set<String> seen = new HashSet<>();
    private List<JsonObject> before = List.of();
    private Page last;
    private int taken;
    private int stalePages;
    private boolean bounded;

    Gathering(int most) {
        this.most = most;
    }

    /** The objects of a page that were not on an earlier one. */
    List<JsonObject> take(Page page) {
        List<JsonObject> taking = new ArrayList<>();
        boolean same = !page.items().isEmpty() && page.items().equals(before);
        for (JsonObject object : same ? List.<JsonObject>of() : page.items()) {
            Optional<String> iri = FieldDisplay.iri(object);
            if (iri.isPresent() && !seen.add(iri.get())) {
                continue;
            }
            if (taken == most) {
                bounded = true;
                break;
            }
            taking.add(object);
            taken++;
        }
        before = page.items();
        last = page;
        stalePages = taking.isEmpty() ? stalePages + 1 : 0;
        bounded |= taken == most && tellsOfMore();
        return taking;
    }

    /** Whether there is another page to ask for. */
    boolean hasNext() {
        return last == null || !bounded && stalePages < MOST_STALE_PAGES && tellsOfMore();
    }

    /** A link to another page tells of more, and so does a page that isn't empty, unless everything counted has come. */
    private boolean tellsOfMore() {
        if (last.more() == Page.More.SAID) {
            return true;
        }
        if (last.items().isEmpty()) {
            return false;
        }
        return last.total().isPresent()
                ? taken < last.total().getAsLong()
                : last.more() == Page.More.POSSIBLE && stalePages == 0;
    }

    /** Why not everything was taken; empty where it was. */
    Optional<Export.Missing> missing() {
        if (bounded) {
            return Optional.of(Export.Missing.BOUND);
        }
        boolean isShort =
                last != null && last.total().isPresent() && taken < last.total().getAsLong();
        if (stalePages >= MOST_STALE_PAGES
                && (isShort || last.more() == Page.More.SAID && last.total().isEmpty())) {
            return Optional.of(Export.Missing.REPEATED);
        }
        return isShort ? Optional.of(Export.Missing.ENDED) : Optional.empty();
    }
}
