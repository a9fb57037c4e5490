package kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import kontor.catalogue.FieldType;
import kontor.catalogue.Secrets;
import kontor.change.TestFields;
import kontor.company.CompanyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent is what is recorded (law 1), but for secrets, of which it is recorded that they are sent. */
class IntentTest {
    private static Intent intent(String sent, String kept) {
        return intent(TestFields.json(sent), kept == null ? null : TestFields.json(kept));
    }

    private static Intent intent(JsonObject sent, JsonObject kept) {
        return new Intent(
                new CompanyId(1),
                1,
                "Konto",
                "object.patch",
                "customers",
                "/c/1",
                "",
                "PATCH",
                "/c/1",
                null,
                null,
                sent,
                kept,
                null);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'a':1,'pin':2} | {'a':1,'pin':{'@secret':'set'}}",
                "{'o':{'pin':2},'l':[{'pin':3}]} | {'o':{'pin':{'@secret':'set'}},'l':[{'pin':{'@secret':'set'}}]}"
            })
    void marksMayStandForWhatIsSent(String sent, String kept) {
        assertThat(intent(sent, kept).sent()).isEqualTo(TestFields.json(sent));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'a':1} | {'a':2}",
                "{'a':1,'b':2} | {'a':1}",
                "{'a':1} | {'a':1,'pin':{'@secret':'set'}}",
                "{'l':[1,2]} | {'l':[1]}",
                "{'o':{'a':1}} | {'o':{'@secret':'set','a':2}}"
            })
    void nothingElseMayDiffer(String sent, String kept) {
        assertThatThrownBy(() -> intent(sent, kept)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBodyIsNeverLeftOut() {
        assertThatThrownBy(() -> intent("{'a':1}", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsTheMarksOfTheCatalogue() {
        JsonObject sent = TestFields.json("{'pin':1}");
        JsonObject kept = Secrets.marked(
                TestFields.type(TestFields.field("pin", FieldType.INTEGER).asSecret()), sent);
        assertThat(kept).isNotEqualTo(sent);
        assertThat(intent(sent, kept).toString()).doesNotContain("pin");
    }
}
