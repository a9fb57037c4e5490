package kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static String between(String before, String after) {
        StringBuilder text = new StringBuilder();
        Difference.between(json(before), json(after))
                .changes()
                .forEach(change -> text.append(change.name())
                        .append(':')
                        .append(change.before())
                        .append('>')
                        .append(change.after())
                        .append(' '));
        return text.toString().strip();
    }

    @Test
    void namesWhatChanged() {
        assertThat(between("{'a':1,'b':2}", "{'a':1,'b':3}")).isEqualTo("b:2>3");
    }

    @Test
    void takesMissingAndNullForTheSame() {
        assertThat(between("{'a':null}", "{}")).isEmpty();
        assertThat(between("{'a':1}", "{'a':null}")).isEqualTo("a:1>null");
    }

    @Test
    void passesOverWhatIsNoField() {
        assertThat(between("{'@id':'/a/1'}", "{'@id':'/a/2','@type':'A'}")).isEmpty();
    }

    @Test
    void passesOverTheOrderOfFields() {
        assertThat(between("{'a':{'x':1,'y':2}}", "{'a':{'y':2,'x':1}}")).isEmpty();
    }

    @Test
    void knowsWhatAMergePatchWouldDo() {
        Difference difference = Difference.of(json("{'a':1,'b':{'x':1,'y':2}}"), json("{'a':null,'b':{'y':3}}"));
        assertThat(difference.changes()).hasSize(2);
        assertThat(difference.changes().get(0).after()).isNull();
        assertThat(difference.changes().get(1).after()).isEqualTo(json("{'x':1,'y':3}"));
    }
}
