package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import kontor.demo.DemoPeople;
import kontor.sandbox.DemoKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The personal data of a company go when two of its administrators want it, and its log stays. */
class ErasureIT {
    private static final String CHOSEN_PASSWORD = "a sentence of my own";
    private static final String CUSTOMER = "/api_v2/customers/7";

    private Stage stage;
    private String name;
    private String company;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        name = "Hof Abschied " + UUID.randomUUID().toString().substring(0, 8);
        operates(true);
    }

    @AfterEach
    void clear() throws SQLException {
        operates(false);
    }

    /** Whether Anna may make companies. */
    private void operates(boolean may) throws SQLException {
        stage.change("update portal_user set operates_installation = " + may + " where sign_in_name = '"
                + DemoPeople.ADMINISTRATOR + "'");
    }

    private void makesCompany(Person anna) {
        anna.goes("companies/company");
        anna.page.locator("#company\\:name").fill(name);
        anna.page.locator("#company\\:save").click();
        assertThat(anna.notice()).containsText("ist angelegt");
        company = anna.companyId();
        anna.entersCredentials("Konto von Abschied", stage.sandbox.root(), DemoKeys.LINDENAU);
        anna.savesCredentials();
    }

    private void invites(Person anna, String who, String signInName, String role) {
        anna.goes("people/list?company=" + company);
        anna.page.locator("#invite\\:name").fill(who);
        anna.page.locator("#invite\\:signInName").fill(signInName);
        anna.page
                .locator("#invite label", new Page.LocatorOptions().setHasText(role + " –"))
                .click();
        anna.page.locator("#invite\\:send").click();
        assertThat(anna.page.locator(
                        "#people\\:invitations tbody tr", new Page.LocatorOptions().setHasText(signInName)))
                .isVisible();
    }

    private void choosesPassword(Person someone, String signInName, String oneTime) {
        someone.goes("sign-in");
        someone.signsInAs(signInName, oneTime);
        someone.page.locator("#password\\:chosen").fill(CHOSEN_PASSWORD);
        someone.page.locator("#password\\:again").fill(CHOSEN_PASSWORD);
        someone.page.locator("#password\\:submit").click();
        assertThat(someone.page.locator(".person")).isVisible();
    }

    private void opensSettings(Person someone) {
        assertThat(someone.goes("companies/company?company=" + company)).isEqualTo(200);
    }

    private void archives(Person anna) {
        opensSettings(anna);
        assertThat(anna.page.locator("#erasing")).hasCount(0);
        anna.page.locator("[data-opens=confirmArchive]").click();
        anna.page.locator("#archiving\\:archive").click();
        assertThat(anna.notice()).containsText("archiviert");
    }

    private void asks(Person anna) {
        opensSettings(anna);
        anna.page.locator("#erasure\\:ask").click();
        assertThat(anna.page.locator("#erasing .field-error:not(:empty)")).containsText("warum");
        anna.page.locator("#erasure\\:reason").fill("Der Vertrag mit Frau Abendroth ist zu Ende");
        anna.page.locator("#erasure\\:ask").click();
        assertThat(anna.notice()).containsText("Jemand anderes");
        assertThat(anna.page.locator("#erasureAsked")).containsText("Sie haben die Löschung beantragt");
    }

    @Test
    void whatOneAdministratorAsksForAnotherOneConfirms() throws Exception {
        String bea = "bea-" + UUID.randomUUID().toString().substring(0, 8);
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
                Person kai = Person.signsIn(stage, DemoPeople.CLERK);
                Person olga = Person.signsIn(stage, DemoPeople.AUDITOR);
                Person second = Person.visits(stage)) {
            makesCompany(anna);
            invites(anna, "Bea Blank", bea, "Verwaltung");
            choosesPassword(second, bea, anna.page.locator("#oneTimePassword").innerText());
            invites(anna, "Kai Lorenz", DemoPeople.CLERK, "Sachbearbeitung");
            invites(anna, "Olga Prüfer", DemoPeople.AUDITOR, "Prüfung");
            kai.joins(name);
            olga.joins(name);
            anna.goes("?company=" + company);
            anna.opensObject(CUSTOMER);
            String customer = anna.page.locator("main h1").innerText();
            anna.changes(Map.of("city", "Abschiedsdorf"));
            assertThat(anna.notice()).containsText("übernommen");
            archives(anna);

            asks(anna);
            assertThat(anna.page.locator("#erasureDecision")).hasCount(0);
            assertThat(kai.goes("companies/company?company=" + company)).isEqualTo(404);
            assertThat(olga.goes("companies/company?company=" + company)).isEqualTo(404);
            anna.page.locator("#erasureOwn\\:withdraw").click();
            assertThat(anna.notice()).containsText("zurückgezogen");

            asks(anna);
            opensSettings(second);
            assertThat(second.page.locator("#erasureAsked")).containsText("Anna Berger hat die Löschung beantragt");
            assertThat(second.page.locator("#erasureReason")).hasText("Der Vertrag mit Frau Abendroth ist zu Ende");
            assertThat(second.page.locator("#erasureOwn")).hasCount(0);
            second.page.locator("#erasureDecision\\:refuse").click();
            assertThat(second.notice()).containsText("abgelehnt");

            asks(anna);
            opensSettings(second);
            second.page.locator("#erasureDecision\\:name").fill("Hof Sonnental");
            second.page.locator("#erasureDecision\\:confirm").click();
            assertThat(second.notice()).containsText("nicht der Name");
            second.page.locator("#erasureDecision\\:name").fill(name);
            second.page.locator("#erasureDecision\\:confirm").click();
            assertThat(second.notice()).containsText("sind gelöscht");
            assertThat(second.page.locator("#erasedBefore")).containsText("Bea Blank");
            assertThat(second.complaints).isEmpty();

            for (String table : new String[] {"credential", "api_document", "export", "saved_view", "open_change"}) {
                assertThat(stage.number("select count(*) from " + table + " where company_id = " + company))
                        .as(table)
                        .isZero();
            }
            second.goes("audit/log?company=" + company);
            assertThat(second.page.locator("main")).not().containsText(customer);
            assertThat(second.newestLine()).containsText("hat die personenbezogenen Daten von „" + name + "“ gelöscht");
            second.goes("audit/log?type=customers&company=" + company);
            second.newestLine().click();
            assertThat(second.page.locator("main h1")).containsText("„—“");
            assertThat(second.page.locator("#erased")).containsText("von Bea Blank, auf Antrag von Anna Berger");
            assertThat(second.page.locator("main")).containsText("PATCH " + CUSTOMER);
            assertThat(second.page.locator("main")).not().containsText("Abschiedsdorf");
            assertThat(second.page.locator(".hash").first()).isVisible();
            assertThat(second.complaints).isEmpty();

            opensSettings(anna);
            anna.page.locator("#archiving\\:restore").click();
            assertThat(anna.notice()).containsText("wieder aktiv");
            anna.goes("audit/log?company=" + company);
            anna.newestLine().click();
            assertThat(anna.page.locator("main h1")).containsText(name);
            assertThat(anna.page.locator("#erased")).hasCount(0);
        }
    }

    @Test
    void administratorsOfOtherCompaniesLearnNothingOfIt() {
        String dora = "dora-" + UUID.randomUUID().toString().substring(0, 8);
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
                Person other = Person.visits(stage)) {
            makesCompany(anna);
            archives(anna);
            asks(anna);
            String asked = company;
            name = name + " II";
            makesCompany(anna);
            invites(anna, "Dora Dritt", dora, "Verwaltung");
            choosesPassword(other, dora, anna.page.locator("#oneTimePassword").innerText());
            opensSettings(other);
            assertThat(other.goes("companies/company?company=" + asked)).isEqualTo(404);
            assertThat(other.goes("companies/company?company=999999")).isEqualTo(404);
        }
    }
}
