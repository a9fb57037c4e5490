package kontor.change.revert;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.readOnly;
import static kontor.change.TestFields.related;
import static kontor.change.TestFields.required;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kontor.audit.LogEntry;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome.Result;
import kontor.catalogue.FieldType;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class ReversalTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final String IRI = "/api_v2/orders/1";
    private static final ResourceType TYPE = type(
            required("name", FieldType.TEXT),
            field("phone", FieldType.PHONE),
            readOnly("updatedAt", FieldType.DATE_TIME),
            field("address", FieldType.OBJECT, field("city", FieldType.TEXT), readOnly("geo", FieldType.TEXT)),
            field(
                    "positions",
                    FieldType.OBJECTS,
                    field("product", FieldType.RELATION),
                    field("quantity", FieldType.AMOUNT),
                    readOnly("sum", FieldType.DECIMAL)),
            field("attributes", FieldType.MAP),
            related("customer", "customers", field("name", FieldType.TEXT), field("email", FieldType.EMAIL)),
            field("pin", FieldType.TEXT).asSecret());

    private static LoggedChange patch(long number, String before, String sent) {
        return LoggedChange.of("PATCH", IRI, number, START.plusSeconds(number))
                .from(before)
                .sending(sent)
                .ended(Result.APPLIED, START.plusSeconds(number));
    }

    private static Past past(LoggedChange change) {
        return new Past(change.line(), List.of());
    }

    private static Reversal of(JsonObject now, LoggedChange... changes) {
        return Reversal.of(TYPE, Stream.of(changes).map(ReversalTest::past).toList(), now);
    }

    private static JsonObject restored(Reversal reversal, JsonObject now, String... anyway) {
        return reversal.restored(TYPE, now, Set.of(anyway));
    }

    @Test
    void anUpdateIsTakenBackToWhatWasThereBefore() {
        LoggedChange change =
                patch(1, "{'name':'A','phone':'1'}", "{'phone':'2'}").answering("{'name':'A','phone':'2'}");
        JsonObject now = json("{'name':'A','phone':'2'}");
        Reversal reversal = of(now, change);
        assertThat(reversal.kind()).isEqualTo(Reversal.Kind.UPDATE);
        assertThat(reversal.conflicts()).isZero();
        assertThat(reversal.reverts()).isEqualTo(1);
        assertThat(restored(reversal, now)).isEqualTo(json("{'name':'A','phone':'1'}"));
    }

    private static String customer(int number, String name) {
        return "{'customer':{'@id':'/c/" + number + "','name':'" + name + "','email':'" + number + "@k.example'}}";
    }

    /** Its members, as they were once, would go into the object that is linked now. */
    @Test
    void anotherObjectIsLinkedAgainAndNothingInItIsWritten() {
        LoggedChange change =
                patch(1, customer(2, "Weiß"), "{'customer':'/c/16'}").answering(customer(16, "Kühn"));
        JsonObject now = json(customer(16, "Kühn, who was renamed since"));
        Reversal reversal = of(now, change);
        assertThat(reversal.conflicts()).isZero();
        assertThat(restored(reversal, now)).isEqualTo(json("{'customer':'/c/2'}"));
        assertThat(of(json(customer(2, "Weiß, who was renamed since")), change).fields())
                .as("it is linked already")
                .isEmpty();
        assertThat(of(json(customer(3, "Becker")), change).conflicts()).isOne();
    }

    @Test
    void whatIsMadeAnewIsLinkedToTheObjectsThatItWasLinkedTo() {
        LoggedChange deletion = deleted(
                9, "{'@id':'" + IRI + "','name':'A'," + customer(2, "Weiß").substring(1));
        assertThat(of(null, deletion).recreated(TYPE, deletion.line().images().before(), Set.of()))
                .isEqualTo(json("{'name':'A','customer':'/c/2'}"));
    }

    @Test
    void whatWasChangedInARelatedObjectIsSetBackThere() {
        LoggedChange change =
                patch(1, customer(2, "Weiß"), "{'customer':{'name':'Kühn'}}").answering(customer(2, "Kühn"));
        JsonObject now = json(customer(2, "Kühn"));
        assertThat(restored(of(now, change), now).getJsonObject("customer"))
                .containsEntry("name", Json.createValue("Weiß"));
    }

    @Test
    void aSecretCannotBeTakenBackAndSaysSo() {
        LoggedChange change =
                patch(1, "{'name':'A'}", "{'pin':{'@secret':'set'}}").answering("{'name':'A','pin':{'@secret':'set'}}");
        Reversal reversal = of(json("{'name':'A'}"), change);
        assertThat(reversal.isPossible()).isFalse();
        assertThat(reversal.obstacle()).isEqualTo(Obstacle.SECRET);
    }

    @Test
    void whatWasSetAlongWithASecretIsTakenBackWithoutIt() {
        LoggedChange change = patch(1, "{'name':'A','phone':'1'}", "{'phone':'2','pin':{'@secret':'set'}}")
                .answering("{'name':'A','phone':'2','pin':{'@secret':'set'}}");
        JsonObject now = json("{'name':'A','phone':'2'}");
        Reversal reversal = of(now, change);
        assertThat(reversal.left()).containsExactly("pin");
        assertThat(restored(reversal, now)).isEqualTo(json("{'name':'A','phone':'1'}"));
        LoggedChange back =
                patch(2, "{'name':'A','phone':'2'}", "{'phone':'1'}").answering("{'name':'A','phone':'1'}");
        assertThat(new Past(change.line(), List.of(back.line())).isTakenBack()).isTrue();
    }

    @Test
    void whatTheChangeDidNotTouchStaysAsItIs() {
        LoggedChange change = patch(1, "{'name':'A','phone':'1'}", "{'phone':'2'}");
        JsonObject now = json("{'name':'B','phone':'2'}");
        assertThat(restored(of(now, change), now)).isEqualTo(json("{'name':'B','phone':'1'}"));
    }

    /** An item made anew is answered as it was sent, and read as the database holds it. */
    @Test
    void anAmountThatIsFilledUpSinceIsNothingThatSomeoneChanged() {
        LoggedChange change = patch(
                        1,
                        "{'positions':[{'@id':'/p/1','quantity':'1.500'}]}",
                        "{'positions':[{'@id':'/p/1','quantity':'7.25'}]}")
                .answering("{'positions':[{'@id':'/p/9','quantity':'7.25'}]}");
        Reversal reversal = of(json("{'positions':[{'@id':'/p/9','quantity':'7.250'}]}"), change);
        assertThat(reversal.conflicts()).isZero();
        assertThat(reversal.reverts()).isEqualTo(1);
        assertThat(of(json("{'positions':[{'@id':'/p/9','quantity':'7.251'}]}"), change)
                        .conflicts())
                .isEqualTo(1);
    }

    @Test
    void whatSomeoneHasChangedSinceIsAConflictAndStaysUnlessItIsChosen() {
        LoggedChange change =
                patch(1, "{'name':'A','phone':'1'}", "{'name':'B','phone':'2'}").answering("{'name':'B','phone':'2'}");
        JsonObject now = json("{'name':'B','phone':'3'}");
        Reversal reversal = of(now, change);
        assertThat(reversal.conflicts()).isEqualTo(1);
        assertThat(reversal.isSafe()).isTrue();
        assertThat(restored(reversal, now)).isEqualTo(json("{'name':'A','phone':'3'}"));
        assertThat(restored(reversal, now, "phone")).isEqualTo(json("{'name':'A','phone':'1'}"));
    }

    @Test
    void whereNothingButConflictsIsLeftNothingIsDoneUnasked() {
        LoggedChange change = patch(1, "{'phone':'1'}", "{'phone':'2'}");
        assertThat(of(json("{'phone':'3'}"), change).isSafe()).isFalse();
    }

    @Test
    void theAccountsOwnWayToWriteWhatWasSentIsNoConflict() {
        LoggedChange change = patch(1, "{'address':{'city':'A'}}", "{'address':{'city':'B'}}");
        JsonObject now = json("{'address':{'city':'B','geo':'7'}}");
        Reversal reversal = of(now, change);
        assertThat(reversal.conflicts()).isZero();
        assertThat(restored(reversal, now)).isEqualTo(json("{'address':{'city':'A','geo':'7'}}"));
    }

    @Test
    void aNameThatWasAddedSinceIsAConflict() {
        LoggedChange change = patch(1, "{'attributes':{'A':'1'}}", "{'attributes':{'A':'2'}}");
        assertThat(of(json("{'attributes':{'A':'2','B':'3'}}"), change).conflicts())
                .isEqualTo(1);
    }

    @Test
    void itemsThatAreGoneComeBackAsNewOnes() {
        LoggedChange change = patch(
                        1,
                        "{'positions':[{'@id':'/p/1','product':'/x/1','sum':'1'},{'@id':'/p/2','product':'/x/2','sum':'2'}]}",
                        "{'positions':[{'@id':'/p/1','product':'/x/1'}]}")
                .answering("{'positions':[{'@id':'/p/1','product':'/x/1','sum':'1'}]}");
        JsonObject now = json("{'positions':[{'@id':'/p/1','product':'/x/1','sum':'1'}]}");
        assertThat(restored(of(now, change), now))
                .isEqualTo(json("{'positions':[{'@id':'/p/1','product':'/x/1','sum':'1'},{'product':'/x/2'}]}"));
    }

    @Test
    void whatOnlyTheAccountSetsOrNeverShowsIsSaidToStay() {
        LoggedChange change = patch(
                        1, "{'phone':'1','updatedAt':'2026-01-01T00:00:00Z'}", "{'phone':'2','pin':'secret'}")
                .answering("{'phone':'2','updatedAt':'2026-01-02T00:00:00Z'}");
        Reversal reversal = of(json("{'phone':'2','updatedAt':'2026-01-02T00:00:00Z'}"), change);
        assertThat(reversal.left()).containsExactly("pin", "updatedAt");
        assertThat(reversal.fields()).extracting(RevertField::name).containsExactly("phone");
    }

    @Test
    void whereItIsAsBeforeAlreadyThereIsNothingToDo() {
        LoggedChange change = patch(1, "{'phone':'1'}", "{'phone':'2'}");
        assertThat(of(json("{'phone':'1'}"), change).obstacle()).isEqualTo(Obstacle.NOTHING);
    }

    @Test
    void anObjectThatIsGoneCannotBeSetBack() {
        assertThat(of(null, patch(1, "{'phone':'1'}", "{'phone':'2'}")).obstacle())
                .isEqualTo(Obstacle.GONE);
    }

    @Test
    void aCreationIsTakenBackByDeletingTheObject() {
        LoggedChange creation = created("{'name':'A'}", "{'@id':'" + IRI + "','name':'A'}");
        Reversal reversal = of(json("{'@id':'" + IRI + "','name':'A'}"), creation);
        assertThat(reversal.kind()).isEqualTo(Reversal.Kind.DELETION);
        assertThat(reversal.isSafe()).isTrue();
    }

    private static LoggedChange created(String sent, String after) {
        return LoggedChange.of("POST", "/api_v2/orders", 1, START)
                .sending(sent)
                .ended(Result.APPLIED, START)
                .answering(after);
    }

    @Test
    void anObjectThatSomeoneChangedSinceItWasMadeIsNotDeletedUnasked() {
        LoggedChange creation = created("{'name':'A'}", "{'@id':'" + IRI + "','name':'A','updatedAt':'1'}");
        Reversal reversal = of(json("{'@id':'" + IRI + "','name':'B','updatedAt':'2'}"), creation);
        assertThat(reversal.fields()).extracting(RevertField::name).containsExactly("name");
        assertThat(reversal.isSafe()).isFalse();
    }

    @Test
    void aCreationOfWhichNobodyKnowsTheAddressCannotBeTakenBack() {
        LoggedChange creation = LoggedChange.of("POST", "/api_v2/orders", 1, START)
                .sending("{'name':'A'}")
                .ended(Result.APPLIED, START);
        assertThat(of(null, creation).obstacle()).isEqualTo(Obstacle.NO_ADDRESS);
    }

    @Test
    void aDeletionIsTakenBackByMakingTheObjectAnew() {
        LoggedChange deletion = deleted(
                9,
                "{'@id':'" + IRI + "','name':'A','phone':null,'updatedAt':'1',"
                        + "'positions':[{'@id':'/p/1','product':{'@id':'/x/1','name':'Ei'},'sum':'1'}]}");
        Reversal reversal = of(null, deletion);
        assertThat(reversal.kind()).isEqualTo(Reversal.Kind.CREATION);
        assertThat(reversal.left()).containsExactly("updatedAt");
        assertThat(reversal.missing()).isEmpty();
        assertThat(reversal.recreated(TYPE, deletion.line().images().before(), Set.of()))
                .isEqualTo(json("{'name':'A','positions':[{'product':'/x/1'}]}"));
    }

    private static LoggedChange deleted(long number, String before) {
        return LoggedChange.of("DELETE", IRI, number, START.plusSeconds(number))
                .from(before)
                .ended(Result.APPLIED, START.plusSeconds(number));
    }

    @Test
    void whatANewObjectNeedsAndTheLogDoesNotHoldIsSaid() {
        assertThat(of(null, deleted(9, "{'phone':'1'}")).missing()).containsExactly("name");
    }

    @Test
    void anObjectThatIsThereAgainIsNotMadeTwice() {
        assertThat(of(json("{'name':'A'}"), deleted(9, "{'name':'A'}")).obstacle())
                .isEqualTo(Obstacle.STILL_THERE);
    }

    @Test
    void severalChangesAreTakenBackToBeforeTheFirst() {
        JsonObject now = json("{'name':'C','phone':'2'}");
        Reversal reversal = of(
                now,
                patch(2, "{'name':'B','phone':'1'}", "{'name':'C','phone':'2'}"),
                patch(1, "{'name':'A','phone':'1'}", "{'name':'B'}"));
        assertThat(reversal.reverts()).isEqualTo(1);
        assertThat(reversal.conflicts()).isZero();
        assertThat(restored(reversal, now)).isEqualTo(json("{'name':'A','phone':'1'}"));
    }

    @Test
    void whatOthersChangedBetweenThemIsAConflict() {
        LoggedChange first = patch(1, "{'name':'A'}", "{'name':'B'}").answering("{'name':'B'}");
        LoggedChange second = patch(3, "{'name':'X'}", "{'name':'C'}").answering("{'name':'C'}");
        Reversal reversal = of(json("{'name':'C'}"), first, second);
        assertThat(reversal.conflicts()).isEqualTo(1);
    }

    @Test
    void whatWasMadeAndChangedIsDeleted() {
        LoggedChange change = patch(2, "{'@id':'" + IRI + "','name':'A'}", "{'name':'B'}");
        Reversal reversal = of(
                json("{'@id':'" + IRI + "','name':'B'}"),
                created("{'name':'A'}", "{'@id':'" + IRI + "','name':'A'}"),
                change);
        assertThat(reversal.kind()).isEqualTo(Reversal.Kind.DELETION);
        assertThat(reversal.isSafe()).isTrue();
    }

    @Test
    void whatWasChangedAndDeletedIsMadeAsItWasBeforeTheChange() {
        LoggedChange deletion = deleted(9, "{'name':'B','phone':'1'}");
        Reversal reversal = of(null, patch(1, "{'name':'A','phone':'1'}", "{'name':'B'}"), deletion);
        assertThat(reversal.recreated(TYPE, deletion.line().images().before(), Set.of()))
                .isEqualTo(json("{'name':'A','phone':'1'}"));
    }

    @Test
    void whatWasMadeAndDeletedLeavesNothingToDo() {
        Reversal reversal =
                of(null, created("{'name':'A'}", "{'@id':'" + IRI + "','name':'A'}"), deleted(9, "{'name':'A'}"));
        assertThat(reversal.obstacle()).isEqualTo(Obstacle.NOTHING);
    }

    @Test
    void onlyWhatWasAppliedCanBeTakenBack() {
        Map<Result, Obstacle> obstacles = Map.of(
                Result.REJECTED, Obstacle.NOT_APPLIED,
                Result.NOT_APPLIED, Obstacle.NOT_APPLIED,
                Result.UNKNOWN, Obstacle.UNSETTLED,
                Result.CANNOT_TELL, Obstacle.UNSETTLED);
        obstacles.forEach((result, obstacle) -> {
            LoggedChange change = LoggedChange.of("PATCH", IRI, 1, START)
                    .from("{'name':'A'}")
                    .sending("{'name':'B'}")
                    .ended(result, START);
            assertThat(of(json("{'name':'B'}"), change).obstacle()).isEqualTo(obstacle);
        });
        LoggedChange pending =
                LoggedChange.of("PATCH", IRI, 1, START).from("{'name':'A'}").sending("{'name':'B'}");
        assertThat(of(json("{'name':'B'}"), pending).obstacle()).isEqualTo(Obstacle.UNSETTLED);
    }

    @Test
    void aRejectedChangeAmongOthersIsPassedOver() {
        LoggedChange rejected = LoggedChange.of("PATCH", IRI, 2, START)
                .from("{'name':'B'}")
                .sending("{'name':''}")
                .ended(Result.REJECTED, START);
        JsonObject now = json("{'name':'B'}");
        Reversal reversal = of(now, patch(1, "{'name':'A'}", "{'name':'B'}"), rejected);
        assertThat(restored(reversal, now)).isEqualTo(json("{'name':'A'}"));
    }

    @Test
    void whatHasBeenTakenBackIsNotTakenBackTwice() {
        LogEntry change = patch(1, "{'name':'A'}", "{'name':'B'}").line();
        LogEntry revert = patch(2, "{'name':'B'}", "{'name':'A'}").line();
        Reversal reversal = Reversal.of(TYPE, List.of(new Past(change, List.of(revert))), json("{'name':'B'}"));
        assertThat(reversal.obstacle()).isEqualTo(Obstacle.REVERTED);
    }

    @Test
    void theRestOfWhatWasTakenBackInPartCanBe() {
        LogEntry change =
                patch(1, "{'name':'A','phone':'1'}", "{'name':'B','phone':'2'}").line();
        LogEntry revert = patch(2, "{'name':'B','phone':'3'}", "{'name':'A'}").line();
        Reversal reversal =
                Reversal.of(TYPE, List.of(new Past(change, List.of(revert))), json("{'name':'A','phone':'2'}"));
        assertThat(reversal.fields()).extracting(RevertField::name).containsExactly("phone");
    }

    @Test
    void whileNobodyKnowsWhetherItWasTakenBackNobodyTriesAgain() {
        LogEntry change = patch(1, "{'name':'A'}", "{'name':'B'}").line();
        LogEntry revert = LoggedChange.of("PATCH", IRI, 2, START)
                .from("{'name':'B'}")
                .sending("{'name':'A'}")
                .unknown(START)
                .line();
        Reversal reversal = Reversal.of(TYPE, List.of(new Past(change, List.of(revert))), json("{'name':'B'}"));
        assertThat(reversal.obstacle()).isEqualTo(Obstacle.REVERT_UNSETTLED);
    }

    @Test
    void whatTheAccountDoesNotOfferCannotBeDone() {
        ResourceType readable = new ResourceType(
                "orders",
                "Order",
                "",
                EnumSet.of(Operation.READ),
                "orders/{id}",
                List.of(),
                TYPE.fields(),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null);
        Past update = past(patch(1, "{'name':'A'}", "{'name':'B'}"));
        Past creation = past(created("{'name':'A'}", "{'@id':'" + IRI + "','name':'A'}"));
        Past deletion = past(deleted(9, "{'name':'A'}"));
        JsonObject now = json("{'name':'B'}");
        assertThat(Reversal.of(readable, List.of(update), now).obstacle()).isEqualTo(Obstacle.NO_UPDATE);
        assertThat(Reversal.of(readable, List.of(creation), now).obstacle()).isEqualTo(Obstacle.NO_DELETION);
        assertThat(Reversal.of(readable, List.of(deletion), null).obstacle()).isEqualTo(Obstacle.NO_CREATION);
    }
}
