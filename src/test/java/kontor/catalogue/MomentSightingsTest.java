package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.catalogue.MomentFields.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentSightingsTest {
    private final MomentSightings sightings = new MomentSightings();
    private Known known;

    private static ResourceType type() {
        Field within = Field.of("orders", "window", FieldType.OBJECT)
                .withFields(List.of(Field.of("orders", "from", FieldType.DATE_TIME)));
        return new ResourceType(
                "orders",
                "Order",
                "",
                Set.of(Operation.LIST),
                "orders/{id}",
                List.of(),
                List.of(Field.of("orders", "at", FieldType.DATE_TIME), within),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null);
    }

    private Map<String, MomentKind> see(String... moments) {
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < moments.length; i++) {
            objects.add(Json.createObjectBuilder()
                    .add("@id", "/orders/" + i)
                    .add("at", moments[i])
                    .build());
        }
        return look(1, type(), objects);
    }

    private Map<String, MomentKind> look(long credential, ResourceType type, List<JsonObject> objects) {
        return sightings.look(credential, type, objects, field -> Optional.ofNullable(known));
    }

    @Test
    void threeDifferentMidnightsAreDays() {
        assertThat(see("2026-02-21T00:00:00+01:00", "2026-07-20T00:00:00+02:00"))
                .isEmpty();
        assertThat(see("2026-02-21T00:00:00+01:00", "2026-02-21T00:00:00+01:00"))
                .isEmpty();
        assertThat(see("2026-02-22T00:00:00+01:00")).containsEntry("at", MomentKind.DAY);
    }

    @Test
    void twoDaysInTenObjectsAreDaysTooAsSortedListsShowThem() {
        String first = "2026-12-11T00:00:00+01:00";
        String second = "2026-12-10T00:00:00+01:00";
        assertThat(see(first, first, first, first, first, first, first, first, second))
                .isEmpty();
        assertThat(see(first, first, first, first, first, first, first, first, second))
                .as("the same nine again")
                .isEmpty();
        assertThat(see(first, first, first, first, first, first, first, first, second, second))
                .containsEntry("at", MomentKind.DAY);
    }

    @Test
    void midnightsOfTheAccountsOwnZoneAreDaysToo() {
        assertThat(see("2026-02-21T00:00:00+00:00", "2026-07-20T00:00:00+00:00", "2026-07-21T00:00:00Z"))
                .containsEntry("at", MomentKind.DAY);
        assertThat(look(2, type(), days("2026-02-21T00:00:00", "2026-02-22T00:00:00", "2026-02-23T00:00:00")))
                .containsEntry("at", MomentKind.DAY);
        assertThat(look(3, type(), days("2026-02-20T23:00:00Z", "2026-07-20T22:00:00Z", "2026-07-21T22:00:00Z")))
                .containsEntry("at", MomentKind.DAY);
    }

    @Test
    void midnightsOfTwoZonesAreMoments() {
        assertThat(see(
                        "2026-02-21T00:00:00Z",
                        "2026-07-19T22:00:00Z",
                        "2026-07-22T00:00:00Z",
                        "2026-07-23T00:00:00Z",
                        "2026-07-24T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void whatWasOnceAnotherMomentIsNeverLearned() {
        assertThat(see("2026-07-22T10:00:00+02:00")).isEmpty();
        assertThat(see("2026-02-21T00:00:00+01:00", "2026-07-20T00:00:00+02:00", "2026-07-21T00:00:00+02:00"))
                .isEmpty();
        assertThat(see("1970-01-01T08:00:00+01:00", "1970-01-01T09:00:00+01:00"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-07-22T10:00:00+02:00",
        "DAY, 1970-01-01T08:30:00+01:00",
        "HOUR, 1970-01-02T08:30:00+01:00",
        "HOUR, 2026-07-22T00:00:00+02:00"
    })
    void oneCounterexampleTakesBackWhatWasLearned(MomentKind kind, String moment) {
        known = new Known(kind, false);
        assertThat(see(moment)).containsEntry("at", MomentKind.MOMENT);
        known = new Known(kind, true);
        assertThat(see(moment)).as("said by an administrator").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-07-22T00:00:00+02:00",
        "DAY, -0001-11-30T00:00:00+00:00",
        "DAY, 1970-01-01T00:00:00+01:00",
        "DAY, morgen",
        "DAY, ''",
        "HOUR, 1970-01-01T08:30:00+01:00",
        "HOUR, 1970-01-01T00:00:00+00:00",
        "MOMENT, 2026-07-22T00:00:00+02:00"
    })
    void whatFitsIsNoNews(MomentKind kind, String moment) {
        known = new Known(kind, false);
        assertThat(see(moment)).isEmpty();
    }

    @Test
    void timesOfTheFirstDayOf1970AreTimesOfDay() {
        assertThat(see("1970-01-01T00:00:00+00:00")).isEmpty();
        assertThat(see("1970-01-01T08:30:00+01:00")).containsEntry("at", MomentKind.HOUR);
    }

    @Test
    void aSingleTimeToTheMinuteIsEnoughUnlessClocksBeginThere() {
        String beginning = "1970-01-01T01:00:00+01:00";
        assertThat(see(beginning, beginning, beginning, beginning)).isEmpty();
        assertThat(look(2, type(), days("1970-01-01T00:00:01+00:00")))
                .as("the least that some databases can hold")
                .isEmpty();
        assertThat(look(3, type(), days("1970-01-01T08:00:00+01:00"))).containsEntry("at", MomentKind.HOUR);
    }

    @Test
    void theFirstMomentOf1970AmongDaysStandsForNone() {
        assertThat(see(
                        "1970-01-01T00:00:00+00:00",
                        "2026-02-21T00:00:00+01:00",
                        "2026-07-20T00:00:00+02:00",
                        "2026-07-21T00:00:00+02:00"))
                .containsEntry("at", MomentKind.DAY);
    }

    @Test
    void fieldsWithinObjectsAreLookedAtToo() {
        JsonObject early = window("1970-01-01T08:30:00+01:00");
        JsonObject late = window("1970-01-01T12:00:00+01:00");
        assertThat(look(1, type(), List.of(early, late))).containsEntry("window.from", MomentKind.HOUR);
        ResourceType told = type().with(Map.of("window.from", FieldType.HOUR));
        assertThat(told.field("window")
                        .orElseThrow()
                        .field("from")
                        .orElseThrow()
                        .type())
                .isEqualTo(FieldType.HOUR);
    }

    private static JsonObject window(String from) {
        return Json.createObjectBuilder()
                .add("window", Json.createObjectBuilder().add("from", from))
                .build();
    }

    @Test
    void eachAccountIsLookedAtAlone() {
        List<JsonObject> days =
                days("2026-02-21T00:00:00+01:00", "2026-02-22T00:00:00+01:00", "2026-02-23T00:00:00+01:00");
        assertThat(look(1, type(), days.subList(0, 2))).isEmpty();
        assertThat(look(2, type(), days.subList(2, 3))).isEmpty();
        assertThat(look(1, type(), days)).isNotEmpty();
    }

    private static List<JsonObject> days(String... moments) {
        return Stream.iterate(0, i -> i < moments.length, i -> i + 1)
                .map(i -> Json.createObjectBuilder()
                        .add("@id", "/orders/" + i)
                        .add("at", moments[i])
                        .build())
                .toList();
    }
}
