package kontor.object;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;
import org.junit.jupiter.api.Test;

/** Where pages of lists are, and whether others follow, for accounts that say little of it. */
class PagerTest {
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private final Map<Integer, Integer> seen = new HashMap<>();

    private static Page page(int items, OptionalLong total, Page.More more) {
        return new Page(Collections.nCopies(items, JsonValue.EMPTY_JSON_OBJECT), total, more);
    }

    private Pager see(int number, Page page) {
        Pager pager = new Pager(number, page, PageSizes.first(seen, number, page));
        seen.put(number, page.items().size());
        return pager;
    }

    private static String range(Pager pager) {
        return pager.isPlaced() ? pager.start() + "–" + pager.last() : "?";
    }

    @Test
    void pagesOfBareArraysFollowUntilOneIsEmpty() {
        Pager first = see(1, page(20, UNKNOWN, Page.More.POSSIBLE));
        Pager second = see(2, page(20, UNKNOWN, Page.More.POSSIBLE));
        Pager third = see(3, page(5, UNKNOWN, Page.More.POSSIBLE));
        assertThat(range(first)).isEqualTo("1–20");
        assertThat(range(second)).isEqualTo("21–40");
        assertThat(range(third)).isEqualTo("41–45");
        assertThat(first.isAtEnd()).isFalse();
        assertThat(second.isAtEnd()).isFalse();
        assertThat(see(4, page(0, UNKNOWN, Page.More.NONE)).isAtEnd()).isTrue();
    }

    @Test
    void whoJumpsToAPageIsToldWhatCanBeTold() {
        assertThat(range(see(2, page(20, UNKNOWN, Page.More.POSSIBLE)))).isEqualTo("21–40");
        seen.clear();
        assertThat(range(see(3, page(7, UNKNOWN, Page.More.POSSIBLE)))).isEqualTo("?");
        see(1, page(20, UNKNOWN, Page.More.POSSIBLE));
        assertThat(range(see(3, page(7, UNKNOWN, Page.More.POSSIBLE)))).isEqualTo("41–47");
    }

    @Test
    void pagesOfUnequalSizesAreCounted() {
        see(1, page(20, UNKNOWN, Page.More.SAID));
        see(2, page(17, UNKNOWN, Page.More.SAID));
        assertThat(range(see(3, page(20, UNKNOWN, Page.More.SAID)))).isEqualTo("38–57");
    }

    @Test
    void aTotalTellsOfMoreWhereNoLinkDoes() {
        OptionalLong total = OptionalLong.of(95);
        Pager first = see(1, page(30, total, Page.More.POSSIBLE));
        assertThat(range(first)).isEqualTo("1–30");
        assertThat(first.isAtEnd()).isFalse();
        assertThat(range(see(2, page(30, total, Page.More.POSSIBLE)))).isEqualTo("31–60");
        assertThat(see(3, page(30, total, Page.More.POSSIBLE)).isAtEnd()).isFalse();
        Pager last = see(4, page(5, total, Page.More.POSSIBLE));
        assertThat(range(last)).isEqualTo("91–95");
        assertThat(last.isAtEnd()).isTrue();
    }

    @Test
    void whoJumpsToAPageOfManyIsToldWhereItIs() {
        OptionalLong total = OptionalLong.of(95);
        assertThat(range(see(2, page(30, total, Page.More.POSSIBLE)))).isEqualTo("31–60");
        seen.clear();
        assertThat(range(see(4, page(5, total, Page.More.POSSIBLE)))).isEqualTo("91–95");
        seen.clear();
        assertThat(range(see(14, page(30, OptionalLong.of(420), Page.More.NONE))))
                .isEqualTo("391–420");
    }

    @Test
    void moreThanTheTotalIsNotSaidToBeSoMany() {
        seen.put(1, 30);
        assertThat(see(2, page(30, OptionalLong.of(40), Page.More.SAID)).total())
                .isNull();
    }

    @Test
    void whatWasSeenIsRememberedForEachListAlone() {
        Page full = page(20, UNKNOWN, Page.More.POSSIBLE);
        Page rest = page(7, UNKNOWN, Page.More.POSSIBLE);
        PageSizes.firstOn(-1, "pager-test", new PageQuery(1, Map.of()), full);
        PageSizes.firstOn(-1, "pager-test", new PageQuery(2, Map.of()), full);
        assertThat(PageSizes.firstOn(-1, "pager-test", new PageQuery(3, Map.of()), rest))
                .hasValue(41);
        assertThat(PageSizes.firstOn(-2, "pager-test", new PageQuery(3, Map.of()), rest))
                .isEmpty();
    }
}
