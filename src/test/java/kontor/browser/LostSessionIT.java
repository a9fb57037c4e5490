package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import kontor.demo.DemoPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Someone's session ends while they edit: what they entered is entered again after they signed in, for them only. */
class LostSessionIT {
    private static final String CUSTOMER = "/api_v2/customers/7";

    private Stage stage;
    private Person kai;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        kai = Person.signsIn(stage, DemoPeople.CLERK);
        kai.worksIn("Hof Sonnental");
        kai.opensObject(CUSTOMER);
        kai.edits();
        kai.field("phone").fill("04131 555");
        kai.field("portalPassword").fill("geheim-und-lang-123");
    }

    @AfterEach
    void clear() {
        kai.close();
    }

    private Locator visible(String which) {
        return kai.page.locator(which + ":visible");
    }

    private void isEnteredAgain() {
        assertThat(kai.field("phone")).hasValue("04131 555");
        assertThat(kai.field("portalPassword")).hasValue("");
        assertThat(visible(".restored")).containsText("noch nichts");
        assertThat(stage.sandbox.writes()).isEmpty();
        kai.reviews();
        assertThat(kai.page.locator(".difference tbody tr")).hasCount(1);
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("protokolliert");
        assertThat(kai.page.evaluate("() => sessionStorage.getItem('kontor.draft')"))
                .isNull();
    }

    @Test
    void whatWasEnteredIsThereAfterSigningInAgain() {
        kai.page.context().clearCookies();
        kai.button("review").click();
        kai.page.waitForURL("**/sign-in**");
        assertThat((String) kai.page.evaluate("() => sessionStorage.getItem('kontor.draft')"))
                .contains("04131 555")
                .doesNotContain("geheim-und-lang-123");
        kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
        assertThat(visible(".draft")).isVisible();
        visible(".draft [data-enters-again]").click();
        isEnteredAgain();
    }

    @Test
    void itIsThereWhereSomeoneSignedInAgainElsewhere() {
        kai.page.context().clearCookies();
        Page other = kai.page.context().newPage();
        other.navigate(stage.portal().address().resolve("sign-in").toString());
        other.locator("#signIn\\:name").fill(DemoPeople.CLERK);
        other.locator("#signIn\\:password").fill(DemoPeople.PASSWORD);
        other.locator("#signIn\\:submit").click();
        assertThat(other.locator(".person")).isVisible();
        other.close();
        kai.button("review").click();
        assertThat(visible(".lost")).containsText("Gesendet wurde nichts");
        visible(".lost [data-enters-again]").click();
        isEnteredAgain();
    }

    @Test
    void nobodyElseSeesIt() {
        kai.page.context().clearCookies();
        kai.button("review").click();
        kai.page.waitForURL("**/sign-in**");
        kai.signsInAs(DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
        assertThat(kai.page.locator("main")).isVisible();
        assertThat(visible(".draft")).hasCount(0);
        assertThat(kai.page.evaluate("() => sessionStorage.getItem('kontor.draft')"))
                .isNull();
    }

    @Test
    void itCanBeThrownAway() {
        kai.page.context().clearCookies();
        kai.button("review").click();
        kai.page.waitForURL("**/sign-in**");
        kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
        visible(".draft [data-discards-draft]").click();
        assertThat(visible(".draft")).hasCount(0);
        kai.page.reload();
        assertThat(visible(".draft")).hasCount(0);
    }
}
