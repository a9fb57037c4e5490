package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator decides who belongs to a company, and as what. */
class PeopleIT {
    private static final String CHOSEN_PASSWORD = "a sentence of my own";

    private Stage stage;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
    }

    private Person administratorOf(String company) {
        Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
        anna.worksIn(company);
        anna.goes("people/list?company=" + anna.companyId());
        return anna;
    }

    private static void invites(Person anna, String name, String signInName, String role) {
        anna.page.locator("#invite\\:name").fill(name);
        anna.page.locator("#invite\\:signInName").fill(signInName);
        anna.page
                .locator("#invite label", new Page.LocatorOptions().setHasText(role + " –"))
                .click();
        anna.page.locator("#invite\\:send").click();
    }

    private static Locator row(Person anna, String signInName) {
        return anna.page.locator("#people\\:members tbody tr", new Page.LocatorOptions().setHasText(signInName));
    }

    private static void givesRole(Person anna, String signInName, String role) {
        row(anna, signInName)
                .locator(".segment", new Locator.LocatorOptions().setHasText(role))
                .click();
    }

    private static void removes(Person anna, String signInName) {
        Locator row = row(anna, signInName);
        row.locator("[data-opens]").click();
        assertThat(row.locator("dialog")).isVisible();
        row.locator("dialog .destructive").click();
    }

    private static String oneTimePassword(Person anna, String name) {
        assertThat(anna.page.locator("#invited")).containsText(name);
        return anna.page.locator("#oneTimePassword").innerText();
    }

    @Test
    void someoneNewIsInvitedAndChoosesAPasswordOfTheirOwn() {
        String password;
        try (Person anna = administratorOf("Hof Sonnental")) {
            invites(anna, "Nele Neumann", "nele@kontor.example", "Sachbearbeitung");
            password = oneTimePassword(anna, "Nele Neumann");
            assertThat(row(anna, "nele@kontor.example").locator(".chosen")).hasText("Sachbearbeitung");
            anna.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            anna.page.locator("[data-copies]").click();
            assertThat(anna.page.locator("[data-copies]")).hasText("Kopiert");
            assertThat(anna.page.evaluate("navigator.clipboard.readText()")).isEqualTo(password);
            anna.page.reload();
            assertThat(row(anna, "nele@kontor.example")).isVisible();
            assertThat(anna.page.content()).doesNotContain(password);
            assertThat(anna.complaints).isEmpty();
        }
        try (Person nele = Person.visits(stage)) {
            nele.goes("sign-in");
            nele.signsInAs("nele@kontor.example", password);
            assertThat(nele.page).hasURL(Pattern.compile(".*/password"));
            nele.goes("");
            assertThat(nele.page).hasURL(Pattern.compile(".*/password"));
            nele.page.locator("#password\\:chosen").fill(CHOSEN_PASSWORD);
            nele.page.locator("#password\\:again").fill(CHOSEN_PASSWORD);
            nele.page.locator("#password\\:submit").click();
            assertThat(nele.page.locator(".person")).isVisible();
            assertThat(nele.page.locator("main a.tile-name")).hasText(new String[] {"Hof Sonnental"});
        }
        try (Person nele = Person.visits(stage)) {
            nele.goes("sign-in");
            nele.signsInAs("nele@kontor.example", password);
            assertThat(nele.notice()).containsText("stimmen nicht");
            nele.signsInAs("nele@kontor.example", CHOSEN_PASSWORD);
            assertThat(nele.page.locator(".person")).isVisible();
        }
    }

    @Test
    void aNewSignInItsPasswordsAndTheSessionsThatEndWithThemAreEntries() {
        String password;
        String company;
        try (Person anna = administratorOf("Hof Sonnental")) {
            company = anna.companyId();
            invites(anna, "Ida Anders", "ida@kontor.example", "Prüfung");
            password = oneTimePassword(anna, "Ida Anders");
        }
        try (Person ida = Person.visits(stage);
                Person idaElsewhere = Person.visits(stage)) {
            ida.goes("sign-in");
            ida.signsInAs("ida@kontor.example", password);
            choosesPassword(ida, CHOSEN_PASSWORD);
            idaElsewhere.goes("sign-in");
            idaElsewhere.signsInAs("ida@kontor.example", CHOSEN_PASSWORD);
            assertThat(idaElsewhere.page.locator(".person")).isVisible();
            ida.goes("password");
            ida.page.locator("#password\\:current").fill(CHOSEN_PASSWORD);
            choosesPassword(ida, CHOSEN_PASSWORD + " again");
            idaElsewhere.goes("");
            assertThat(idaElsewhere.page).hasURL(Pattern.compile(".*/sign-in"));
            ida.goes("audit/log?company=" + company);
            assertThat(ida.page.locator(".line-link", new Page.LocatorOptions().setHasText("Ida Anders")))
                    .hasText(new String[] {
                        "Kontor hat die Sitzung von „Ida Anders“ beendet: sie galt nicht mehr",
                        "Ida Anders hat sich angemeldet",
                        "Ida Anders hat das Passwort von „Ida Anders“ ersetzt",
                        "Ida Anders hat sich angemeldet",
                        "Ida Anders hat sich angemeldet",
                        "Ida Anders hat das Passwort von „Ida Anders“ ersetzt",
                        "Ida Anders hat sich angemeldet",
                        "Anna Berger hat „Ida Anders“ hinzugefügt",
                        "Anna Berger hat für „Ida Anders“ einen Zugang angelegt"
                    });
            assertThat(ida.complaints).isEmpty();
        }
    }

    private static void choosesPassword(Person person, String password) {
        person.page.locator("#password\\:chosen").fill(password);
        person.page.locator("#password\\:again").fill(password);
        person.page.locator("#password\\:submit").click();
        assertThat(person.page.locator(".person")).isVisible();
        assertThat(person.notice()).containsText("Ihr neues Passwort ist gespeichert");
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneWithTheNextClick() {
        try (Person anna = administratorOf("Biohof Lindenau");
                Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.opensCompany("Biohof Lindenau");
            kai.opensList("Kunden");
            assertThat(kai.page.locator("#objects")).isVisible();
            givesRole(anna, DemoPeople.CLERK, "Prüfung");
            assertThat(anna.notice()).containsText("Kai Lorenz");
            assertThat(row(anna, DemoPeople.CLERK).locator(".chosen")).hasText("Prüfung");
            stage.sandbox.forgetRequests();
            Response refused = kai.page.waitForResponse(
                    Pattern.compile(".*/objects/object.*"),
                    () -> kai.page.locator("#objects tbody th a").first().click());
            assertThat(refused.status()).isEqualTo(404);
            assertThat(stage.sandbox.requests()).isEmpty();
            givesRole(anna, DemoPeople.CLERK, "Sachbearbeitung");
            assertThat(row(anna, DemoPeople.CLERK).locator(".chosen")).hasText("Sachbearbeitung");
            assertThat(kai.goes("objects/list?company=" + anna.companyId())).isEqualTo(200);
        }
    }

    @Test
    void someoneWhoIsRemovedSeesTheCompanyNoMore() {
        try (Person anna = administratorOf("Biohof Lindenau");
                Person max = Person.visits(stage)) {
            invites(anna, "Max Kurz", "max@kontor.example", "Sachbearbeitung");
            max.goes("sign-in");
            max.signsInAs("max@kontor.example", oneTimePassword(anna, "Max Kurz"));
            max.page.locator("#password\\:chosen").fill(CHOSEN_PASSWORD);
            max.page.locator("#password\\:again").fill(CHOSEN_PASSWORD);
            max.page.locator("#password\\:submit").click();
            max.opensCompany("Biohof Lindenau");
            removes(anna, "max@kontor.example");
            assertThat(anna.notice()).containsText("Max Kurz gehört nicht mehr dazu");
            assertThat(row(anna, "max@kontor.example")).hasCount(0);
            assertThat(anna.page.locator("#oneTimePassword")).hasCount(0);
            assertThat(max.goes("objects/list?company=" + anna.companyId())).isEqualTo(404);
            max.goes("");
            assertThat(max.page.locator("main")).not().containsText("Lindenau");
        }
    }

    @Test
    void aCompanyKeepsItsLastAdministrator() {
        try (Person anna = administratorOf("Gärtnerei Morgentau")) {
            removes(anna, "admin");
            assertThat(anna.notice()).containsText("gehört nicht mehr dazu");
            removes(anna, DemoPeople.ADMINISTRATOR);
            assertThat(anna.notice()).containsText("mindestens eine Verwaltung");
            givesRole(anna, DemoPeople.ADMINISTRATOR, "Sachbearbeitung");
            assertThat(anna.notice()).containsText("mindestens eine Verwaltung");
            assertThat(row(anna, DemoPeople.ADMINISTRATOR).locator(".chosen")).hasText("Verwaltung");
            anna.page.reload();
            assertThat(row(anna, DemoPeople.ADMINISTRATOR).locator(".chosen")).hasText("Verwaltung");
            invites(anna, "Leitung", "admin", "Verwaltung");
            assertThat(anna.notice()).containsText("meldet sich an wie bisher");
            assertThat(row(anna, "admin").locator(".chosen")).hasText("Verwaltung");
        }
    }

    @Test
    void whoeverBelongsToTheCompanyAlreadyIsNotInvitedAgain() {
        try (Person anna = administratorOf("Biohof Lindenau")) {
            invites(anna, "Kai Lorenz", DemoPeople.CLERK, "Prüfung");
            assertThat(anna.page.locator("#invite .field-error:not(:empty)"))
                    .containsText("gehört schon zum Mandanten");
            assertThat(anna.page.locator("#invite\\:name")).hasValue("Kai Lorenz");
            assertThat(row(anna, DemoPeople.CLERK).locator(".chosen")).hasText("Sachbearbeitung");
        }
    }

    @Test
    void theLogHasWhoWasMadeWhatByWhom() {
        try (Person anna = administratorOf("Biohof Lindenau")) {
            givesRole(anna, DemoPeople.AUDITOR, "Sachbearbeitung");
            assertThat(anna.notice()).containsText("Olga Prüfer");
            anna.goes("audit/log?type=person&company=" + anna.companyId());
            Locator newest = anna.page.locator(".line-link").first();
            assertThat(newest).containsText("Anna Berger");
            assertThat(newest).containsText("hat die Rolle von „Olga Prüfer“ geändert");
            newest.click();
            assertThat(anna.page.locator("#difference del")).hasText("Prüfung");
            assertThat(anna.page.locator("#difference ins")).hasText("Sachbearbeitung");
            anna.goes("people/list?company=" + anna.companyId());
            givesRole(anna, DemoPeople.AUDITOR, "Prüfung");
            assertThat(anna.notice()).containsText("Olga Prüfer");
        }
    }
}
