package kontor.change.resolution;

import static kontor.audit.LoggedChange.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.audit.Finding;
import kontor.audit.Finding.Reason;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome.Result;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class CreationTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration SETTLE = Duration.ofMinutes(2);
    private static final String SENT = "{'lastName':'Kruse','city':'Celle'}";

    private static ResourceType customers(String time) {
        return new ResourceType(
                "customers",
                "Customer",
                "",
                Set.of(Operation.LIST, Operation.READ, Operation.CREATE),
                "customers/{id}",
                List.of("lastName"),
                List.of(
                        Field.of("customers", "lastName", FieldType.TEXT),
                        Field.of("customers", "city", FieldType.TEXT),
                        Field.of("customers", time, FieldType.DATE_TIME).withAccess(Field.Access.READ_ONLY)),
                Set.of(),
                List.of(),
                Map.of(time, "order[" + time + "]"),
                List.of(new Filter(time, Filter.Kind.DATE_RANGE, null, Map.of(Filter.Part.FROM, time + "[after]"), "")),
                null,
                null);
    }

    /** Sent at second 0, given up at second 20, settled at second 140. */
    private static LoggedChange post() {
        return LoggedChange.of("POST", "/api_v2/customers", 10, START)
                .sending(SENT)
                .unknown(START.plusSeconds(20));
    }

    private static Creation creation(LoggedChange... others) {
        return new Creation(
                customers("createdAt"),
                post().line(),
                Stream.of(others).map(LoggedChange::line).toList(),
                SETTLE,
                Duration.ZERO);
    }

    private static JsonObject object(int id, String lastName, String city, int second) {
        return json("{'@id':'/api_v2/customers/" + id + "','lastName':'" + lastName + "','city':'" + city
                + "','createdAt':'" + START.plusSeconds(second) + "'}");
    }

    private static void is(Optional<Finding> finding, Result result, Reason reason) {
        assertThat(finding).map(Finding::result).contains(result);
        assertThat(finding).map(Finding::reason).contains(reason);
    }

    @Test
    void theOneObjectLikeItMadeAtThatTimeIsIt() {
        JsonObject made = object(301, "Kruse", "Celle", 1);
        Optional<Finding> finding = creation().among(List.of(made), true, false);
        is(finding, Result.APPLIED, Reason.CREATED);
        assertThat(finding.orElseThrow().object()).isEqualTo(made);
    }

    @Test
    void noneAtAllTellsThatItWasNotMadeOnceTheAccountCanHaveNothingInHand() {
        assertThat(creation().among(List.of(), true, false)).isEmpty();
        is(creation().among(List.of(), true, true), Result.NOT_APPLIED, Reason.NOT_CREATED);
    }

    @Test
    void othersMadeAtThatTimeDoNotMatterUnlessTheyAreAlike() {
        is(
                creation().among(List.of(object(301, "Meyer", "Uelzen", 1)), true, true),
                Result.NOT_APPLIED,
                Reason.NOT_CREATED);
        Optional<Finding> alike = creation().among(List.of(object(301, "KRUSE", "Celle", 1)), true, true);
        is(alike, Result.CANNOT_TELL, Reason.SEVERAL);
        assertThat(alike.orElseThrow().details()).containsExactly("/api_v2/customers/301");
    }

    @Test
    void twoThatLookTheSameTellNothing() {
        is(
                creation()
                        .among(List.of(object(301, "Kruse", "Celle", 1), object(302, "Kruse", "Celle", 2)), true, true),
                Result.CANNOT_TELL,
                Reason.SEVERAL);
    }

    @Test
    void anotherCreationOfTheSameThatMadeWeDoNotKnowWhichTellsNothing() {
        LoggedChange repeated = LoggedChange.of("POST", "/api_v2/customers", 12, START.plusSeconds(30))
                .sending(SENT)
                .unknown(START.plusSeconds(50));
        assertThat(creation(repeated).among(List.of(object(301, "Kruse", "Celle", 1)), true, false))
                .isEmpty();
        is(
                creation(repeated).among(List.of(object(301, "Kruse", "Celle", 1)), true, true),
                Result.CANNOT_TELL,
                Reason.SEVERAL);
        is(
                creation(repeated.found(Result.NOT_APPLIED))
                        .among(List.of(object(301, "Kruse", "Celle", 1)), true, true),
                Result.APPLIED,
                Reason.CREATED);
    }

    @Test
    void whatAnotherChangeIsKnownToHaveMadeIsNoCandidate() {
        LoggedChange repeated = LoggedChange.of("POST", "/api_v2/customers", 12, START.plusSeconds(30))
                .sending(SENT)
                .ended(Result.APPLIED, START.plusSeconds(31))
                .answering("{'@id':'/api_v2/customers/301'}");
        Creation creation = creation(repeated);
        assertThat(creation.isCandidate(object(301, "Kruse", "Celle", 31))).isFalse();
        assertThat(creation.isCandidate(object(302, "Kruse", "Celle", 31))).isTrue();
        is(creation.among(List.of(), true, true), Result.NOT_APPLIED, Reason.NOT_CREATED);
    }

    /** Another creation of the same, unknown at first. */
    private static LoggedChange foundEarlier(Result result, JsonObject made) {
        return LoggedChange.of("POST", "/api_v2/customers", 8, START.minusSeconds(60))
                .sending(SENT)
                .unknown(START.minusSeconds(40))
                .found(result, START.plusSeconds(80), made.toString());
    }

    @Test
    void whatAnotherChangeMayHaveMadeStaysACandidate() {
        JsonObject made = object(301, "Kruse", "Celle", 1);
        LoggedChange earlier = foundEarlier(Result.CANNOT_TELL, made);
        Creation creation = creation(earlier);
        assertThat(creation.isCandidate(made)).isTrue();
        is(creation.among(List.of(made), true, true), Result.CANNOT_TELL, Reason.SEVERAL);
    }

    @Test
    void whatAnotherChangeWasFoundToHaveMadeIsNoCandidate() {
        JsonObject made = object(301, "Kruse", "Celle", 1);
        LoggedChange earlier = foundEarlier(Result.APPLIED, made);
        assertThat(creation(earlier).isCandidate(made)).isFalse();
    }

    @Test
    void anAddressThatIsUsedAgainDoesNotHideWhatWasMadeLater() {
        LoggedChange earlier = LoggedChange.of("POST", "/api_v2/customers", 8, START.minusSeconds(60))
                .sending(SENT)
                .ended(Result.APPLIED, START.minusSeconds(59))
                .answering(object(301, "Kruse", "Celle", -60).toString());
        assertThat(creation(earlier).isCandidate(object(301, "Kruse", "Celle", -60)))
                .isFalse();
        assertThat(creation(earlier).isCandidate(object(301, "Kruse", "Celle", 1)))
                .isTrue();
    }

    @Test
    void onlyWhatWasMadeAtThatTimeIsACandidate() {
        Creation creation = creation();
        assertThat(creation.isCandidate(object(1, "Kruse", "Celle", -91))).isFalse();
        assertThat(creation.isOlder(object(1, "Kruse", "Celle", -91))).isTrue();
        assertThat(creation.isCandidate(object(1, "Kruse", "Celle", -60))).isTrue();
        assertThat(creation.isCandidate(object(1, "Kruse", "Celle", 229))).isTrue();
        assertThat(creation.isCandidate(object(1, "Kruse", "Celle", 231))).isFalse();
        assertThat(creation.isCandidate(json("{'@id':'/api_v2/customers/1','lastName':'Kruse'}")))
                .isFalse();
    }

    @Test
    void clocksThatAreKnownToDifferWidenTheTime() {
        Creation creation =
                new Creation(customers("createdAt"), post().line(), List.of(), SETTLE, Duration.ofSeconds(-300));
        assertThat(creation.isCandidate(object(1, "Kruse", "Celle", -300))).isTrue();
    }

    @Test
    void moreThanCanBeLookedThroughTellsNothing() {
        is(creation().among(List.of(), false, true), Result.CANNOT_TELL, Reason.TOO_MANY);
        assertThat(creation().among(List.of(object(301, "Kruse", "Celle", 1)), false, false))
                .isEmpty();
    }

    @Test
    void withoutATimeOfMakingNothingCanBeTold() {
        Creation creation = new Creation(customers("seenAt"), post().line(), List.of(), SETTLE, Duration.ZERO);
        assertThat(creation.time()).isEmpty();
        is(creation.among(List.of(), false, false), Result.CANNOT_TELL, Reason.SEVERAL);
    }

    @Test
    void theAccountIsAskedForTheNewestOnly() {
        assertThat(creation().parameters())
                .containsEntry("createdAt[after]", List.of("2026-11-23"))
                .containsEntry("order[createdAt]", List.of("desc"));
    }
}
