package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import kontor.demo.DemoPeople;
import kontor.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a key may not do is shown as not available, remembered, and tried again when someone says so. */
class DenialIT {
    private static final String TOUR = "/api_v2/tours/1";
    private static final String OTHER_TOUR = "/api_v2/tours/2";

    private Stage stage;
    private Person kai;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        kai = Person.signsIn(stage, DemoPeople.CLERK);
        kai.worksIn("Hof Sonnental");
        kai.opensObject(TOUR);
    }

    @AfterEach
    void clear() throws Exception {
        stage.change("delete from denial");
        kai.close();
    }

    private Locator denied() {
        return kai.page.locator("#denied");
    }

    @Test
    void aRefusedChangeIsNotOfferedAgainUntilSomeoneTries() {
        kai.edits();
        kai.field("driver").fill("Jana Voß");
        kai.reviews();
        stage.sandbox.fault(Fault.status(403).on("PATCH", "tours"));
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("Nichts wurde geändert");
        assertThat(kai.field("driver")).hasValue("Jana Voß");
        stage.sandbox.clearFaults();
        kai.opensReading(OTHER_TOUR);
        assertThat(kai.button("edit")).hasCount(0);
        assertThat(denied()).containsText("Bearbeiten");
        kai.button("allowChange").click();
        assertThat(kai.button("edit")).isVisible();
        assertThat(denied()).hasCount(0);
        kai.edits();
        kai.field("driver").fill("Jana Voß");
        kai.reviews();
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("übernommen");
        assertThat(stage.sandbox.account("Hof Sonnental").object(OTHER_TOUR).getString("driver"))
                .isEqualTo("Jana Voß");
    }

    @Test
    void aRefusedDeletionIsNotOfferedAgainUntilSomeoneTries() {
        kai.button("delete").click();
        stage.sandbox.fault(Fault.status(403).on("DELETE", "tours"));
        kai.button("confirmDeletion").click();
        assertThat(kai.notice()).containsText("darf das nicht");
        kai.opensReading(TOUR);
        assertThat(kai.button("delete")).hasCount(0);
        assertThat(denied()).containsText("Löschen");
        kai.button("allowDeletion").click();
        assertThat(kai.button("delete")).isVisible();
    }

    @Test
    void whatMayNotBeMadeIsNotOffered() {
        String list = "objects/list?type=deposits&company=" + kai.companyId();
        kai.goes(list);
        kai.page.locator("#create").click();
        kai.field("name").fill("Kiste, klein");
        kai.reviews();
        stage.sandbox.fault(Fault.status(403).on("POST", "deposits"));
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("darf das nicht");
        String page = kai.page.url();
        kai.goes(list);
        assertThat(kai.page.locator("#objects")).isVisible();
        assertThat(kai.page.locator("#create")).hasCount(0);
        kai.page.navigate(page);
        assertThat(kai.page.locator(".empty h2")).containsText("nicht verfügbar");
        kai.page.locator("#again, [id$=again]").first().click();
        assertThat(kai.field("name")).isVisible();
        assertThat(kai.complaints).isEmpty();
    }

    @Test
    void anObjectThatMayNotBeSeenIsNoError() {
        stage.sandbox.fault(Fault.status(403).on("GET", "tours/1"));
        kai.page.reload();
        assertThat(kai.page.locator(".empty h2")).containsText("nicht verfügbar");
        assertThat(kai.page.locator("div.problem")).hasCount(0);
        stage.sandbox.clearFaults();
        kai.page.locator("#again, [id$=again]").first().click();
        assertThat(kai.button("edit")).isVisible();
    }
}
