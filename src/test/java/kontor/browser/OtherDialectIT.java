package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kontor.demo.DemoPeople;
import kontor.sandbox.Dialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same work against an account of a newer server, which names things differently and leaves out what is null. */
class OtherDialectIT {
    private static final String CUSTOMER = "/api_v2/customers/8";

    private Stage stage;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        stage.sandbox.dialect(Dialect.RELEASE_4_1);
    }

    @Test
    void listsHaveTotalsAndPages() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.opensCompany("Hof Sonnental");
            kai.opensList("Kunden");
            assertThat(kai.page.locator(".pager-count")).hasText("1–30 von 420");
            kai.turnsPage("Weiter");
            assertThat(kai.page.locator(".pager-count")).hasText("31–60 von 420");
            assertThat(kai.page.locator("#objects tbody tr")).hasCount(30);
            kai.goes("objects/list?type=customers&page=14&company=" + kai.companyId());
            assertThat(kai.page.locator(".pager-count")).hasText("391–420 von 420");
            assertThat(kai.page.locator(".pager .disabled")).hasText("Weiter");
        }
    }

    @Test
    void aChangeIsMadeAndSoIsFillingWhatWasLeftOut() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            kai.opensObject(CUSTOMER);
            assertThat(kai.fact("Lieferhinweise")).hasText("–");
            kai.changes(Map.of("city", "Dömitz", "deliveryInstructions", "Hintereingang"));
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(kai.fact("Ort")).hasText("Dömitz");
            assertThat(kai.fact("Lieferhinweise")).hasText("Hintereingang");
            kai.page.locator(".after-change a").click();
            assertThat(kai.page.locator("main .state").first()).hasText("übernommen");
        }
        assertThat(stage.sandbox.account("Hof Sonnental").object(CUSTOMER).getString("city"))
                .isEqualTo("Dömitz");
    }

    @Test
    void emptyingAFieldIsNoDifferenceToLeavingItOut() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            kai.opensObject(CUSTOMER);
            kai.changes(Map.of("phone", ""));
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(kai.fact("Telefon")).hasText("–");
        }
        assertThat(stage.sandbox.writes())
                .singleElement()
                .satisfies(write -> assertThat(write.body()).isEqualTo("{\"phone\":null}"));
    }

    @Test
    void violationsAreUnderstoodToo() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            kai.opensObject(CUSTOMER);
            kai.changes(Map.of("zip", "abc"));
            assertThat(kai.page.locator("[data-field=zip] .field-error")).containsText("Postleitzahl");
        }
    }
}
