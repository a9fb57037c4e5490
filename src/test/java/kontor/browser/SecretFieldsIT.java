package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kontor.change.report.ReportText;
import kontor.demo.DemoPeople;
import kontor.sandbox.Fault;
import kontor.sandbox.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the account's document calls write-only reaches the account, and nothing and nobody else. */
class SecretFieldsIT {
    private static final String CUSTOMER = "/api_v2/customers/6";

    /** Found in nothing but what holds it. */
    private final String secret = "geheim-" + UUID.randomUUID();

    private Stage stage;
    private Person kai;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        kai = Person.signsIn(stage, DemoPeople.CLERK);
        kai.worksIn("Hof Sonnental");
    }

    @AfterEach
    void isNeitherStoredNorLogged() throws Exception {
        kai.close();
        assertThat(stage.database.dump().contains(secret)).as("in the database").isFalse();
        assertThat(stage.portal().log().contains(secret)).as("in the log").isFalse();
    }

    private void isNotShown() {
        assertThat(kai.page.content()).doesNotContain(secret);
    }

    private void isNotIn(String address) {
        kai.goes(address);
        isNotShown();
    }

    private void isInTheAccount() {
        assertThat(stage.sandbox.account("Hof Sonnental").object(CUSTOMER).getString("portalPassword"))
                .isEqualTo(secret);
    }

    private void presses(String button, String shown) {
        kai.button(button).click();
        assertThat(kai.page.locator(shown)).isVisible();
    }

    @Test
    void isTypedUnseenAndToldToBeSet() {
        kai.opensObject(CUSTOMER);
        kai.edits();
        assertThat(kai.field("portalPassword")).hasAttribute("type", "password");
        assertThat(kai.field("portalPassword")).hasAttribute("autocomplete", "new-password");
        kai.field("portalPassword").fill(secret);
        kai.reviews();
        assertThat(kai.page.locator(".difference ins")).hasText("(gesetzt)");
        isNotShown();
        presses("back", "[data-field=portalPassword]");
        assertThat(kai.field("portalPassword")).hasValue("");
        assertThat(kai.field("portalPassword")).hasAttribute("placeholder", "eingegeben, wird gesetzt");
        isNotShown();
        presses("asJson", "#object\\:json");
        assertThat(kai.page.locator("#object\\:json")).hasValue(Pattern.compile(".*\"@secret\".*", Pattern.DOTALL));
        isNotShown();
        kai.reviews();
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("protokolliert");
        isInTheAccount();
        isNotShown();

        kai.page.locator(".after-change a").click();
        assertThat(kai.page.locator("main h1")).isVisible();
        // The account has said, besides, when it was changed.
        assertThat(kai.page.locator(".difference tr:has-text('Passwort für den Webshop') ins"))
                .hasText("(gesetzt)");
        assertThat(kai.page.locator(".wire-data pre").nth(1)).containsText("\"@secret\": \"set\"");
        isNotShown();
        String entry = kai.page.url().replaceFirst(".*entry=([0-9]+).*", "$1");
        isNotIn("changes/revert?company=" + kai.companyId() + "&entry=" + entry);
    }

    @Test
    void asJsonItIsTypedAndThenAMark() {
        kai.opensObject(CUSTOMER);
        kai.edits();
        presses("asJson", "#object\\:json");
        String json = kai.page.locator("#object\\:json").inputValue();
        kai.page.locator("#object\\:json").fill(json.replaceFirst("\\{", "{ \"portalPassword\": \"" + secret + "\","));
        kai.reviews();
        assertThat(kai.page.locator(".difference ins")).hasText("(gesetzt)");
        presses("back", "#object\\:json");
        assertThat(kai.page.locator("#object\\:json")).hasValue(Pattern.compile(".*\"@secret\".*", Pattern.DOTALL));
        isNotShown();
        kai.reviews();
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("protokolliert");
        isInTheAccount();
        isNotShown();
    }

    @Test
    void anAccountThatTellsItIsNotBelieved() throws Exception {
        assertThat(kai.changesByRequest(CUSTOMER, Map.of("portalPassword", "anderes-geheimnis")))
                .isEqualTo("Applied");
        stage.sandbox.behaves(Way.SECRETS_TOLD, true);
        assertThat(kai.changesByRequest(CUSTOMER, Map.of("portalPassword", secret, "city", "Uelzen")))
                .isEqualTo("Applied");
        isInTheAccount();
        kai.opensObject(CUSTOMER);
        assertThat(kai.page.locator("#raw pre")).containsText("Uelzen");
        isNotShown();
        isNotIn("objects/list?company=" + kai.companyId() + "&type=customers&sort=city");
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.worksIn("Hof Sonnental");
            assertThat(anna.fetches("audit/log?company=" + anna.companyId()))
                    .contains("Kai Lorenz")
                    .doesNotContain(secret);
            for (String format : List.of("csv", "jsonl")) {
                assertThat(exported(anna, format).text()).contains("Uelzen").doesNotContain(secret);
            }
            assertThat(ReportText.of(exported(anna, "pdf").body()))
                    .contains("Uelzen", "(gesetzt)")
                    .doesNotContain(secret);
        }
        kai.opensObject(CUSTOMER);
        kai.edits();
        presses("asJson", "#object\\:json");
        isNotShown();
    }

    private APIResponse exported(Person reader, String format) {
        return reader.page
                .request()
                .post(
                        stage.portal().address().resolve("audit/export/file").toString(),
                        RequestOptions.create()
                                .setHeader("Origin", reader.origin())
                                .setForm(FormData.create()
                                        .set("token", reader.token(reader.companyId()))
                                        .set("company", reader.companyId())
                                        .set("contents", "opened")
                                        .set("format", format)));
    }

    @Test
    void whereNobodyKnowsWhetherItWasSetAPersonHasToLook() {
        stage.sandbox.fault(Fault.cutAfter().on("PATCH", "customers").times(1));
        assertThat(kai.changesByRequest(CUSTOMER, Map.of("portalPassword", secret)))
                .isEqualTo("Unknown");
        kai.goes("changes/list?state=cannot_tell");
        kai.reloadsUntil(kai.page.locator(".line"));
        kai.newestLine().click();
        assertThat(kai.page.locator("#finding")).isVisible();
        assertThat(kai.page.locator(".difference ins")).hasText("(gesetzt)");
        isNotShown();
    }

    @Test
    void itsColumnIsNotOfferedAndAnExportOfAllFieldsHasNone() {
        kai.goes("objects/list?company=" + kai.companyId() + "&type=customers");
        assertThat(kai.page.locator("main")).not().containsText("Passwort für den Webshop");
        assertThat(kai.page.locator("main", new Page.LocatorOptions().setHasText("Kundennummer")))
                .hasCount(1);
    }
}
