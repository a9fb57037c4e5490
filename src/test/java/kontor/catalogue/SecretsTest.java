package kontor.catalogue;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final ResourceType TYPE = type(
            field("name", FieldType.TEXT),
            field("pin", FieldType.INTEGER).asSecret(),
            field(
                    "login",
                    FieldType.OBJECT,
                    field("user", FieldType.TEXT),
                    field("code", FieldType.TEXT).asSecret()),
            field(
                    "users",
                    FieldType.OBJECTS,
                    field("user", FieldType.TEXT),
                    field("code", FieldType.TEXT).asSecret()),
            field("bank", FieldType.OBJECT, field("iban", FieldType.TEXT)).asSecret(),
            field("payer", FieldType.RELATION),
            field("more", FieldType.JSON));

    @Test
    void whatAnAccountSendsAlthoughItSaysItNeverDoesIsTakenOut() {
        assertThat(Secrets.without(
                        TYPE,
                        json("{'name':'A','pin':1234,'login':{'user':'u','code':'x'},"
                                + "'users':[{'user':'u','code':'x'},{'user':'v'}],'bank':{'iban':'DE1'}}")))
                .isEqualTo(json("{'name':'A','login':{'user':'u'},'users':[{'user':'u'},{'user':'v'}]}"));
    }

    @Test
    void whereTheDocumentTellsNothingASecretGoesByItsName() {
        assertThat(Secrets.without(
                        TYPE,
                        json("{'payer':{'@id':'/c/1','pin':1,'payer':{'code':'x','city':'X'}},"
                                + "'more':[[{'bank':'x','y':1}]],'unknown':{'deep':{'pin':2}}}")))
                .isEqualTo(
                        json("{'payer':{'@id':'/c/1','payer':{'city':'X'}},'more':[[{'y':1}]],'unknown':{'deep':{}}}"));
    }

    @Test
    void whatWasSentIsKeptWithMarks() {
        assertThat(Secrets.marked(
                        TYPE, json("{'name':'A','pin':1234,'login':{'user':'u','code':'x'},'bank':{'iban':'DE1'}}")))
                .isEqualTo(json("{'name':'A','pin':{'@secret':'set'},'login':{'user':'u','code':{'@secret':'set'}},"
                        + "'bank':{'@secret':'set'}}"));
    }

    @Test
    void thatASecretIsTakenAwayIsNone() {
        assertThat(Secrets.marked(TYPE, json("{'pin':null}"))).isEqualTo(json("{'pin':null}"));
    }

    @Test
    void anObjectWithoutSecretsIsTheSame() {
        assertThat(Secrets.marked(type(field("name", FieldType.TEXT)), json("{'pin':1}")))
                .isEqualTo(json("{'pin':1}"));
        assertThat(Secrets.without(TYPE, null)).isNull();
    }

    @Test
    void secretsAreFoundWhereverTheyAre() {
        assertThat(Secrets.texts(
                        TYPE,
                        json("{'name':'A','pin':1234,'users':[{'code':'x'}],'bank':{'iban':'DE1','more':['y']}}")))
                .containsExactlyInAnyOrder("1234", "x", "DE1", "y");
    }

    @Test
    void anAnswerGetsTheMarksOfWhatWasSent() {
        assertThat(Secrets.withMarksOf(
                        json("{'city':'X','pin':{'@secret':'set'},'login':{'code':{'@secret':'set'}},"
                                + "'users':[{'user':'u','code':{'@secret':'set'}}]}"),
                        json("{'city':'Y','login':{'user':'u'},'users':[{'user':'U','id':1}]}")))
                .isEqualTo(json("{'city':'Y','login':{'user':'u','code':{'@secret':'set'}},"
                        + "'users':[{'user':'U','id':1,'code':{'@secret':'set'}}],'pin':{'@secret':'set'}}"));
    }

    @Test
    void aSecretReadsAsSetAndAsNothingElse() {
        FieldDisplay display = FieldDisplay.in(Locale.GERMANY);
        JsonValue object = json("{'user':'u','code':'Apfelmus'}");
        assertThat(display.of(
                        TYPE.field("pin").orElseThrow(), json("{'x':1234}").get("x")))
                .isEqualTo("(gesetzt)");
        assertThat(display.of(TYPE.field("login").orElseThrow(), object))
                .contains("u")
                .doesNotContain("Apfelmus");
        assertThat(display.of(json("{'@secret':'set'}"))).isEqualTo("(gesetzt)");
    }

    @Test
    void noSecretBecomesTheNameOfAnObject() {
        ResourceType nameless = type(field("word", FieldType.TEXT).asSecret());
        assertThat(nameless.label(json("{'word':'Apfelmus'}"))).doesNotContain("Apfelmus");
    }
}
