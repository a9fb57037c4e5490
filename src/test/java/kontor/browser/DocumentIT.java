package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import kontor.demo.DemoPeople;
import kontor.sandbox.Dialect;
import kontor.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where Kontor gets to know an account from: its API description, version by version. */
class DocumentIT {
    private Stage stage;
    private Person anna;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
        anna.opensCompany("Gärtnerei Morgentau");
        opensDocument();
        refreshes();
    }

    @AfterEach
    void clear() throws Exception {
        stage.sandbox.reset();
        opensDocument();
        refreshes();
        anna.close();
    }

    private void opensDocument() throws Exception {
        long company = stage.number("select id from company where name = 'Gärtnerei Morgentau'");
        long credential = stage.number("select min(id) from credential where company_id = " + company);
        assertThat(anna.goes("credentials/document?company=" + company + "&credential=" + credential))
                .isEqualTo(200);
    }

    private void refreshes() {
        anna.page.locator("#refreshing\\:refresh").click();
        assertThat(anna.notice()).containsText("API-Beschreibung");
    }

    private void uploads(String name, String content) {
        anna.page
                .locator("#uploading\\:file")
                .setInputFiles(new FilePayload(name, "application/json", content.getBytes(StandardCharsets.UTF_8)));
        anna.page.locator("#uploading\\:upload").click();
    }

    private static String document(String name) throws IOException {
        try (InputStream in = DocumentIT.class.getResourceAsStream("/openapi/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Locator newestVersion() {
        return anna.page.locator(".version").first();
    }

    @Test
    void showsWhatTheAccountKnows() {
        assertThat(anna.page.locator("#types")).containsText("Kunden");
        assertThat(anna.page
                        .locator("#types tr", new Page.LocatorOptions().setHasText("Rechnungen"))
                        .first())
                .containsText("auflisten, ansehen");
    }

    @Test
    void aNewDocumentIsANewVersionWithWhatChanged() {
        stage.sandbox.dialect(Dialect.RELEASE_4_1);
        refreshes();
        assertThat(anna.page.locator("#document")).containsText("3.1.0");
        stage.sandbox.document("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{"
                + "\"/api_v2/tours\":{\"get\":{\"operationId\":\"api_tours_get_collection\",\"tags\":[\"Tour\"],"
                + "\"responses\":{\"200\":{\"description\":\"\",\"content\":{\"application/ld+json\":{\"schema\":"
                + "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
                + "\"wobbliness\":{\"type\":\"integer\"}}}}}}}}}}}}");
        refreshes();
        assertThat(anna.page.locator("#types tbody tr")).hasCount(1);
        newestVersion().locator(".changes-button").click();
        assertThat(newestVersion()).containsText("Kunden gibt es nicht mehr");
        assertThat(newestVersion()).containsText("haben ein neues Feld: Wobbliness");
        anna.opensCompany("Gärtnerei Morgentau");
        assertThat(anna.page.locator(".rail")).not().containsText("Kunden");
        assertThat(anna.page.locator(".rail")).containsText("Touren");
    }

    @Test
    void whatAnAccountMayResetIsSaidBeforeAnObjectIsSentWhole() throws Exception {
        stage.sandbox.dialect(Dialect.RELEASE_2_7);
        refreshes();
        reviewsADepot();
        assertThat(anna.page.locator("[data-effect=resets]")).hasCount(0);
        stage.sandbox.dialect(Dialect.RELEASE_4_1);
        anna.button("back").click();
        anna.button("discard").click();
        assertThat(anna.button("edit")).isVisible();
        opensDocument();
        refreshes();
        reviewsADepot();
        assertThat(anna.page.locator("[data-effect=resets]")).containsText("nur als Ganzes");
    }

    private void reviewsADepot() {
        anna.opensObject("/api_v2/depots/1");
        anna.edits();
        anna.field("capacity").fill("901");
        anna.reviews();
    }

    @Test
    void theSameDocumentIsNoNewVersion() {
        int before = anna.page.locator(".version").count();
        refreshes();
        assertThat(anna.notice()).containsText("nicht geändert");
        assertThat(anna.page.locator(".version")).hasCount(before);
    }

    @Test
    void aFileServesWhereTheAccountHandsOutNothing() throws Exception {
        stage.sandbox.fault(Fault.status(404).on("GET", "docs"));
        anna.page.locator("#refreshing\\:refresh").click();
        assertThat(anna.page.locator("div.problem")).isVisible();
        uploads("openapi.json", document("generation-4.3"));
        assertThat(anna.notice()).containsText("in Gebrauch");
        assertThat(newestVersion()).containsText("hochgeladen");
        assertThat(anna.page.locator("#types")).containsText("Tourstopps");
    }

    @Test
    void whatIsNoGoodIsRefusedWithTheReasonAndTheFormerStaysInUse() throws Exception {
        int before = anna.page.locator(".version").count();
        for (String[] each : new String[][] {
            {"broken-syntax", "kein JSON"}, {"swagger-2", "Version 3"}, {"not-openapi", "Version 3"},
        }) {
            uploads(each[0] + ".json", document(each[0]));
            assertThat(anna.notice()).containsText(each[1]);
            assertThat(anna.page.locator(".version")).hasCount(before);
            assertThat(anna.page.locator("#types")).containsText("Kunden");
        }
        anna.page.locator("#uploading\\:upload").click();
        assertThat(anna.page.locator("#uploading .field-error")).containsText("Datei");
    }

    @Test
    void whateverCanBeUsedOfABrokenOneIsUsedAndTheRestIsSaid() throws Exception {
        uploads("openapi.json", document("broken-references"));
        assertThat(anna.page.locator(".notes summary")).containsText("nicht verwenden");
        assertThat(anna.page.locator("#types tbody tr")).not().hasCount(0);
        uploads("openapi.json", document("hostile-remote-references"));
        anna.page.locator(".notes summary").click();
        assertThat(anna.page.locator(".notes")).containsText("nicht gefolgt");
        assertThat(anna.complaints).isEmpty();
    }

    @Test
    void aSmallOneThatStandsForMoreThanMemoryHoldsIsReadWithoutIt() throws Exception {
        try (InputStream in =
                DocumentIT.class.getResourceAsStream("/cases/documents/17-exponential-alternatives.json")) {
            stage.sandbox.document(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        refreshes();
        anna.page.locator(".notes summary").click();
        assertThat(anna.page.locator(".notes")).containsText("Zu verwickelt");
        assertThat(anna.page.locator("#types")).containsText("Things");
    }

    /** Of which nothing is known yet: with a document it would be used for as long as the account is silent. */
    @Test
    void anAccountThatDoesNotAnswerIsNotCalledEmpty() throws Exception {
        long company = stage.number("select id from company where name = 'Gärtnerei Morgentau'");
        long credential = stage.number("select min(id) from credential where company_id = " + company);
        String list = "objects/list?company=" + company + "&credential=" + credential + "&type=customers";
        anna.goes(list);
        assertThat(anna.page.locator("#objects")).isVisible();
        stage.change("delete from api_document where credential_id = " + credential);
        stage.sandbox.fault(Fault.status(503).on("GET", "docs"));
        anna.goes(list);
        assertThat(anna.page.locator("main .empty")).containsText("antwortet gerade nicht");
        assertThat(anna.page.locator("main")).not().containsText("Noch keine Objekte");
        long refused = stage.number("select count(*) from audit_entry where object_type = 'access'");
        String object = "objects/object?company=" + company + "&credential=" + credential + "&type=customers&id="
                + "%2Fapi_v2%2Fcustomers%2F5";
        assertThat(anna.goes(object)).isEqualTo(503);
        assertThat(anna.page.locator("body")).containsText("antwortet gerade nicht");
        assertThat(anna.page.locator("#askAgain")).hasAttribute("href", "");
        assertThat(stage.number("select count(*) from audit_entry where object_type = 'access'"))
                .as("nobody was refused anything")
                .isEqualTo(refused);
        stage.sandbox.clearFaults();
        anna.goes(list);
        for (int tries = 0; tries < 60 && anna.page.locator("#askAgain").isVisible(); tries++) {
            anna.page.waitForTimeout(1000);
            anna.page.locator("#askAgain").click();
        }
        assertThat(anna.page.locator("#objects")).isVisible();
    }

    @Test
    void onlyTheCompanysAdministrationSeesIt() throws Exception {
        long sonnental = stage.number("select id from company where name = 'Hof Sonnental'");
        long own = stage.number("select min(id) from credential where company_id = " + sonnental);
        long foreign = stage.number(
                "select min(id) from credential where company_id = (select id from company where name = 'Gärtnerei Morgentau')");
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            assertThat(kai.goes("credentials/document?company=" + sonnental + "&credential=" + own))
                    .isEqualTo(404);
        }
        assertThat(anna.goes("credentials/document?company=" + sonnental + "&credential=" + foreign))
                .isEqualTo(404);
        assertThat(anna.goes("credentials/document?company=" + sonnental + "&credential=999999"))
                .isEqualTo(404);
    }
}
