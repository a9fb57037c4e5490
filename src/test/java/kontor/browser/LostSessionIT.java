package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
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
    }

    @AfterEach
    void clear() {
        kai.close();
    }

    private void entersACustomersPhone() {
        kai.opensObject(CUSTOMER);
        kai.edits();
        kai.field("phone").fill("04131 555");
        kai.field("portalPassword").fill("geheim-und-lang-123");
    }

    /** Presses a button of a line, and waits until the form has it. */
    private void removes(String path) {
        kai.page.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> kai.page
                        .locator(
                                "[data-field='" + path + "'] button", new Page.LocatorOptions().setHasText("Entfernen"))
                        .click());
        kai.page.waitForFunction("() => !window.PrimeFaces.ajax.Queue.requests.length");
    }

    /** Without a session any more, presses a button. */
    private void isLostAt(String button) {
        kai.page.context().clearCookies();
        kai.button(button).click();
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
        return page.locator("[data-field='" + name + "'] input").first();
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
        entersACustomersPhone();
        isLostAt("review");
        assertThat(lost()).containsText("Gesendet wurde nichts");
        assertThat(kai.field("phone")).hasValue("04131 555");
        Page other = goesOn();
        signsIn(other, DemoPeople.CLERK);
        isEnteredAgain(other);
    }

    @Test
    void itIsThereWhereSomeoneSignedInAgainElsewhere() {
        entersACustomersPhone();
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
        entersACustomersPhone();
        isLostAt("review");
        Page other = goesOn();
        signsIn(other, DemoPeople.ADMINISTRATOR);
        assertThat(other.locator("#object\\:edit")).isVisible();
        assertThat(lost().locator("[data-goes-on=refused]")).isVisible();
        assertThat(other.locator("#object\\:edit")).isVisible();
        other.close();
    }

    @Test
    void itIsThereWhereTheSessionEndsAtTheLastStep() {
        entersACustomersPhone();
        kai.reviews();
        isLostAt("confirm");
        assertThat(lost()).containsText("Gesendet wurde nichts");
        assertThat(kai.button("confirm")).isVisible();
        Page other = goesOn();
        signsIn(other, DemoPeople.CLERK);
        isEnteredAgain(other);
    }

    @Test
    void whatWasEnteredInAListIsEnteredInTheSameItem() {
        kai.opensObject("/api_v2/products/1");
        kai.edits();
        kai.field("name").fill("Neuer Name");
        String tag = kai.field("tags[0]").inputValue();
        String price = kai.field("packSizes[2].netPrice").inputValue();
        removes("packSizes[0]");
        removes("tags[0]");
        kai.field("packSizes[0].netPrice").fill("99,90");
        isLostAt("review");
        Page other = goesOn();
        signsIn(other, DemoPeople.CLERK);
        assertThat(other.locator(".restored:visible [data-missing]")).hasText("Schlagwörter, Packungsgrößen");
        assertThat(field(other, "name")).hasValue("Neuer Name");
        assertThat(field(other, "tags[0]")).hasValue(tag);
        assertThat(field(other, "packSizes[0].name")).hasValue("Einzeln");
        assertThat(field(other, "packSizes[1].name")).hasValue("Halbe Kiste");
        assertThat(field(other, "packSizes[1].netPrice")).hasValue("99,90");
        assertThat(field(other, "packSizes[2].netPrice")).hasValue(price);
        other.locator("#object\\:review").click();
        assertThat(other.locator(".difference tbody tr")).hasCount(2);
        other.close();
    }

    @Test
    void whatSomeoneElseChangedMeanwhileIsLeftAsItIs() {
        entersACustomersPhone();
        isLostAt("review");
        stage.sandbox
                .account("Hof Sonnental")
                .change(
                        CUSTOMER,
                        Json.createObjectBuilder()
                                .add("email", "neu@kunde.example")
                                .build());
        Page other = goesOn();
        signsIn(other, DemoPeople.CLERK);
        assertThat(other.locator(".restored:visible [data-missing]")).isHidden();
        assertThat(field(other, "email")).hasValue("neu@kunde.example");
        isEnteredAgain(other);
    }

    @Test
    void whereNothingWasEnteredOneIsLedBackToTheObject() {
        kai.opensObject(CUSTOMER);
        String here = kai.page.url();
        isLostAt("reload");
        signsIn(kai.page, DemoPeople.CLERK);
        assertThat(kai.page).hasURL(here);
        assertThat(kai.button("edit")).isVisible();
    }
}
