package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kontor.change.form.AwkwardObjects;
import kontor.demo.DemoPeople;
import kontor.limit.LoneSurrogates;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever changes one field of an object changes that field and no other, whatever the object holds and whatever a browser
 * makes of it. Objects are put together by chance from all that accounts were seen to send.
 */
class UntouchedIT {
    private static final int OBJECTS = 8;
    private static final String PATH = "things/1";

    private Stage stage;
    private Person anna;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
        anna.worksIn("Biohof Lindenau");
    }

    @AfterEach
    void clear() {
        stage.sandbox.reset();
        reads();
        anna.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"patch", "put"})
    void oneFieldIsChangedAndNoOther(String method) throws Exception {
        stage.sandbox.document(AwkwardObjects.document(method));
        reads();
        long first = System.nanoTime();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            long seed = first + i;
            JsonObject object = AwkwardObjects.of(seed, PATH);
            stage.sandbox.answer(PATH, LoneSurrogates.escaped(object.toString()));
            stage.sandbox.forgetRequests();
            try {
                if (i % 2 == 0) {
                    changesTheTitle(method, object, "neu " + i);
                } else {
                    appends(object);
                }
            } catch (AssertionError e) {
                wrong.add("seed " + seed + " of " + object + "\n" + e.getMessage());
            }
        }
        assertThat(String.join("\n\n", wrong)).isEmpty();
        assertThat(anna.complaints).isEmpty();
    }

    private void changesTheTitle(String method, JsonObject object, String title) {
        edits();
        anna.field("title").fill(title);
        confirms();
        // A PUT holds all that can be set, as it was.
        JsonObject expected = method.equals("patch")
                ? Json.createObjectBuilder().add("title", title).build()
                : Json.createObjectBuilder(object)
                        .add("title", title)
                        .remove("id")
                        .remove("@id")
                        .remove("@type")
                        .build();
        assertThat(body()).isEqualTo(expected);
    }

    /** Types at the end of the first text that is entered as one, not as JSON. */
    private void appends(JsonObject object) {
        edits();
        for (String name :
                List.of("line1", "remark1", "line2", "remark2", "mail", "link", "phone", "line3", "remark3")) {
            if (object.get(name) instanceof JsonString text && !text.getString().isBlank()) {
                Locator input = anna.field(name);
                if (!input.inputValue().startsWith("\"")) {
                    input.evaluate("each => each.setSelectionRange(each.value.length, each.value.length)");
                    input.focus();
                    anna.page.keyboard().press("End");
                    anna.page.keyboard().press("Control+End");
                    anna.page.keyboard().type("x");
                    confirms();
                    assertThat(body().get(name)).as(name).isEqualTo(Json.createValue(text.getString() + "x"));
                    return;
                }
            }
        }
    }

    private void edits() {
        anna.goes("objects/object?company=" + anna.companyId() + "&type=things&credential=" + credential()
                + "&id=/api_v2/" + PATH);
        anna.edits();
    }

    private void confirms() {
        anna.button("review").click();
        assertThat(anna.button("confirm").or(anna.page.locator(".field-error")).first())
                .isVisible();
        assertThat(anna.page.locator(".field-error").allInnerTexts()).isEmpty();
        assertThat(anna.page.locator(".difference tbody tr").allInnerTexts()).hasSize(1);
        stage.sandbox.forgetRequests();
        anna.button("confirm").click();
        assertThat(anna.notice()).containsText("protokolliert");
    }

    private JsonObject body() {
        List<SeenRequest> writes = stage.sandbox.writes();
        assertThat(writes).hasSize(1);
        return AwkwardObjects.read(writes.get(0).body()).asJsonObject();
    }

    private long credential() {
        try {
            return stage.number("select min(id) from credential where company_id = " + anna.companyId());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the portal read the account's document. */
    private void reads() {
        anna.goes("credentials/document?company=" + anna.companyId() + "&credential=" + credential());
        anna.page.locator("#refreshing\\:refresh").click();
        assertThat(anna.notice()).isVisible();
    }
}
