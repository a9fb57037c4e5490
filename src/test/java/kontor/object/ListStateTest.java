package kontor.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Filter.Kind;
import kontor.catalogue.Filter.Part;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

/** What an address of a list means, and what is asked of the account for it. */
class ListStateTest {
    private static final ResourceType ORDERS = new ResourceType(
            "orders",
            "Order",
            "",
            Set.of(Operation.LIST, Operation.READ),
            "orders/{id}",
            List.of("orderNumber"),
            List.of(Field.of("orders", "orderNumber", FieldType.TEXT)),
            Set.of("orderNumber"),
            List.of("orderNumber"),
            Map.of("deliveryDate", "order[deliveryDate]"),
            List.of(
                    new Filter("status", Kind.CHOICE, null, Map.of(Part.VALUE, "status"), ""),
                    new Filter(
                            "deliveryDate",
                            Kind.DATE_RANGE,
                            Field.of("orders", "deliveryDate", FieldType.DATE),
                            Map.of(Part.FROM, "deliveryDate[after]", Part.UNTIL, "deliveryDate[before]"),
                            ""),
                    new Filter(
                            "createdAt",
                            Kind.DATE_RANGE,
                            Field.of("orders", "createdAt", FieldType.DATE_TIME),
                            Map.of(
                                    Part.FROM,
                                    "createdAt[after]",
                                    Part.UNTIL,
                                    "createdAt[before]",
                                    Part.BEFORE,
                                    "createdAt[strictly_before]"),
                            ""),
                    new Filter(
                            "netTotal",
                            Kind.NUMBER_RANGE,
                            Field.of("orders", "netTotal", FieldType.DECIMAL),
                            Map.of(Part.FROM, "netTotal[gte]", Part.UNTIL, "netTotal[lte]"),
                            "")),
            "search",
            null);

    private static ListState state(String... parameters) {
        Map<String, String[]> asked = Stream.iterate(0, i -> i + 1 < parameters.length, i -> i + 2)
                .collect(Collectors.toMap(i -> parameters[i], i -> new String[] {parameters[i + 1]}));
        return new ListState(ORDERS, asked, Locale.GERMANY);
    }

    @Test
    void asksForWhatTheAddressSays() {
        assertThat(state("q", "eier", "f.status", "open", "sort", "deliveryDate", "order", "desc", "page", "3")
                        .query())
                .satisfies(query -> {
                    assertThat(query.number()).isEqualTo(3);
                    assertThat(query.parameters())
                            .containsOnly(
                                    Map.entry("search", List.of("eier")),
                                    Map.entry("status", List.of("open")),
                                    Map.entry("order[deliveryDate]", List.of("desc")));
                });
    }

    @Test
    void passesOverWhatTheAccountDoesNotDeclare() {
        assertThat(state("f.secret", "1", "sort", "password", "order", "asc", "page", "-1", "status", "open")
                        .query())
                .satisfies(query -> {
                    assertThat(query.number()).isEqualTo(1);
                    assertThat(query.parameters()).isEmpty();
                });
    }

    @Test
    void theLastDayOfARangeCountsToItsEnd() {
        assertThat(state("f.deliveryDate.from", "2026-11-01", "f.deliveryDate.until", "2026-11-03")
                        .query()
                        .parameters())
                .containsOnly(
                        Map.entry("deliveryDate[after]", List.of("2026-11-01")),
                        Map.entry("deliveryDate[before]", List.of("2026-11-03")));
        assertThat(state("f.createdAt.until", "2026-11-03").query().parameters())
                .containsOnly(Map.entry("createdAt[strictly_before]", List.of("2026-11-04")));
    }

    @Test
    void numbersAreReadInThePersonsNotation() {
        assertThat(state("f.netTotal.from", "1.234,50").query().parameters())
                .containsOnly(Map.entry("netTotal[gte]", List.of("1234.50")));
    }

    @Test
    void whatIsNotUnderstoodIsNotSentButSaid() {
        ListState state = state("f.netTotal.from", "viel", "f.deliveryDate.from", "gestern");
        assertThat(state.query().parameters()).isEmpty();
        assertThat(state.isUnderstood(ORDERS.filter("netTotal").orElseThrow())).isFalse();
        assertThat(state.isUnderstood(ORDERS.filter("deliveryDate").orElseThrow()))
                .isFalse();
        assertThat(state.isNarrowed()).isTrue();
    }

    @Test
    void itsAddressesLeadBackToIt() {
        ListState state = state("company", "1", "type", "orders", "q", "a&b=c ü", "f.status", "open", "page", "2");
        assertThat(state.address("page", "2"))
                .isEqualTo("?company=1&type=orders&q=a%26b%3Dc+%C3%BC&f.status=open&page=2");
        assertThat(state.address("f.status", "")).isEqualTo("?company=1&type=orders&q=a%26b%3Dc+%C3%BC");
        assertThat(state.addressOfAll()).isEqualTo("?company=1&type=orders");
        assertThat(state.view()).isEqualTo("?q=a%26b%3Dc+%C3%BC&f.status=open");
    }

    @Test
    void noPathLeadsOutOfTheCollection() {
        assertThat(state("path", "../invoices").collection()).isEqualTo("orders");
    }

    @Test
    void daysAndTimesOfDayThatTravelAsMomentsAreAskedForAsSuch() {
        ResourceType type = type(FieldType.DAY, FieldType.HOUR);
        Map<String, String[]> asked = Map.of(
                "f.day.from", new String[] {"2026-11-01"},
                "f.day.until", new String[] {"2026-11-03"},
                "f.hour.from", new String[] {"08:30"},
                "f.hour.until", new String[] {"12:00"});
        assertThat(new ListState(type, asked, Locale.GERMANY).query().parameters())
                .containsOnly(
                        Map.entry("day[after]", List.of("2026-11-01")),
                        Map.entry("day[before]", List.of("2026-11-03T23:59:59+01:00")),
                        Map.entry("hour[after]", List.of("1970-01-01T08:30:00+01:00")),
                        Map.entry("hour[before]", List.of("1970-01-01T12:00:59+01:00")));
        assertThat(type.filter("day").orElseThrow().inputType()).isEqualTo("date");
        assertThat(type.filter("hour").orElseThrow().inputType()).isEqualTo("time");
    }

    @Test
    void aDayIsNoTimeOfDay() {
        ResourceType type = type(FieldType.DAY, FieldType.HOUR);
        ListState state = new ListState(
                type,
                Map.of("f.day.from", new String[] {"08:30"}, "f.hour.until", new String[] {"2026-11-01"}),
                Locale.GERMANY);
        assertThat(state.query().parameters()).isEmpty();
        assertThat(type.filters()).noneMatch(state::isUnderstood);
    }

    private static ResourceType type(FieldType day, FieldType hour) {
        return new ResourceType(
                "things",
                "Thing",
                "",
                Set.of(Operation.LIST),
                "things/{id}",
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(range("day", day), range("hour", hour)),
                null,
                null);
    }

    private static Filter range(String name, FieldType type) {
        return new Filter(
                name,
                Kind.DATE_RANGE,
                Field.of("things", name, type),
                Map.of(Part.FROM, name + "[after]", Part.UNTIL, name + "[before]"),
                "");
    }
}
