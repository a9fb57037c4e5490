package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kontor.demo.DemoPeople;
import kontor.sandbox.SandboxAccount;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects whose ids are anything but numbers: what a list leads to can be opened, changed and found in the log. */
class OddIdsIT {
    private static final List<String> IDS = List.of(
            "dot.json", "x y", "a+b", "Müller", "q?r", "h#i", "semi;colon", "a/b", "100%", "long" + "x".repeat(700));

    private Stage stage;
    private SandboxAccount account;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account("Hof Sonnental");
    }

    @AfterEach
    void clear() {
        stage.sandbox.reset();
    }

    @Test
    void openFromTheListWhateverTheyAre() {
        for (int i = 0; i < IDS.size(); i++) {
            String old = "/api_v2/customers/" + (i + 1);
            account.change(
                    old,
                    Json.createObjectBuilder()
                            .add("email", "seltsam" + i + "@kunde.example")
                            .build());
            account.rename(old, IDS.get(i));
        }
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            for (int i = 0; i < IDS.size(); i++) {
                kai.goes("objects/list?company=" + kai.companyId() + "&type=customers&q=seltsam" + i + "@");
                Locator link = kai.page.locator("#objects tbody th a");
                if (link.count() != 1) {
                    throw new AssertionError(
                            IDS.get(i) + ": " + kai.page.locator("main").innerText());
                }
                link.click();
                assertThat(kai.page.locator("main")).containsText("seltsam" + i + "@kunde.example");
            }
            assertThat(kai.complaints).isEmpty();
        }
    }

    @Test
    void areChangedAndFoundInTheLog() {
        changes("q?r/Müller x");
    }

    @Test
    void areChangedAndFoundInTheLogHoweverLongTheyAre() {
        changes("long" + "x".repeat(700));
    }

    private void changes(String id) {
        String old = account.iris("customers").get(20);
        account.change(
                old, Json.createObjectBuilder().add("lastName", "Sonderling").build());
        String iri = account.rename(old, id);
        stage.sandbox.forgetRequests();
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            kai.goes("objects/list?company=" + kai.companyId() + "&type=customers&q=Sonderling");
            kai.opensFirstObject();
            kai.edits();
            kai.field("city").fill("Celle");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
            kai.goes("changes/list?type=customers&object=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            assertThat(kai.page.locator(".line-link")).hasCount(1);
            kai.goes("changes/list?type=customers&object=" + URLEncoder.encode(iri, StandardCharsets.UTF_8));
            assertThat(kai.page.locator(".line-link")).hasCount(1);
            assertThat(kai.complaints).isEmpty();
        }
        assertThat(stage.sandbox.writes()).extracting(SeenRequest::method).containsExactly("PATCH");
        assertThat(account.object("/api_v2/customers/" + id).getString("city")).isEqualTo("Celle");
    }
}
