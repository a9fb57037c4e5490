package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import jakarta.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import kontor.company.AccessDenied;
import kontor.demo.DemoPeople;
import kontor.launch.PortalFailed;
import kontor.sandbox.DemoKeys;
import kontor.sandbox.Fault;
import kontor.sandbox.SandboxAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The main job, from sign-in to an audited change, in a real browser against real parts. The last tests stop the
 * database and kill the portal, so they come last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
    private static final String TRIED_PASSWORD = "tried-but-wrong-7f3a";
    private static final String TYPED_NAME = "typed-into-the-wrong-field-7f3a";
    private static final String FIRST_CUSTOMER = "/api_v2/customers/1";

    private Stage stage;
    private SandboxAccount account;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account("Hof Sonnental");
    }

    private void openFirstCustomer(Person person) {
        person.worksIn("Hof Sonnental");
        person.opensObject(FIRST_CUSTOMER);
    }

    @Test
    @Order(1)
    void aClerkChangesAnObjectAndAnAuditorFindsIt() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.goes("");
            kai.page
                    .locator("main a.tile-name", new Page.LocatorOptions().setHasText("Hof Sonnental"))
                    .click();
            kai.opensList("Kunden");
            assertThat(kai.page.locator(".pager-count")).hasText("1–30 von 420");
            kai.page
                    .locator("#objects tbody th a[href$='" + FIRST_CUSTOMER.replace("/", "%2F") + "']")
                    .click();
            kai.edits();
            kai.field("city").fill("Celle");
            kai.field("discountPercent").fill("12,50");
            kai.reviews();
            assertThat(kai.page.locator(".difference tbody tr")).hasCount(2);
            assertThat(kai.page.locator(".difference ins")).hasText(new String[] {"Celle", "12,50"});
            assertThat(kai.button("confirm")).containsText("Hof Sonnental");
            kai.page.locator("#object\\:reason").fill("Umzug");
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(kai.complaints).isEmpty();
        }
        assertThat(account.object(FIRST_CUSTOMER).getString("city")).isEqualTo("Celle");
        assertThat(account.object(FIRST_CUSTOMER).getString("discountPercent")).isEqualTo("12.50");
        assertThat(stage.sandbox.writes()).singleElement().satisfies(write -> {
            assertThat(write.method()).isEqualTo("PATCH");
            assertThat(write.body()).isEqualTo("{\"city\":\"Celle\",\"discountPercent\":\"12.50\"}");
        });
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=customers&object=1&state=applied");
            olga.newestLine().click();
            assertThat(olga.page.locator("main h1")).containsText("Kai Lorenz");
            assertThat(olga.page.locator("#difference ins").first()).hasText("Celle");
            assertThat(olga.page.locator("#reason")).hasText("Umzug");
            assertThat(olga.page.locator("main")).containsText("PATCH " + FIRST_CUSTOMER);
            assertThat(olga.page.locator("main .state").first()).hasText("übernommen");
            assertThat(olga.goes("objects/list?company=" + olga.companyId())).isEqualTo(404);
        }
    }

    @Test
    @Order(2)
    void violationsAppearAtTheirFieldsAndNothingIsLost() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            openFirstCustomer(kai);
            kai.edits();
            kai.field("zip").fill("abc");
            kai.field("street").fill("Neue Straße 1");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.page.locator("[data-field=zip] .field-error")).containsText("Postleitzahl");
            assertThat(kai.field("street")).hasValue("Neue Straße 1");
            kai.field("creditLimit").fill("viel");
            kai.button("review").click();
            assertThat(kai.page.locator("[data-field=creditLimit] .field-error"))
                    .isVisible();
        }
    }

    @Test
    @Order(3)
    void stopsWhenSomeoneElseChangedTheObjectMeanwhile() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            openFirstCustomer(kai);
            kai.edits();
            kai.field("city").fill("Verden");
            kai.reviews();
            account.change(
                    FIRST_CUSTOMER,
                    Json.createObjectBuilder().add("phone", "0511 1").build());
            kai.button("confirm").click();
            assertThat(kai.button("rebase")).isVisible();
            assertThat(stage.sandbox.writes()).isEmpty();
            kai.button("rebase").click();
            assertThat(kai.field("city")).hasValue("Verden");
            assertThat(kai.field("phone")).hasValue("0511 1");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
        }
        assertThat(account.object(FIRST_CUSTOMER).getString("city")).isEqualTo("Verden");
        assertThat(account.object(FIRST_CUSTOMER).getString("phone")).isEqualTo("0511 1");
    }

    @Test
    @Order(4)
    void aCutConnectionLeavesAnUnknownOutcome() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            openFirstCustomer(kai);
            kai.edits();
            kai.field("city").fill("Nienburg");
            kai.reviews();
            stage.sandbox.fault(Fault.cutAfter().on("PATCH", "customers").times(1));
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("ungewiss");
            assertThat(stage.sandbox.writes()).hasSize(1);
            kai.page.locator(".after-change a").click();
            assertThat(kai.page.locator("#whatBecame")).containsText("keine Antwort, die sagt");
        }
    }

    @Test
    @Order(4)
    void anAnswerWithoutTheObjectIsReadAgain() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            openFirstCustomer(kai);
            kai.edits();
            kai.field("city").fill("Rinteln");
            kai.reviews();
            stage.sandbox.fault(Fault.noContentAfter().on("PATCH", "customers").times(1));
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(kai.page.locator(".facts").nth(2)).containsText("Rinteln");
        }
    }

    @Test
    @Order(5)
    void hostileAnswersAreToldAndNeverRendered() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            String list = "objects/list?type=customers&company=" + kai.companyId();
            for (Fault fault : List.of(
                    Fault.html(503),
                    Fault.html(200),
                    Fault.malformedBody(),
                    Fault.oversizedBody(),
                    Fault.status(401),
                    Fault.status(500),
                    Fault.tooManyRequests(java.time.Duration.ofSeconds(5)),
                    Fault.cutBefore())) {
                stage.sandbox.fault(fault);
                assertThat(kai.goes(list)).isEqualTo(200);
                assertThat(kai.page.locator("div.problem")).isVisible();
                assertThat(kai.page.locator("main")).not().containsText("alert(1)");
                stage.sandbox.clearFaults();
            }
            stage.sandbox.fault(Fault.wrongTypes());
            assertThat(kai.goes(list)).isEqualTo(200);
            stage.sandbox.clearFaults();
        }
    }

    @Test
    @Order(6)
    void scriptInACustomersNameIsShownAsText() {
        String script = "<img src=x onerror=\"document.title='caught'\">";
        String iri = account.create(
                "customers",
                Json.createObjectBuilder()
                        .add("type", "private")
                        .add("firstName", "AAA")
                        .add("lastName", script)
                        .add("street", "<script>document.title='caught'</script>")
                        .add("zip", "21335")
                        .add("city", script)
                        .build());
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            kai.goes("objects/list?type=customers&q=AAA&company=" + kai.companyId());
            assertThat(kai.page.locator("#objects tbody th a").first()).hasText("AAA " + script);
            kai.opensFirstObject();
            assertThat(kai.page.locator("main h1")).hasText("AAA " + script);
            kai.edits();
            kai.field("phone").fill("1");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText(script);
            kai.page.locator(".after-change a").click();
            assertThat(kai.page.locator("main h1")).containsText(script);
            assertThat(kai.page).not().hasTitle(Pattern.compile(".*caught.*"));
            assertThat(kai.page.locator("main img, main script")).hasCount(0);
            assertThat(kai.complaints).isEmpty();
        }
        assertThat(account.object(iri).getString("phone")).isEqualTo("1");
    }

    @Test
    @Order(7)
    void anotherCompanysIdsLeadNowhere() throws Exception {
        long morgentau = stage.number("select id from company where name = 'Gärtnerei Morgentau'");
        long sonnental = stage.number("select id from company where name = 'Hof Sonnental'");
        long foreign = stage.number("select id from credential where company_id = " + morgentau);
        long own = stage.number("select id from credential where company_id = " + sonnental);
        long entry = stage.number("select min(id) from audit_entry where company_id = " + morgentau);
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            for (String path : List.of(
                    "objects/list?company=" + morgentau,
                    "objects/list?company=" + sonnental + "&credential=" + foreign,
                    "objects/object?company=" + sonnental + "&credential=" + foreign + "&type=customers&id="
                            + FIRST_CUSTOMER,
                    "objects/object?company=" + morgentau + "&credential=" + foreign + "&type=customers&id="
                            + FIRST_CUSTOMER,
                    "objects/object?company=" + sonnental + "&credential=" + own
                            + "&type=customers&id=/api_v2/customers/../invoices/1",
                    "audit/entry?entry=" + entry,
                    "audit/log?company=" + morgentau,
                    "audit/log",
                    "changes/list?company=" + morgentau,
                    "credentials/list?company=" + morgentau,
                    "credentials/list?company=" + sonnental,
                    "credentials/credential?company=" + sonnental,
                    "companies/company?company=" + morgentau,
                    "companies/company?company=" + sonnental,
                    "companies/company",
                    "people/list?company=" + morgentau,
                    "people/list?company=" + sonnental,
                    "audit/entry?entry=999999",
                    "?company=" + morgentau,
                    "nothing-here")) {
                assertThat(kai.goes(path)).as(path).isEqualTo(404);
                assertThat(kai.page.locator("body")).not().containsText("Morgentau");
            }
        }
        assertThat(stage.portal().log())
                .containsPattern("refused user=[0-9]+ path=/audit/entry: ")
                .doesNotContain(AccessDenied.class.getName());
        assertThat(stage.sandbox.requests()).isEmpty();
    }

    @Test
    @Order(8)
    void formFieldsCannotReachAnotherCompany() throws Exception {
        long morgentau = stage.number("select id from company where name = 'Gärtnerei Morgentau'");
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            openFirstCustomer(kai);
            kai.edits();
            kai.field("city").fill("Peine");
            kai.page.evaluate(
                    "id => { const form = document.getElementById('object');"
                            + " for (const name of ['company', 'credential', 'id']) { const input = document.createElement('input');"
                            + " input.type = 'hidden'; input.name = name; input.value = id; form.append(input); } }",
                    Long.toString(morgentau));
            stage.sandbox.forgetRequests();
            kai.page.waitForResponse(
                    response -> response.status() == 404,
                    () -> kai.button("review").click());
            assertThat(kai.button("confirm")).isHidden();
        }
        assertThat(stage.sandbox.requests()).isEmpty();
    }

    @Test
    @Order(9)
    void anAdministratorRegistersCredentialsThatAreTestedFirst() {
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.worksIn("Biohof Lindenau");
            anna.goes("credentials/credential?company=" + anna.companyId());
            anna.page.locator("#credential\\:label").fill("Zweitkonto");
            anna.page.locator("#credential\\:baseUrl").fill(stage.sandbox.root().toString());
            anna.page.locator("#credential\\:key").fill("wrong-demo-key");
            anna.page.locator("#credential\\:save").click();
            assertThat(anna.page.locator(".problem-title")).containsText("nicht an");
            assertThat(anna.page.locator("[id$=saveUntested]")).isVisible();
            anna.page.locator("#credential\\:key").fill(DemoKeys.LINDENAU_ODD.key());
            anna.page.locator("#credential\\:test").click();
            assertThat(anna.page.locator(".success")).containsText("funktioniert");
            anna.page.locator("#credential\\:save").click();
            assertThat(anna.page.locator("#credentials")).containsText("Zweitkonto");
            assertThat(anna.page.content()).doesNotContain(DemoKeys.LINDENAU_ODD.key());
            assertThat(anna.complaints).isEmpty();
        }
    }

    @Test
    @Order(10)
    void signingInTellsNobodyWhichNamesExistAndItsCookieIsGuarded() {
        try (Person stranger = Person.visits(stage)) {
            stranger.goes("sign-in");
            stranger.signsInAs(DemoPeople.CLERK, TRIED_PASSWORD);
            String known = stranger.notice().innerText();
            stranger.signsInAs(TYPED_NAME, TRIED_PASSWORD);
            assertThat(stranger.notice()).hasText(known);
            stranger.goes("companies/list");
            assertThat(stranger.page).hasURL(Pattern.compile(".*/sign-in.*"));
            assertThat(stranger.page.context().cookies())
                    .noneMatch(cookie -> cookie.name.equals("KONTOR")); // Strangers have no session.
            stranger.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
            assertThat(stranger.page.locator(".person")).isVisible();
            Cookie session = stranger.page.context().cookies().stream()
                    .filter(cookie -> cookie.name.equals("KONTOR"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.httpOnly).isTrue();
            assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
        }
    }

    @Test
    @Order(11)
    void speaksEnglishToo() {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.opensCompany("Hof Sonnental");
            kai.page.locator(".person summary").click();
            kai.page.locator("#preferences\\:en").click();
            assertThat(kai.page.locator(".rail")).containsText("Customers");
            assertThat(kai.page.locator("html")).hasAttribute("lang", "en");
            assertThat(kai.page.content()).doesNotContain("???");
        }
    }

    @Test
    @Order(12)
    void theFirstAdministratorMustReplaceTheOneTimePassword() throws Exception {
        try (Person admin = Person.visits(stage)) {
            admin.goes("sign-in");
            admin.signsInAs("admin", stage.portal().oneTimePassword().orElseThrow());
            assertThat(admin.page).hasURL(Pattern.compile(".*/password"));
            admin.goes("companies/list");
            assertThat(admin.page).hasURL(Pattern.compile(".*/password"));
            admin.page.locator("#password\\:chosen").fill("too short");
            admin.page.locator("#password\\:again").fill("too short");
            admin.page.locator("#password\\:submit").click();
            assertThat(admin.page.locator(".field-error").first()).containsText("12");
            admin.page.locator("#password\\:chosen").fill("a sentence of my own");
            admin.page.locator("#password\\:again").fill("a sentence of my own");
            admin.page.locator("#password\\:submit").click();
            assertThat(admin.page.locator(".person")).isVisible();
        }
    }

    @Test
    @Order(13)
    void aCompanyCanAskForReasonsAndBeArchived() throws Exception {
        long sonnental = stage.number("select id from company where name = 'Hof Sonnental'");
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
                Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            anna.goes("companies/company?company=" + sonnental);
            anna.page.locator("#company\\:reasonRequired").check();
            anna.page.locator("#company\\:save").click();
            assertThat(anna.notice()).containsText("gespeichert");
            openFirstCustomer(kai);
            kai.edits();
            kai.field("phone").fill("0511 2");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.page.locator(".reason .field-error")).containsText("Begründung");
            assertThat(stage.sandbox.writes()).isEmpty();
            anna.page.locator("[data-opens=confirmArchive]").click();
            anna.page.locator("#archiving\\:archive").click();
            assertThat(anna.notice()).containsText("archiviert");
            kai.page.locator("#object\\:reason").fill("Rückruf");
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("archiviert");
            assertThat(stage.sandbox.writes()).isEmpty();
            anna.goes("companies/company?company=" + sonnental);
            anna.page.locator("#archiving\\:restore").click();
            assertThat(anna.notice()).containsText("wieder aktiv");
            anna.page.locator("#company\\:reasonRequired").uncheck();
            anna.page.locator("#company\\:save").click();
            assertThat(anna.notice()).containsText("gespeichert");
        }
    }

    @Test
    @Order(20)
    void withoutADatabaseNothingIsSent() throws Exception {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            openFirstCustomer(kai);
            kai.edits();
            kai.field("city").fill("Uelzen");
            kai.reviews();
            stage.sandbox.forgetRequests();
            stage.database.stop();
            try {
                kai.button("confirm").click();
                assertThat(kai.page.locator("body")).containsText("nicht verfügbar");
                assertThat(stage.sandbox.requests()).isEmpty();
            } finally {
                stage.database.startAgain();
            }
        }
    }

    @Test
    @Order(21)
    void whatAPortalWasKilledOverIsFoundOutAfterItIsUpAgain() throws Exception {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            openFirstCustomer(kai);
            kai.edits();
            kai.field("city").fill("Soltau");
            kai.reviews();
            stage.sandbox.fault(Fault.holdAfter().on("PATCH", "customers"));
            kai.button("confirm").click();
            kai.page.waitForCondition(
                    () -> "Soltau".equals(account.object(FIRST_CUSTOMER).getString("city")));
            stage.portal().kill();
        }
        stage.sandbox.clearFaults();
        withWiderRightsItDoesNotStart();
        stage.startPortal();
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=customers");
            olga.newestLine().click();
            olga.reloadsUntil(olga.page.locator("#finding"));
            assertThat(olga.page.locator("#finding")).containsText("Übernommen. Im Konto steht, was gesendet wurde");
            assertThat(olga.page.locator("main .state").first()).hasText("übernommen");
            assertThat(olga.page.locator("#difference ins").first()).hasText("Soltau");
        }
    }

    /** Here, where it is started again anyway. */
    private void withWiderRightsItDoesNotStart() throws Exception {
        stage.change("grant update on audit_entry to kontor_app");
        try {
            assertThatThrownBy(stage::startPortal)
                    .isInstanceOf(PortalFailed.class)
                    .hasMessageContaining("REVOKE UPDATE ON `kontor`.`audit_entry` FROM `kontor_app`@`%`;");
        } finally {
            stage.change("revoke update on audit_entry from kontor_app");
        }
    }

    @Test
    @Order(30)
    void noKeyAndNothingTypedAtSignInIsInTheDatabaseOrInAnyLog() throws Exception {
        String dump = stage.database.dump();
        String log = stage.portal().log();
        assertThat(dump).contains("Hauptkonto", "Hof Sonnental");
        assertThat(log).contains("method=PATCH path=/api_v2/customers/1");
        assertThat(log).as("what a library logs by SLF4J").contains("org.flywaydb.core.");
        for (DemoKeys.DemoKey key : DemoKeys.all()) {
            assertThat(dump.contains(key.key())).as("dump").isFalse();
            assertThat(log.contains(key.key())).as("log").isFalse();
        }
        assertThat(stage.number("select count(*) from audit_entry where action like 'sign_in.refuse%'"))
                .isPositive();
        for (String typed : List.of(TRIED_PASSWORD, TYPED_NAME, DemoPeople.PASSWORD)) {
            assertThat(dump.contains(typed)).as("dump").isFalse();
            assertThat(log.contains(typed)).as("log").isFalse();
        }
    }
}
