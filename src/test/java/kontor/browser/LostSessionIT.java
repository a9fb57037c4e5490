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

    private Locator lost() {
        return kai.page.locator(".lost:visible");
    }

    /** The window in which they go on. */
    private Page goesOn() {
        return kai.page.waitForPopup(() -> lost().locator("[data-goes-on]").click());
    }

    private static void signsIn(Page page, String name) {
        page.locator("#signIn\\:name").fill(name);
        page.locator("#signIn\\:password").fill(DemoPeople.PASSWORD);
        page.locator("#signIn\\:submit").click();
        assertThat(page.locator(".person")).isVisible();
    }

    private static Locator field(Page page, String name) {
        return page.locator("[data-field=" + name + "] input").first();
    }

    private void isEnteredAgain(Page other) {
        assertThat(other.locator(".restored:visible")).containsText("noch nichts");
        assertThat(field(other, "phone")).hasValue("04131 555");
        assertThat(field(other, "portalPassword")).hasValue("");
        assertThat(kai.page.locator(".elsewhere:visible")).isVisible();
        assertThat(stage.sandbox.writes()).isEmpty();
        other.locator("#object\\:review").click();
        assertThat(other.locator(".difference tbody tr")).hasCount(1);
        other.locator("#object\\:confirm").click();
        assertThat(other.locator("#notices li").first()).containsText("protokolliert");
        other.close();
    }

    @Test
    void whatWasEnteredIsThereAfterSigningInAgain() {
        kai.page.context().clearCookies();
        kai.button("review").click();
        assertThat(lost()).containsText("Gesendet wurde nichts");
        assertThat(kai.field("phone")).hasValue("04131 555");
        Page other = goesOn();
        signsIn(other, DemoPeople.CLERK);
        isEnteredAgain(other);
    }

    @Test
    void itIsThereWhereSomeoneSignedInAgainElsewhere() {
        kai.page.context().clearCookies();
        Page elsewhere = kai.page.context().newPage();
        elsewhere.navigate(stage.portal().address().resolve("sign-in").toString());
        signsIn(elsewhere, DemoPeople.CLERK);
        elsewhere.close();
        kai.button("review").click();
        assertThat(lost()).isVisible();
        isEnteredAgain(goesOn());
    }

    @Test
    void nobodyElseGetsIt() {
        kai.page.context().clearCookies();
        kai.button("review").click();
        Page other = goesOn();
        signsIn(other, DemoPeople.ADMINISTRATOR);
        assertThat(other.locator("#object\\:edit")).isVisible();
        assertThat(lost().locator("[data-goes-on=refused]")).isVisible();
        assertThat(other.locator("#object\\:edit")).isVisible();
        other.close();
    }
}
