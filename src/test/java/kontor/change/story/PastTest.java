package kontor.change.story;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.audit.LogEntry;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome.Result;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.change.story.Past.Kind;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final ResourceType TYPE =
            type(field("city", FieldType.TEXT), field("zip", FieldType.TEXT), field("group", FieldType.RELATION));

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static LoggedChange patch(int second, String before, String sent) {
        return LoggedChange.of("PATCH", "/api_v2/orders/1", second + 1, at(second))
                .from(before)
                .sending(sent);
    }

    /** A change of the city, sent at a second and answered one later. */
    private static LoggedChange moves(int second, String from, String to) {
        return patch(second, "{'city':'" + from + "','zip':'1'}", "{'city':'" + to + "'}")
                .ended(Result.APPLIED, at(second + 1))
                .answering("{'city':'" + to + "','zip':'1'}");
    }

    private static Optional<Past> past(Instant moment, LoggedChange... changes) {
        return Past.at(moment, Stream.of(changes).map(LoggedChange::line).toList(), TYPE);
    }

    private static String city(Instant moment, LoggedChange... changes) {
        return past(moment, changes).orElseThrow().sighting().object().getString("city");
    }

    @Test
    void itWasAsTheLastChangeUntilThenLeftIt() {
        LoggedChange[] changes = {moves(10, "Celle", "Soltau"), moves(20, "Soltau", "Uelzen")};
        assertThat(city(at(11), changes)).isEqualTo("Soltau");
        assertThat(city(at(19), changes)).isEqualTo("Soltau");
        assertThat(city(at(21), changes)).isEqualTo("Uelzen");
        assertThat(city(at(9999), changes)).isEqualTo("Uelzen");
        assertThat(past(at(15), changes).orElseThrow().sighting().kind()).isEqualTo(Kind.LEFT);
    }

    @Test
    void beforeTheFirstChangeItWasAsThatFoundIt() {
        Past past = past(at(1), moves(10, "Celle", "Soltau")).orElseThrow();
        assertThat(past.sighting().kind()).isEqualTo(Kind.FOUND);
        assertThat(past.sighting().object().getString("city")).isEqualTo("Celle");
        assertThat(past.sighting().at()).isAfter(at(1));
    }

    @Test
    void whileAChangeIsUnderWayItIsAsBefore() {
        assertThat(city(at(10), moves(10, "Celle", "Soltau"))).isEqualTo("Celle");
    }

    @Test
    void nothingIsKnownOfAnObjectThatNobodyChanged() {
        assertThat(past(at(1))).isEmpty();
    }

    @Test
    void whatWasRejectedLeavesNoTraceButWhatItFound() {
        LoggedChange rejected =
                patch(20, "{'city':'Uelzen','zip':'1'}", "{'city':'x'}").ended(Result.REJECTED, at(21));
        assertThat(city(at(30), moves(10, "Celle", "Soltau"), rejected)).isEqualTo("Uelzen");
    }

    @Test
    void whatWasChangedOutsideInBetweenIsSaid() {
        LoggedChange first = moves(10, "Celle", "Soltau");
        Past past = past(at(15), first, moves(20, "Uelzen", "Peine")).orElseThrow();
        assertThat(past.sighting().object().getString("city")).isEqualTo("Soltau");
        assertThat(past.next().object().getString("city")).isEqualTo("Uelzen");
        assertThat(past(at(15), first, moves(20, "Soltau", "Peine"))
                        .orElseThrow()
                        .next())
                .isNull();
        LoggedChange embedded = patch(20, "{'city':'Soltau','group':{'@id':'/g/1','name':'G'}}", "{'city':'x'}");
        LoggedChange plain = patch(10, "{'city':'Celle'}", "{'city':'Soltau'}")
                .ended(Result.APPLIED, at(11))
                .answering("{'city':'Soltau','group':'/g/1'}");
        assertThat(past(at(15), plain, embedded).orElseThrow().next())
                .as("that a relation is embedded is no change")
                .isNull();
    }

    @Test
    void deletedIsDeletedUntilItIsThereAgain() {
        LoggedChange deletion = LoggedChange.of("DELETE", "/api_v2/orders/1", 11, at(10))
                .from("{'city':'Celle'}")
                .ended(Result.APPLIED, at(11));
        assertThat(city(at(10), deletion)).isEqualTo("Celle");
        Past past = past(at(12), deletion, moves(20, "Soltau", "x")).orElseThrow();
        assertThat(past.sighting().kind()).isEqualTo(Kind.DELETED);
        assertThat(past.sighting().isThere()).isFalse();
        assertThat(past.next()).isNotNull();
        LoggedChange refused = LoggedChange.of("DELETE", "/api_v2/orders/1", 11, at(10))
                .from("{'city':'Celle'}")
                .ended(Result.REJECTED, at(11));
        assertThat(city(at(12), refused)).isEqualTo("Celle");
    }

    @Test
    void beforeItsCreationThereWasNone() {
        LoggedChange creation = LoggedChange.of("POST", "/api_v2/orders", 11, at(10))
                .sending("{'city':'Celle'}")
                .ended(Result.APPLIED, at(11))
                .answering("{'@id':'/api_v2/orders/1','city':'Celle'}");
        assertThat(past(at(1), creation).orElseThrow().sighting().kind()).isEqualTo(Kind.NOT_MADE);
        assertThat(city(at(11), creation)).isEqualTo("Celle");
    }

    @Test
    void anUnknownOutcomeCountsFromWhenItWasFoundOut() {
        LoggedChange unknown = patch(10, "{'city':'Celle'}", "{'city':'Soltau'}")
                .unknown(at(20))
                .found(Result.APPLIED, at(60), "{'city':'Soltau','zip':'2'}");
        assertThat(city(at(59), unknown)).isEqualTo("Celle");
        assertThat(past(at(60), unknown).orElseThrow().sighting().object())
                .isEqualTo(json("{'city':'Soltau','zip':'2'}"));
        LoggedChange notApplied = patch(10, "{'city':'Celle'}", "{'city':'Soltau'}")
                .unknown(at(20))
                .found(Result.NOT_APPLIED, at(60), "{'city':'Celle','zip':'3'}");
        assertThat(past(at(60), notApplied).orElseThrow().sighting().object().getString("zip"))
                .isEqualTo("3");
    }

    @Test
    void withoutAPictureAfterwardsItIsWorkedOut() {
        LoggedChange silent =
                patch(10, "{'city':'Celle','zip':'1'}", "{'zip':null}").ended(Result.APPLIED, at(11));
        Past past = past(at(12), silent).orElseThrow();
        assertThat(past.sighting().kind()).isEqualTo(Kind.WORKED_OUT);
        assertThat(past.sighting().object()).isEqualTo(json("{'city':'Celle'}"));
    }

    @Test
    void whatIsSaidLaterOfAnUnknownChangeDoesNotUndoAnotherOneSince() {
        LoggedChange unknown = patch(10, "{'city':'Celle','zip':'1'}", "{'zip':'2'}")
                .unknown(at(20))
                .found(Result.APPLIED);
        List<LogEntry> history =
                List.of(unknown.line(), moves(30, "Celle", "Soltau").line());
        assertThat(Past.at(at(40), history, TYPE)
                        .orElseThrow()
                        .sighting()
                        .object()
                        .getString("city"))
                .isEqualTo("Soltau");
    }

    @Test
    void itIsCalledAsTheLogCalledItUnlessThatWasItsPath() {
        FieldDisplay display = FieldDisplay.in(Locale.GERMANY);
        LoggedChange change = patch(10, "{'@id':'/api_v2/orders/1','city':'Celle'}", "{'city':'Soltau'}");
        assertThat(past(at(10), change.called("Nord")).orElseThrow().label(TYPE, display))
                .isEqualTo("Nord");
        Past unnamed = past(at(10), change.called("/api_v2/orders/1")).orElseThrow();
        assertThat(unnamed.label(TYPE, display)).isEqualTo("Bestellung 1");
        assertThat(unnamed.label(null, display)).isEqualTo("1");
    }
}
