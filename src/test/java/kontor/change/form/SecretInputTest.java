package kontor.change.form;

import static kontor.change.TestFields.choice;
import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.required;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Locale;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class SecretInputTest {
    private static final ResourceType TYPE = type(
            field("name", FieldType.TEXT),
            field("pin", FieldType.INTEGER).asSecret(),
            field(
                    "login",
                    FieldType.OBJECT,
                    required("code", FieldType.PASSWORD).asSecret()),
            choice("level", "low", "high").asSecret());

    private static Row row(ObjectForm form, String path) {
        return form.getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.getPath().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectForm form(String object) {
        return ObjectForm.of(TYPE, json(object), Locale.GERMANY);
    }

    @Test
    void leftEmptyItChangesNothing() {
        ObjectForm form = form("{'name':'A'}");
        row(form, "pin").getInput().setText("");
        assertThat(form.isTouched()).isFalse();
        assertThat(form.wanted()).isEqualTo(json("{'name':'A'}"));
    }

    @Test
    void whatWasTypedStaysAlthoughThePageDoesNotSendItAgain() {
        ObjectForm form = form("{'name':'A'}");
        row(form, "pin").getInput().setText("1234");
        assertThat(row(form, "pin").isHeld()).isTrue();
        row(form, "pin").getInput().setText("");
        assertThat(form.wanted()).isEqualTo(json("{'name':'A','pin':1234}"));
    }

    @Test
    void itTakesWhatItsTypeTakes() {
        ObjectForm form = form("{}");
        row(form, "pin").getInput().setText("Apfelmus");
        form.wanted();
        assertThat(form.getMistakes()).isEqualTo(1);
        assertThat(row(form, "pin").getWrong()).doesNotContain("Apfelmus");
    }

    @Test
    void nothingThatTheAccountSendsIsHeld() {
        ObjectForm form = form("{'login':{'user':'u'}}");
        assertThat(row(form, "login.code").getInput().getText()).isEmpty();
        assertThat(form.wanted()).isEqualTo(json("{'login':{'user':'u'}}"));
    }

    @Test
    void isMaskedUnlessOneOfAFewIsChosen() {
        ObjectForm form = form("{'login':{}}");
        assertThat(row(form, "pin").isMasked()).isTrue();
        assertThat(row(form, "login.code").isMasked()).isTrue();
        assertThat(row(form, "name").isMasked()).isFalse();
        assertThat(row(form, "level").isMasked()).isFalse();
        row(form, "level").getInput().setText("high");
        row(form, "level").getInput().setText("");
        assertThat(form.isTouched()).isFalse();
    }

    @Test
    void asJsonItIsAMarkThatStandsForIt() {
        HeldSecrets held = new HeldSecrets();
        JsonObject typed = json("{'name':'A','pin':1234,'login':{'code':'Apfelmus'}}");
        JsonObject shown = held.hide(TYPE, typed);
        assertThat(shown.toString()).contains("\"name\":\"A\"").doesNotContain("1234", "Apfelmus");
        assertThat(held.reveal(shown)).isEqualTo(typed);
        assertThat(held.hide(TYPE, shown)).isEqualTo(shown);
        assertThat(held.reveal(json("{'pin':{'@secret':99}}"))).isEqualTo(json("{'pin':{'@secret':99}}"));
    }
}
