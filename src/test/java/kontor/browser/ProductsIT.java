package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import kontor.demo.DemoPeople;
import kontor.sandbox.SandboxAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clerk changes what a product costs, in German numbers. */
class ProductsIT {
    private static final String CHEESE = "Bergkäse am Stück";

    private Stage stage;
    private SandboxAccount account;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account("Hof Sonnental");
    }

    @Test
    void aNewPriceReachesTheAccountAndTheLog() {
        String iri = account.iris("products").stream()
                .filter(each -> account.object(each).getString("name").equals(CHEESE))
                .findFirst()
                .orElseThrow();
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.opensCompany("Hof Sonnental");
            kai.opensList("Produkte");
            assertThat(kai.page.locator("#objects tbody tr", new Page.LocatorOptions().setHasText(CHEESE)))
                    .containsText("18,90");
            kai.page
                    .locator("#objects tbody th a", new Page.LocatorOptions().setHasText(CHEESE))
                    .click();
            assertThat(kai.fact("Nettopreis")).hasText("18,90");
            kai.edits();
            assertThat(kai.field("netPrice")).hasValue("18,90");
            assertThat(kai.page.locator("[data-field=grossPrice]")).hasCount(0);
            kai.field("netPrice").fill("1.234,50");
            kai.reviews();
            assertThat(kai.page.locator(".difference tbody tr")).hasCount(1);
            assertThat(kai.page.locator(".difference del")).hasText("18,90");
            assertThat(kai.page.locator(".difference ins")).hasText("1.234,50");
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(kai.fact("Nettopreis")).hasText("1.234,50");
            assertThat(kai.fact("Bruttopreis")).hasText("1.320,92");
        }
        assertThat(stage.sandbox.writes())
                .singleElement()
                .satisfies(write -> assertThat(write.body()).isEqualTo("{\"netPrice\":\"1234.50\"}"));
        assertThat(account.object(iri).getString("netPrice")).isEqualTo("1234.50");
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=products&state=applied");
            assertThat(olga.newestLine())
                    .containsText("Kai Lorenz änderte bei " + CHEESE + ": Nettopreis von 18,90 auf 1.234,50");
            olga.newestLine().click();
            assertThat(olga.page.locator("#difference tbody tr", new Page.LocatorOptions().setHasText("Nettopreis")))
                    .containsText("1.234,50");
            assertThat(olga.page.locator("#difference tbody tr", new Page.LocatorOptions().setHasText("Bruttopreis")))
                    .containsText("1.320,92");
        }
    }

    @Test
    void whatIsNoPriceIsToldBeforeAnythingIsSent() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.opensCompany("Hof Sonnental");
            kai.opensList("Produkte");
            kai.opensFirstObject();
            kai.edits();
            kai.field("netPrice").fill("12,50 EUR");
            kai.button("review").click();
            assertThat(kai.page.locator("[data-field=netPrice] .field-error")).containsText("1.234,50");
            assertThat(kai.field("netPrice")).hasValue("12,50 EUR");
            assertThat(stage.sandbox.writes()).isEmpty();
        }
    }

    @Test
    void aPriceCanBeACreditToo() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            kai.opensObject("/api_v2/products/1");
            kai.changes(Map.of("netPrice", "-0,75"));
            assertThat(kai.notice()).containsText("übernommen");
        }
        assertThat(account.object("/api_v2/products/1").getString("netPrice")).isEqualTo("-0.75");
    }
}
