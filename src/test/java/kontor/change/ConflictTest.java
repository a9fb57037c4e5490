package kontor.change;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.readOnly;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class ConflictTest {
    private static final ResourceType TYPE = type(
            field("city", FieldType.TEXT),
            field("phone", FieldType.PHONE),
            field("note", FieldType.TEXT),
            field("customer", FieldType.RELATION),
            field("tags", FieldType.LIST),
            readOnly("updatedAt", FieldType.DATE_TIME),
            field("address", FieldType.OBJECT, field("zip", FieldType.TEXT), field("city", FieldType.TEXT)));

    @Test
    void whatOnlyOneChangedIsTakenFromThatOne() {
        Conflict conflict = new Conflict(
                TYPE,
                json("{'@id':'/o/1','city':'A','phone':'1','updatedAt':'x','address':{'zip':'1','city':'X'}}"),
                json("{'@id':'/o/1','city':'A','phone':'2','updatedAt':'y','address':{'zip':'2','city':'X'}}"),
                json("{'@id':'/o/1','city':'B','phone':'1','updatedAt':'x','address':{'zip':'1','city':'Y'}}"));
        assertThat(conflict.isDecided()).isTrue();
        assertThat(conflict.merged())
                .isEqualTo(
                        json("{'@id':'/o/1','city':'B','phone':'2','updatedAt':'y','address':{'zip':'2','city':'Y'}}"));
    }

    @Test
    void whatBothChangedHasToBeChosen() {
        Conflict conflict = new Conflict(
                TYPE,
                json("{'city':'A','tags':['a'],'note':'n'}"),
                json("{'city':'B','tags':['a','b'],'note':'same'}"),
                json("{'city':'C','tags':[],'note':'same'}"));
        assertThat(conflict.isDecided()).isFalse();
        assertThat(conflict.getLines())
                .filteredOn(Conflict.Line::isOpen)
                .extracting(Conflict.Line::getName)
                .containsExactly("city", "tags");
        conflict.getLines().get(0).setSide(Conflict.Side.MINE);
        assertThat(conflict.isDecided()).isFalse();
        conflict.getLines().get(2).setSide(Conflict.Side.THEIRS);
        assertThat(conflict.isDecided()).isTrue();
        assertThat(conflict.merged()).isEqualTo(json("{'city':'C','tags':['a','b'],'note':'same'}"));
    }

    @Test
    void nullAndMissingAreTheSameAndSoAreEmbeddedAndNamedObjects() {
        Conflict conflict = new Conflict(
                TYPE,
                json("{'phone':null,'customer':{'@id':'/c/1','name':'K'}}"),
                json("{'customer':{'@id':'/c/1','name':'L'}}"),
                json("{'phone':null,'customer':'/c/1','note':'n'}"));
        assertThat(conflict.getLines()).extracting(Conflict.Line::getName).containsExactly("note");
        assertThat(conflict.merged()).isEqualTo(json("{'customer':{'@id':'/c/1','name':'L'},'note':'n'}"));
    }

    private static Optional<String> overtaker(String now, LoggedChange... latest) {
        JsonObject before = json("{'city':'A','phone':'1','address':{'zip':'1'},'updatedAt':'x'}");
        Conflict conflict = new Conflict(TYPE, before, json(now), json("{'city':'Meine','phone':'1'}"));
        return Overtaker.name(
                TYPE, conflict, Stream.of(latest).map(LoggedChange::line).toList());
    }

    private static LoggedChange logged(Outcome.Result result) {
        return LoggedChange.of("PATCH", "/o/1", 3, Instant.EPOCH)
                .ended(result, Instant.EPOCH)
                .answering("{'city':'B','phone':'1','address':{'zip':'2'},'updatedAt':'y'}");
    }

    @Test
    void whoOvertookIsNamedWhereTheLogKnows() {
        String theirs = "{'city':'B','phone':'1','address':{'zip':'2'},'updatedAt':'z'}";
        assertThat(overtaker(theirs, logged(Outcome.Result.APPLIED))).contains("Kai");
    }

    @Test
    void nobodyIsNamedForWhatTheLogDoesNotKnow() {
        String theirs = "{'city':'B','phone':'1','address':{'zip':'2'}}";
        assertThat(overtaker(theirs)).isEmpty();
        assertThat(overtaker(theirs, logged(Outcome.Result.UNKNOWN))).isEmpty();
        assertThat(overtaker(theirs.replace("'phone':'1'", "'phone':'2'"), logged(Outcome.Result.APPLIED)))
                .as("changed once more, elsewhere")
                .isEmpty();
        assertThat(overtaker("{'city':'A','phone':'1','address':{'zip':'1'}}", logged(Outcome.Result.APPLIED)))
                .as("nothing that anyone sets has changed")
                .isEmpty();
    }

    @Test
    void whatWasEmptiedStaysEmptied() {
        Conflict conflict = new Conflict(
                TYPE,
                json("{'phone':'1','address':{'zip':'1'}}"),
                json("{'phone':'1','address':{'zip':'2'}}"),
                json("{'phone':null,'address':null}"));
        conflict.getLines().get(0).setSide(Conflict.Side.MINE);
        assertThat(conflict.merged()).isEqualTo(json("{'phone':null,'address':null}"));
    }
}
