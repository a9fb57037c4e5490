package kontor.change.resolution;

import static kontor.audit.LoggedChange.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.audit.Finding;
import kontor.audit.Finding.Reason;
import kontor.audit.LogEntry;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome.Result;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration SETTLE = Duration.ofMinutes(2);
    private static final Duration LONGEST_READ = Duration.ofSeconds(50);
    private static final String BEFORE = "{'city':'Celle','zip':'29221','address':{'street':'A','door':1}}";

    private static final ResourceType CUSTOMERS = new ResourceType(
            "customers",
            "Customer",
            "",
            Set.of(Operation.LIST, Operation.READ, Operation.PATCH, Operation.DELETE),
            "customers/{id}",
            List.of("city"),
            List.of(
                    Field.of("customers", "city", FieldType.TEXT),
                    Field.of("customers", "zip", FieldType.TEXT),
                    Field.of("customers", "address", FieldType.OBJECT),
                    Field.of("customers", "items", FieldType.OBJECTS),
                    Field.of("customers", "pin", FieldType.TEXT).asSecret()),
            Set.of(),
            List.of(),
            Map.of(),
            List.of(),
            null,
            null);

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    /** Sent at second 0, given up at second 20, settled at second 140. */
    private static LoggedChange patch(String sent) {
        return LoggedChange.of("PATCH", "/api_v2/customers/1", 10, at(0))
                .from(BEFORE)
                .sending(sent)
                .unknown(at(20));
    }

    private static LoggedChange other(int sequence, int second, String before, String sent) {
        return LoggedChange.of("PATCH", "/api_v2/customers/1", sequence, at(second))
                .from(before)
                .sending(sent)
                .ended(Result.APPLIED, at(second + 1));
    }

    private static Evidence evidence(LoggedChange change, LoggedChange... others) {
        return new Evidence(
                CUSTOMERS,
                change.line(),
                Stream.of(others).map(LoggedChange::line).toList(),
                SETTLE,
                LONGEST_READ);
    }

    private static Observation seen(String object, int second) {
        return new Observation(object == null ? null : json(object), at(second), at(second + 1));
    }

    private static void is(Optional<Finding> finding, Result result, Reason reason) {
        assertThat(finding).map(Finding::result).contains(result);
        assertThat(finding).map(Finding::reason).contains(reason);
    }

    @Test
    void aValueAsSentTellsThatTheChangeWasAppliedAtOnce() {
        is(
                evidence(patch("{'city':'Uelzen'}")).ofUpdate(seen("{'city':'Uelzen','zip':'29221'}", 21)),
                Result.APPLIED,
                Reason.AS_SENT);
    }

    @Test
    void aValueAsBeforeTellsThatItWasNotAppliedOnlyOnceTheAccountCanHaveNothingInHand() {
        Evidence evidence = evidence(patch("{'city':'Uelzen'}"));
        assertThat(evidence.ofUpdate(seen(BEFORE, 139))).isEmpty();
        is(evidence.ofUpdate(seen(BEFORE, 140)), Result.NOT_APPLIED, Reason.AS_BEFORE);
    }

    /** Accounts put what they keep first and what they make anew last. */
    @Test
    void itemsThatComeInAnotherOrderThanTheyWereSentTellOfTheChange() {
        String before = "{'items':[{'@id':'/i/1','n':1},{'@id':'/i/2','n':2}]}";
        LoggedChange change = LoggedChange.of("PATCH", "/api_v2/customers/1", 10, at(0))
                .from(before)
                .sending("{'items':[{'@id':'/i/1','n':5},'/i/2']}")
                .unknown(at(20));
        is(
                evidence(change).ofUpdate(seen("{'items':[{'@id':'/i/2','n':2},{'@id':'/i/7','n':5}]}", 21)),
                Result.APPLIED,
                Reason.AS_SENT);
        is(evidence(change).ofUpdate(seen(before, 140)), Result.NOT_APPLIED, Reason.AS_BEFORE);
    }

    @Test
    void itemsThatWerePutInAnotherOrderTellOfItByTheirOrder() {
        String before = "{'items':[{'@id':'/i/1','n':1},{'@id':'/i/2','n':2}]}";
        LoggedChange change = LoggedChange.of("PATCH", "/api_v2/customers/1", 10, at(0))
                .from(before)
                .sending("{'items':['/i/2','/i/1']}")
                .unknown(at(20));
        is(evidence(change).ofUpdate(seen(before, 140)), Result.NOT_APPLIED, Reason.AS_BEFORE);
        is(
                evidence(change).ofUpdate(seen("{'items':[{'@id':'/i/2','n':2},{'@id':'/i/1','n':1}]}", 21)),
                Result.APPLIED,
                Reason.AS_SENT);
    }

    @Test
    void aThirdValueTellsNothing() {
        Evidence evidence = evidence(patch("{'city':'Uelzen'}"));
        assertThat(evidence.ofUpdate(seen("{'city':'Munster'}", 100))).isEmpty();
        Optional<Finding> finding = evidence.ofUpdate(seen("{'city':'Munster'}", 140));
        is(finding, Result.CANNOT_TELL, Reason.OTHER_VALUES);
        assertThat(finding.orElseThrow().details()).containsExactly("city");
    }

    @Test
    void oneFieldAsSentIsEnoughWhereSomeoneChangedAnotherSince() {
        is(
                evidence(patch("{'city':'Uelzen','zip':'29525'}")).ofUpdate(seen("{'city':'Uelzen','zip':'1'}", 200)),
                Result.APPLIED,
                Reason.AS_SENT);
    }

    @Test
    void oneFieldAsBeforeIsNotEnoughWhereSomeoneChangedAnotherSince() {
        is(
                evidence(patch("{'city':'Uelzen','zip':'29525'}")).ofUpdate(seen("{'city':'Celle','zip':'1'}", 200)),
                Result.CANNOT_TELL,
                Reason.OTHER_VALUES);
    }

    @Test
    void halfAsSentAndHalfAsBeforeTellsNothing() {
        is(
                evidence(patch("{'city':'Uelzen','zip':'29525'}"))
                        .ofUpdate(seen("{'city':'Uelzen','zip':'29221'}", 200)),
                Result.CANNOT_TELL,
                Reason.OTHER_VALUES);
    }

    @Test
    void withinAnObjectOnlyWhatWasSentOfItCounts() {
        Evidence evidence = evidence(patch("{'address':{'street':'B'}}"));
        is(evidence.ofUpdate(seen("{'address':{'street':'B','door':9}}", 200)), Result.APPLIED, Reason.AS_SENT);
        is(evidence.ofUpdate(seen("{'address':{'street':'A','door':9}}", 200)), Result.NOT_APPLIED, Reason.AS_BEFORE);
    }

    @Test
    void whatCannotBeReadBackTellsNothing() {
        is(evidence(patch("{'pin':'1234'}")).ofUpdate(seen(BEFORE, 200)), Result.CANNOT_TELL, Reason.UNSEEN);
        is(evidence(patch("{'pin':{'@secret':'set'}}")).ofUpdate(seen(BEFORE, 200)), Result.CANNOT_TELL, Reason.UNSEEN);
        is(
                evidence(patch("{'gone':{'@secret':'set'}}")).ofUpdate(seen(BEFORE, 200)),
                Result.CANNOT_TELL,
                Reason.UNSEEN);
    }

    @Test
    void anObjectThatIsGoneTellsNothingOfAChangeToIt() {
        is(evidence(patch("{'city':'Uelzen'}")).ofUpdate(seen(null, 200)), Result.CANNOT_TELL, Reason.OBJECT_GONE);
    }

    @Test
    void aLaterChangeHasSeenTheValueBeforeItOverwroteIt() {
        LoggedChange later = other(12, 300, "{'city':'Uelzen'}", "{'city':'Munster'}");
        is(
                evidence(patch("{'city':'Uelzen'}"), later).ofUpdate(seen("{'city':'Munster'}", 400)),
                Result.APPLIED,
                Reason.AS_SENT);
    }

    @Test
    void aLaterChangeHasSeenThatTheValueWasNotThere() {
        LoggedChange later = other(12, 300, BEFORE, "{'city':'Uelzen'}");
        is(
                evidence(patch("{'city':'Uelzen'}"), later).ofUpdate(seen("{'city':'Uelzen'}", 400)),
                Result.NOT_APPLIED,
                Reason.AS_BEFORE);
    }

    @Test
    void whoeverRepeatsAChangeAtOnceMakesItUntellable() {
        LoggedChange repeated = other(12, 30, BEFORE, "{'city':'Uelzen'}");
        is(
                evidence(patch("{'city':'Uelzen'}"), repeated).ofUpdate(seen("{'city':'Uelzen'}", 400)),
                Result.CANNOT_TELL,
                Reason.OVERWRITTEN);
    }

    @Test
    void aLaterChangeOfOtherFieldsDoesNotGetInTheWay() {
        LoggedChange later = other(12, 30, BEFORE, "{'zip':'1'}");
        is(
                evidence(patch("{'city':'Uelzen'}"), later).ofUpdate(seen("{'city':'Uelzen','zip':'1'}", 40)),
                Result.APPLIED,
                Reason.AS_SENT);
        is(
                evidence(patch("{'city':'Uelzen'}"), later).ofUpdate(seen("{'city':'Celle','zip':'1'}", 400)),
                Result.NOT_APPLIED,
                Reason.AS_BEFORE);
    }

    @Test
    void aValueThatAnotherChangePutBackDoesNotTellThatItWasNeverThere() {
        LoggedChange back = other(12, 30, "{'city':'Bergen'}", "{'city':'Celle'}");
        is(
                evidence(patch("{'city':'Uelzen'}"), back).ofUpdate(seen(BEFORE, 400)),
                Result.CANNOT_TELL,
                Reason.OVERWRITTEN);
    }

    @Test
    void whatWasCertainlyNotAppliedDoesNotGetInTheWay() {
        LoggedChange rejected = other(12, 30, BEFORE, "{'city':'Uelzen'}").ended(Result.REJECTED, at(31));
        LoggedChange notApplied =
                other(13, 50, BEFORE, "{'city':'Uelzen'}").unknown(at(52)).found(Result.NOT_APPLIED);
        is(
                evidence(patch("{'city':'Uelzen'}"), rejected, notApplied).ofUpdate(seen("{'city':'Uelzen'}", 100)),
                Result.APPLIED,
                Reason.AS_SENT);
    }

    @Test
    void whatWasOverBeforeTheChangeBeganDoesNotGetInTheWay() {
        LoggedChange earlier = other(8, -10, "{'city':'Bergen'}", "{'city':'Uelzen'}");
        is(
                evidence(patch("{'city':'Uelzen'}"), earlier).ofUpdate(seen("{'city':'Uelzen'}", 100)),
                Result.APPLIED,
                Reason.AS_SENT);
    }

    @Test
    void anEarlierUnknownChangeOfTheSameKindIsWaitedForAndThenCounted() {
        LoggedChange earlier = LoggedChange.of("PATCH", "/api_v2/customers/1", 8, at(-30))
                .from(BEFORE)
                .sending("{'city':'Uelzen'}")
                .unknown(at(-10));
        LoggedChange change = patch("{'city':'Uelzen'}");
        assertThat(evidence(change, earlier).ofUpdate(seen("{'city':'Uelzen'}", 400)))
                .isEmpty();
        is(
                evidence(change, earlier.found(Result.NOT_APPLIED)).ofUpdate(seen("{'city':'Uelzen'}", 400)),
                Result.APPLIED,
                Reason.AS_SENT);
        is(
                evidence(change, earlier.found(Result.CANNOT_TELL)).ofUpdate(seen("{'city':'Uelzen'}", 400)),
                Result.CANNOT_TELL,
                Reason.OVERWRITTEN);
    }

    @Test
    void aWholeObjectThatWasSentLaterCoversAllItsFields() {
        LoggedChange put = LoggedChange.of("PUT", "/api_v2/customers/1", 12, at(30))
                .from(BEFORE)
                .sending("{'city':'Celle','zip':'1'}")
                .ended(Result.APPLIED, at(31));
        is(
                evidence(patch("{'city':'Uelzen'}"), put).ofUpdate(seen("{'city':'Celle','zip':'1'}", 400)),
                Result.CANNOT_TELL,
                Reason.OVERWRITTEN);
    }

    private static LoggedChange deletion(int sequence, int second) {
        return LoggedChange.of("DELETE", "/api_v2/customers/1", sequence, at(second))
                .from(BEFORE);
    }

    @Test
    void anObjectThatIsGoneWasDeletedAndOneThatIsThereWasNotOnceThatIsCertain() {
        Evidence evidence = evidence(deletion(10, 0).unknown(at(20)));
        is(evidence.ofDeletion(seen(null, 21)), Result.APPLIED, Reason.GONE);
        assertThat(evidence.ofDeletion(seen(BEFORE, 139))).isEmpty();
        is(evidence.ofDeletion(seen(BEFORE, 140)), Result.NOT_APPLIED, Reason.STILL_THERE);
    }

    @Test
    void aLaterDeletionHasSeenTheObjectAndMakesItUntellableWhenItCameAtOnce() {
        LoggedChange unknown = deletion(10, 0).unknown(at(20));
        is(
                evidence(unknown, deletion(12, 300).ended(Result.APPLIED, at(301)))
                        .ofDeletion(seen(null, 400)),
                Result.NOT_APPLIED,
                Reason.STILL_THERE);
        is(
                evidence(unknown, deletion(12, 30).ended(Result.APPLIED, at(31)))
                        .ofDeletion(seen(null, 400)),
                Result.CANNOT_TELL,
                Reason.OVERWRITTEN);
        is(
                evidence(unknown, deletion(12, 30).ended(Result.REJECTED, at(31)))
                        .ofDeletion(seen(null, 400)),
                Result.APPLIED,
                Reason.GONE);
    }

    @Test
    void theFindingHoldsTheObjectAsItIsNow() {
        LogEntry change = patch("{'city':'Uelzen'}").line();
        LogEntry later =
                other(12, 300, "{'city':'Uelzen'}", "{'city':'Munster'}").line();
        Evidence evidence = new Evidence(CUSTOMERS, change, List.of(later), SETTLE, LONGEST_READ);
        assertThat(evidence.ofUpdate(seen("{'city':'Munster'}", 400)))
                .map(Finding::object)
                .contains(json("{'city':'Munster'}"));
    }
}
