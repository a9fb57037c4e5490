package kontor.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.SandboxClient;
import kontor.sandbox.Dialect;
import kontor.sandbox.Sandbox;
import kontor.sandbox.Way;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However an account pages, a list that someone pages through tells where they are, and ends at its end. */
@Timeout(120)
class PagingWaysTest {
    private static final int CUSTOMERS = 61;

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(List.of(), 30),
                Arguments.of(List.of(Way.PAGES_OF_20), 20),
                Arguments.of(List.of(Way.BARE_ARRAYS), 30),
                Arguments.of(List.of(Way.BARE_ARRAYS, Way.PAGES_OF_20), 20),
                Arguments.of(List.of(Way.TOTAL_WITHOUT_VIEW), 30),
                Arguments.of(List.of(Way.TOTAL_WITHOUT_VIEW, Way.PAGES_OF_20), 20),
                Arguments.of(List.of(Way.VIEW_WITHOUT_TOTAL), 30),
                Arguments.of(List.of(Way.VIEW_WITHOUT_TOTAL, Way.NO_LINK_TO_THE_NEXT_PAGE), 30),
                Arguments.of(List.of(Way.MEMBERS_AS_OBJECT, Way.PAGES_OF_20), 20),
                Arguments.of(List.of(Way.NO_LINK_TO_THE_NEXT_PAGE), 30),
                Arguments.of(List.of(Way.NEXT_PAST_THE_END), 30));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void pagesAreWhereTheyAre(List<Way> ways, int size) throws Exception {
        for (Dialect dialect : Dialect.values()) {
            try (Sandbox sandbox = Sandbox.start(0);
                    SandboxClient client = new SandboxClient(sandbox.root())) {
                sandbox.dialect(dialect);
                ways.forEach(way -> sandbox.behaves(way, true));
                assertThat(ranges(client)).isEqualTo(expected(size));
            }
        }
    }

    /** What a person reads who goes on as long as there is a page with something on it. */
    private static List<String> ranges(SandboxClient client) {
        Map<Integer, Integer> seen = new HashMap<>();
        List<String> ranges = new ArrayList<>();
        for (int number = 1; number < 10; number++) {
            Page page = client.page("customers", number);
            Pager pager = new Pager(number, page, PageSizes.first(seen, number, page));
            seen.put(number, page.items().size());
            if (!page.items().isEmpty()) {
                ranges.add(pager.start() + "–" + pager.last());
            }
            if (pager.isAtEnd()) {
                break;
            }
        }
        return ranges;
    }

    private static List<String> expected(int size) {
        List<String> expected = new ArrayList<>();
        for (int first = 1; first <= CUSTOMERS; first += size) {
            expected.add(first + "–" + Math.min(CUSTOMERS, first + size - 1));
        }
        return expected;
    }
}
