package kontor.export;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kontor.frachtpilot.SandboxClient;
import kontor.sandbox.Dialect;
import kontor.sandbox.Sandbox;
import kontor.sandbox.Way;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However an account pages, an export takes everything that is there, once, and says that it has it. */
@Timeout(120)
class PagingWaysTest {
    private static final int MOST_PAGES = 20;
    private static final List<Set<Way>> WAYS = List.of(
            Set.of(),
            EnumSet.of(Way.BARE_ARRAYS),
            EnumSet.of(Way.PAGES_OF_20),
            EnumSet.of(Way.BARE_ARRAYS, Way.PAGES_OF_20),
            EnumSet.of(Way.TOTAL_WITHOUT_VIEW),
            EnumSet.of(Way.TOTAL_WITHOUT_VIEW, Way.PAGES_OF_20),
            EnumSet.of(Way.VIEW_WITHOUT_TOTAL),
            EnumSet.of(Way.VIEW_WITHOUT_TOTAL, Way.PAGES_OF_20),
            EnumSet.of(Way.VIEW_WITHOUT_TOTAL, Way.NEXT_PAST_THE_END),
            EnumSet.of(Way.VIEW_WITHOUT_TOTAL, Way.NO_LINK_TO_THE_NEXT_PAGE),
            EnumSet.of(Way.VIEW_WITHOUT_TOTAL, Way.TOTAL_WITHOUT_VIEW),
            EnumSet.of(Way.MEMBERS_AS_OBJECT),
            EnumSet.of(Way.MEMBERS_AS_OBJECT, Way.TOTAL_WITHOUT_VIEW, Way.PAGES_OF_20),
            EnumSet.of(Way.NO_LINK_TO_THE_NEXT_PAGE),
            EnumSet.of(Way.NEXT_PAST_THE_END));

    static Stream<Arguments> waysInEachDialect() {
        return WAYS.stream()
                .flatMap(ways -> Arrays.stream(Dialect.values()).map(dialect -> Arguments.of(ways, dialect)));
    }

    @ParameterizedTest
    @MethodSource("waysInEachDialect")
    void everythingIsTakenOnce(Set<Way> ways, Dialect dialect) throws Exception {
        try (Sandbox sandbox = Sandbox.start(0);
                SandboxClient client = new SandboxClient(sandbox.root())) {
            sandbox.dialect(dialect);
            ways.forEach(way -> sandbox.behaves(way, true));
            for (String collection : List.of("customers", "customer_groups", "delivery_notes", "invoices")) {
                Gathering gathering = new Gathering(10_000);
                List<String> taken = new ArrayList<>();
                for (int number = 1; gathering.hasNext() && number <= MOST_PAGES; number++) {
                    gathering.take(client.page(collection, number)).stream()
                            .map(PagingWaysTest::iri)
                            .forEach(taken::add);
                }
                assertThat(taken)
                        .as(collection)
                        .isEqualTo(sandbox.account("Biohof Lindenau").iris(collection));
                assertThat(gathering.missing()).isEmpty();
            }
        }
    }

    private static String iri(JsonObject object) {
        return object.getString("@id");
    }
}
