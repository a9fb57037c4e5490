package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import kontor.sandbox.DemoKeys;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator replaces and removes the credentials of an account, and nobody sees a key again. */
class CredentialsIT {
    private static final String LABEL = "Probekonto";

    private Stage stage;
    private Person anna;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
        anna.opensCompany("Biohof Lindenau");
    }

    @AfterEach
    void clear() throws SQLException {
        anna.close();
        stage.change("delete from credential where label like 'Probekonto%'");
    }

    private void registers() {
        anna.entersCredentials(LABEL, stage.sandbox.root(), DemoKeys.LINDENAU);
        anna.savesCredentials();
        opens(LABEL);
        stage.sandbox.forgetRequests();
    }

    private void opens(String label) {
        anna.page
                .locator("#credentials a", new Page.LocatorOptions().setHasText(label))
                .click();
        assertThat(anna.page.locator("main h1")).hasText(label);
    }

    private Locator input(String name) {
        return anna.page.locator("#credential\\:" + name);
    }

    private long sealedKey() throws SQLException {
        return stage.number("select crc32(sealed_key) from credential where label like 'Probekonto%'");
    }

    private long atAddress(URI address) throws SQLException {
        return stage.number(
                "select count(*) from credential where label = '" + LABEL + "' and base_url = '" + address + "'");
    }

    /** The same server by two of its names, as two servers would be, and once more by the same. */
    @Test
    void anObjectsTimeLineIsThatOfItsOwnAccountByWhicheverAccess() throws Exception {
        String customer = "/api_v2/customers/8";
        String root = stage.sandbox.root().toString();
        String other = root.contains("127.0.0.1")
                ? root.replace("127.0.0.1", "localhost")
                : root.replace("localhost", "127.0.0.1");
        anna.entersCredentials(LABEL + " anderswo", URI.create(other), DemoKeys.LINDENAU);
        anna.savesCredentials();
        anna.entersCredentials(LABEL, stage.sandbox.root(), DemoKeys.LINDENAU);
        anna.savesCredentials();
        assertThat(anna.changesByRequest(customer, Map.of("city", "Dömitz"))).isEqualTo("Applied");

        opensThrough(customer, LABEL);
        assertThat(anna.page.locator(".history li").first()).containsText("Dömitz");
        anna.page.locator("#object\\:timeline").click();
        assertThat(anna.page.locator("#chips")).containsText("Konto: " + LABEL);
        assertThat(anna.page.locator(".line").first()).containsText("Dömitz");
        anna.page.locator("#moreFilters summary").click();
        anna.page.locator("select[name=credential]").selectOption(LABEL + " anderswo");
        anna.page.locator("#find").click();
        assertThat(anna.page.locator("#chips")).containsText(LABEL + " anderswo");
        assertThat(anna.page.locator(".line")).hasCount(0);

        opensThrough(customer, LABEL + " anderswo");
        assertThat(anna.page.locator(".history li .line-link, .history time")).hasCount(0);
    }

    private void opensThrough(String iri, String label) throws SQLException {
        long access = stage.number("select id from credential where label = '" + label + "'");
        anna.goes("objects/object?company=" + anna.companyId() + "&type=customers&credential=" + access + "&id=" + iri);
        assertThat(anna.button("edit")).isVisible();
    }

    @Test
    void aNewLabelLeavesTheKeyAsItIs() throws Exception {
        registers();
        long before = sealedKey();
        input("label").fill(LABEL + " Nord");
        anna.savesCredentials();
        assertThat(anna.page.locator("#credentials")).containsText(LABEL + " Nord");
        assertThat(sealedKey()).isEqualTo(before);
        assertThat(stage.sandbox.requests())
                .as("tested with the key that is kept")
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.account()).isEqualTo("Biohof Lindenau");
                    assertThat(request.status()).isEqualTo(200);
                });
    }

    @Test
    void anotherKeyTakesTheOldOnesPlace() throws Exception {
        registers();
        long before = sealedKey();
        input("key").fill(DemoKeys.LINDENAU_ODD.key());
        anna.savesCredentials();
        assertThat(sealedKey()).isNotEqualTo(before);
        assertThat(stage.sandbox.requests()).extracting(SeenRequest::status).containsExactly(200);
        opens(LABEL);
        stage.sandbox.forgetRequests();
        input("test").click();
        assertThat(anna.page.locator(".success")).containsText("funktioniert");
    }

    @Test
    void theKeyIsNotLedToAnotherAddress() throws Exception {
        registers();
        URI elsewhere = URI.create(stage.sandbox.root().toString().replace("127.0.0.1", "localhost"));
        input("baseUrl").fill(elsewhere.toString());
        for (String button : List.of("test", "save")) {
            input(button).click();
            assertThat(input("keyMessage")).containsText("nicht an eine andere Adresse");
        }
        assertThat(stage.sandbox.requests()).isEmpty();
        assertThat(atAddress(stage.sandbox.root())).isEqualTo(1);
        input("key").fill(DemoKeys.LINDENAU.key());
        anna.savesCredentials();
        assertThat(atAddress(elsewhere)).isEqualTo(1);
    }

    @Test
    void credentialsAreRemovedOnlyWhenThatIsConfirmed() throws Exception {
        registers();
        Locator question = anna.page.locator("#confirmRemove");
        anna.page.locator("[data-opens=confirmRemove]").click();
        assertThat(question).containsText("„" + LABEL + "“ entfernen?");
        question.locator("[data-closes]").click();
        assertThat(question).isHidden();
        assertThat(atAddress(stage.sandbox.root())).isEqualTo(1);
        anna.page.locator("[data-opens=confirmRemove]").click();
        anna.page.locator("#removing\\:remove").click();
        assertThat(anna.notice()).containsText("„" + LABEL + "“ sind entfernt");
        assertThat(anna.page.locator("#credentials")).not().containsText(LABEL);
        assertThat(atAddress(stage.sandbox.root())).isZero();
        anna.goes("audit/log?type=credential&company=" + anna.companyId());
        assertThat(anna.newestLine()).containsText("Anna Berger hat die Anmeldedaten „" + LABEL + "“ entfernt");
    }

    /** A browser stops at the length that a field allows; whoever sends without one doesn't. */
    @Test
    void whatIsTooLongIsRefusedAtTheFieldThoughNoBrowserSaidSo() {
        anna.entersCredentials(LABEL, stage.sandbox.root(), DemoKeys.LINDENAU);
        stage.sandbox.forgetRequests();
        anna.page.evaluate(
                "document.querySelectorAll('[maxlength]').forEach(each => each.removeAttribute('maxlength'))");
        input("label").fill("x".repeat(81));
        input("mail").fill("x".repeat(255));
        input("save").click();
        assertThat(input("labelMessage")).hasText("Höchstens 80 Zeichen.");
        assertThat(input("mailMessage")).hasText("Höchstens 254 Zeichen.");
        assertThat(stage.sandbox.requests()).isEmpty();
        assertThat(anna.complaints).isEmpty();
    }

    @Test
    void whatCannotBeSentIsRefusedAtTheField() {
        anna.entersCredentials(LABEL, stage.sandbox.root(), DemoKeys.LINDENAU);
        stage.sandbox.forgetRequests();
        for (String unsendable : List.of("demo\u0001key", "demo\tkey", "demo\u007fkey", "demo\u2028key", "demo key ")) {
            for (String button : List.of("test", "save")) {
                input("key").fill(unsendable);
                input(button).click();
                assertThat(input("keyMessage")).containsText("lässt sich nicht senden");
                input("key").fill("");
                input(button).click();
                assertThat(input("keyMessage")).containsText("Bitte geben Sie den API-Schlüssel ein");
            }
        }
        assertThat(stage.sandbox.requests()).isEmpty();
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        anna.entersCredentials(LABEL, stage.sandbox.root(), DemoKeys.LINDENAU);
        for (String button : List.of("test", "save")) {
            for (String name : List.of("label", "baseUrl", "key")) {
                input(name).fill("");
            }
            input(button).click();
            assertThat(input("labelMessage")).containsText("Bitte geben Sie eine Bezeichnung ein");
            assertThat(input("baseUrlMessage")).containsText("Bitte geben Sie die Adresse der API ein");
            assertThat(input("keyMessage")).containsText("Bitte geben Sie den API-Schlüssel ein");
        }
    }

    @Test
    void whereNoAccountAnswersTheAddressIsSaidToBeWrong() {
        String elsewhere = stage.sandbox.root().toString().replace("api_v2", "api_v3");
        anna.entersCredentials(LABEL, stage.sandbox.root(), DemoKeys.LINDENAU);
        input("baseUrl").fill(elsewhere);
        input("test").click();
        assertThat(anna.page.locator(".problem-title"))
                .hasText("Unter dieser Adresse antwortet keine FrachtPilot-API.");
        assertThat(anna.page.locator("#credential\\:outcome")).containsText("Meistens endet sie auf /api_v2/");
    }

    @Test
    void noAnswerEverCarriesTheKey() {
        String key = DemoKeys.LINDENAU.key();
        anna.entersCredentials(LABEL, stage.sandbox.root(), DemoKeys.LINDENAU);
        Response tested = anna.page.waitForResponse(
                Pattern.compile(".*/credentials/credential.*"),
                () -> input("test").click());
        assertThat(anna.page.locator(".success")).isVisible();
        assertThat(tested.text()).contains("funktioniert").doesNotContain(key);
        assertThat(anna.page.content()).doesNotContain(key);
        anna.savesCredentials();
        assertThat(anna.page.content()).contains("…5530").doesNotContain(key);
        opens(LABEL);
        assertThat(input("key")).hasValue("");
        assertThat(anna.page.content()).contains("…5530").doesNotContain(key);
        anna.goes("audit/log?type=credential&company=" + anna.companyId());
        anna.newestLine().click();
        assertThat(anna.page.locator("#difference")).containsText(LABEL);
        assertThat(anna.page.content()).contains("5530").doesNotContain(key);
    }

    @Test
    void anotherPaceOfRequestsIsAnEntry() {
        registers();
        anna.page.locator("#advanced summary").click();
        input("parallel").fill("1");
        anna.savesCredentials();
        anna.goes("audit/log?type=credential&company=" + anna.companyId());
        anna.newestLine().click();
        assertThat(anna.page.locator("main h1"))
                .containsText("Anna Berger hat die Anmeldedaten „" + LABEL + "“ geändert");
        assertThat(anna.page.locator("#difference tbody tr")).hasCount(1);
        assertThat(anna.page.locator("#difference")).containsText("Anfragen zugleich");
        assertThat(anna.page.locator("#difference del")).hasText("2");
        assertThat(anna.page.locator("#difference ins")).hasText("1");
    }
}
