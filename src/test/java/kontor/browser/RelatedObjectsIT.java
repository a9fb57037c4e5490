package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import kontor.change.RelatedObjectsTest;
import kontor.demo.DemoPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An object within which others are: they are relations until someone opens them. */
class RelatedObjectsIT {
    private Stage stage;
    private Person anna;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        stage.sandbox.document(RelatedObjectsTest.DOCUMENT.replace("/api/", "/api_v2/"));
        stage.sandbox.answer("items/5", RelatedObjectsTest.ITEM.toString().replace("/api/", "/api_v2/"));
        anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
        anna.worksIn("Biohof Lindenau");
        reads();
        anna.goes("objects/object?company=" + anna.companyId() + "&type=items&credential=" + credential()
                + "&id=/api_v2/items/5");
        anna.edits();
    }

    @AfterEach
    void clear() throws Exception {
        stage.sandbox.reset();
        reads();
        anna.close();
    }

    private long credential() throws Exception {
        return stage.number("select min(id) from credential where company_id = " + anna.companyId());
    }

    private void reads() throws Exception {
        anna.goes("credentials/document?company=" + anna.companyId() + "&credential=" + credential());
        anna.page.locator("#refreshing\\:refresh").click();
        assertThat(anna.notice()).isVisible();
    }

    private void opens(String path) {
        anna.page
                .locator("[data-field='" + path + "'] button:has-text('Hier bearbeiten')")
                .click();
    }

    private JsonObject sent() {
        assertThat(stage.sandbox.writes()).hasSize(1);
        try (JsonReader reader =
                Json.createReader(new StringReader(stage.sandbox.writes().get(0).body()))) {
            return reader.readObject();
        }
    }

    @Test
    void openedTheyAreEditedAndThatIsSaid() {
        assertThat(anna.field("order.number")).hasCount(0);
        opens("order");
        assertThat(anna.field("order.number")).hasValue("B1");
        opens("taxes[0].orders");
        assertThat(anna.field("taxes[0].orders[0].number")).hasValue("B1");
        anna.field("order.number").fill("B2");
        anna.reviews();
        assertThat(anna.page.locator("[data-effect=related]")).containsText("auch andere Objekte");
        assertThat(anna.page.locator(".difference tbody tr")).hasCount(1);
        anna.button("confirm").click();
        assertThat(anna.notice()).containsText("protokolliert");
        assertThat(sent()).hasToString("{\"order\":{\"number\":\"B2\"}}");
        assertThat(anna.complaints).isEmpty();
    }

    @Test
    void aNameThatNobodyChoseIsRefusedAndEmptiesNothing() {
        anna.field("order").fill("Irgendein");
        anna.field("quantity").fill("7");
        anna.button("review").click();
        assertThat(anna.page.locator("[data-field=order] .field-error")).containsText("Vorschläge");
        assertThat(anna.field("order")).hasValue("Irgendein");
        assertThat(stage.sandbox.writes()).isEmpty();
        assertThat(anna.complaints).isEmpty();
    }
}
