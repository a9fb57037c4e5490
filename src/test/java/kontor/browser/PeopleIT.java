package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
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

    private static Locator invited(Person anna, String signInName) {
        return anna.page.locator("#people\\:invitations tbody tr", new Page.LocatorOptions().setHasText(signInName));
    }

    /** Nothing happens before it is confirmed. */
    private static void givesRole(Person anna, String signInName, String role) {
        Locator row = row(anna, signInName);
        row.locator(".segment", new Locator.LocatorOptions().setHasText(role)).click();
        assertThat(row.locator("dialog[open]")).containsText(role);
        row.locator("dialog[open] .primary").click();
    }

    private static void removes(Person anna, String signInName) {
        Locator row = row(anna, signInName);
        row.locator("[data-opens^=remove-]").click();
        assertThat(row.locator("dialog[open]")).isVisible();
        row.locator("dialog[open] .destructive").click();
    }

    private static String oneTimePassword(Person anna, String name) {
        assertThat(anna.page.locator("#invited")).containsText(name);
        return anna.page.locator("#oneTimePassword").innerText();
    }

    @Test
    void someoneNewIsInvitedAndChoosesAPasswordOfTheirOwn() {
        String password;
        try (Person anna = administratorOf("Hof Sonnental")) {
            invites(anna, "Nele Neumann", "nele neumann", "Sachbearbeitung");
            assertThat(anna.page.locator("#invite .field-error")).containsText("keine Leerzeichen");
            invites(anna, "Nele Neumann", "nele@kontor.example", "Sachbearbeitung");
            password = oneTimePassword(anna, "Nele Neumann");
            assertThat(invited(anna, "nele@kontor.example")).containsText("Sachbearbeitung");
            assertThat(row(anna, "nele@kontor.example")).hasCount(0);
            anna.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            anna.page.locator("[data-copies]").click();
            assertThat(anna.page.locator("[data-copies]")).hasText("Kopiert");
            assertThat(anna.page.evaluate("navigator.clipboard.readText()")).isEqualTo(password);
            anna.page.reload();
            assertThat(invited(anna, "nele@kontor.example")).isVisible();
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
                        "Ida Anders hat eine Einladung angenommen und gehört jetzt dazu",
                        "Ida Anders hat für „Ida Anders“ einen Zugang angelegt",
                        "Anna Berger hat „Ida Anders“ eingeladen"
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
            anna.page.reload();
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
    void aCompanyKeepsItsLastAdministrator() throws Exception {
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
            stage.change("insert into membership (id, company_id, user_id, role) select next value for membership_seq, "
                    + anna.companyId() + ", id, 'ADMINISTRATOR' from portal_user where sign_in_name = 'admin'");
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
    void anInvitationTellsNothingOfWhomItIsForAndMakesNobodyAMember() throws Exception {
        try (Person anna = administratorOf("Gärtnerei Morgentau");
                Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            List<String> told = new ArrayList<>();
            for (String name : List.of(DemoPeople.CLERK, "someone.new@kontor.example")) {
                invites(anna, "Wer auch immer", name, "Sachbearbeitung");
                assertThat(invited(anna, name)).containsText("Wer auch immer");
                String code = oneTimePassword(anna, "Wer auch immer");
                told.add(anna.page
                                .locator("#invited")
                                .innerText()
                                .replace(code, "")
                                .replaceAll("[0-9]", "")
                        + invited(anna, name).innerText().replace(name, "").replaceAll("[0-9]", ""));
                assertThat(anna.page.content()).doesNotContain("Kai Lorenz");
                try (Person stranger = Person.visits(stage)) {
                    if (name.equals(DemoPeople.CLERK)) {
                        stranger.goes("sign-in");
                        stranger.signsInAs(name, code);
                        assertThat(stranger.notice()).containsText("stimmen nicht");
                    }
                }
            }
            assertThat(told.get(0)).isEqualTo(told.get(1));
            assertThat(kai.goes("objects/list?company=" + anna.companyId())).isEqualTo(404);
            kai.goes("");
            assertThat(kai.page.locator(".offer")).containsText("Gärtnerei Morgentau lädt Sie ein");
            kai.page.locator(".offer input[value=Ablehnen]").click();
            assertThat(kai.notice()).containsText("abgelehnt");
            assertThat(kai.page.locator(".offer")).hasCount(0);
            anna.page.reload();
            assertThat(invited(anna, DemoPeople.CLERK)).containsText("abgelehnt");
            assertThat(anna.page.content()).doesNotContain("Kai Lorenz");
            anna.goes("audit/log?type=invitation&company=" + anna.companyId());
            assertThat(anna.newestLine()).hasText(DemoPeople.CLERK + " hat die Einladung abgelehnt");
            // The filter offers everyone whom the log names, those too who were refused here.
            assertThat(anna.page.locator("#selection")).not().containsText("Kai Lorenz");
            anna.goes("people/list?company=" + anna.companyId());
            clicks(invited(anna, DemoPeople.CLERK), "Neues Einmal-Passwort");
            oneTimePassword(anna, "Wer auch immer");
            kai.joins("Gärtnerei Morgentau");
            assertThat(kai.page.locator("main")).containsText("Gärtnerei Morgentau");
            anna.page.reload();
            assertThat(row(anna, DemoPeople.CLERK)).containsText("Kai Lorenz");
            removes(anna, DemoPeople.CLERK);
            assertThat(anna.notice()).containsText("gehört nicht mehr dazu");
            clicks(invited(anna, "someone.new@kontor.example"), "Zurücknehmen");
            assertThat(anna.notice()).containsText("zurückgenommen");
            assertThat(anna.page.locator("#people\\:invitations")).hasCount(0);
            assertThat(anna.complaints).isEmpty();
        }
    }

    private static void clicks(Locator row, String button) {
        row.locator("button", new Locator.LocatorOptions().setHasText(button))
                .first()
                .click();
    }

    private static void isRefused(Person person, String name, String password) {
        person.goes("sign-in");
        person.signsInAs(name, password);
        assertThat(person.notice()).containsText("stimmen nicht");
    }

    private static String replacesPassword(Person administrator, Locator row, String name) {
        clicks(row, "Neues Einmal-Passwort");
        row.locator("dialog[open] .primary").click();
        assertThat(administrator.page.locator(".success")).containsText(name + " hat ein neues Einmal-Passwort");
        return administrator.page.locator("#oneTimePassword").innerText();
    }

    @Test
    void oneTimePasswordsExpireAndAreReplacedByAnAdministrator() throws Exception {
        try (Person anna = administratorOf("Hof Sonnental");
                Person lena = Person.visits(stage)) {
            invites(anna, "Lena Lang", "lena@kontor.example", "Sachbearbeitung");
            String first = oneTimePassword(anna, "Lena Lang");
            stage.change("update invitation set expires_at = '2026-01-01' where sign_in_name = 'lena@kontor.example'");
            isRefused(lena, "lena@kontor.example", first);
            anna.page.reload();
            assertThat(invited(anna, "lena@kontor.example")).containsText("abgelaufen");
            clicks(invited(anna, "lena@kontor.example"), "Neues Einmal-Passwort");
            String second = oneTimePassword(anna, "Lena Lang");
            isRefused(lena, "lena@kontor.example", first);
            lena.signsInAs("lena@kontor.example", second);
            assertThat(lena.page).hasURL(Pattern.compile(".*/password"));
            stage.change("update portal_user set password_expires_at = '2026-01-01'"
                    + " where sign_in_name = 'lena@kontor.example'");
            try (Person later = Person.visits(stage)) {
                isRefused(later, "lena@kontor.example", second);
            }
            anna.page.reload();
            assertThat(row(anna, "lena@kontor.example")).containsText("Einmal-Passwort abgelaufen");
            String third = replacesPassword(anna, row(anna, "lena@kontor.example"), "Lena Lang");
            lena.goes("");
            assertThat(lena.page).hasURL(Pattern.compile(".*/sign-in"));
            lena.signsInAs("lena@kontor.example", third);
            choosesPassword(lena, CHOSEN_PASSWORD);
            anna.page.reload();
            assertThat(anna.page.content()).doesNotContain(third);
            anna.goes("audit/log?type=person&company=" + anna.companyId());
            assertThat(anna.lineLinks().nth(1)).hasText("Anna Berger hat für „Lena Lang“ ein Einmal-Passwort gemacht");
        }
    }

    @Test
    void whoOperatesTheInstallationIsNotForAnAdministratorToReplace() {
        try (Person anna = administratorOf("Hof Sonnental")) {
            clicks(row(anna, "admin"), "Neues Einmal-Passwort");
            row(anna, "admin").locator("dialog[open] .primary").click();
            assertThat(anna.notice()).containsText("können Sie hier nicht ersetzen");
            assertThat(anna.page.locator("#oneTimePassword")).hasCount(0);
        }
    }

    private static Locator rowOfAll(Person operator, String signInName) {
        return operator.page.locator("#people\\:all tbody tr", new Page.LocatorOptions().setHasText(signInName));
    }

    @Test
    void whoeverOperatesTheInstallationDeactivatesPeopleAtOnce() throws Exception {
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR);
                Person kai = Person.visits(stage)) {
            kai.goes("sign-in");
            kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
            assertThat(kai.page.locator(".person")).isVisible();
            assertThat(anna.goes("people/all")).isEqualTo(404);
            stage.change("update portal_user set operates_installation = true where name = 'Anna Berger'");
            try {
                assertThat(anna.goes("people/all?q=kai")).isEqualTo(200);
                assertThat(rowOfAll(anna, "admin")).hasCount(0);
                assertThat(rowOfAll(anna, DemoPeople.CLERK)).containsText("Biohof Lindenau (Sachbearbeitung)");
                clicks(rowOfAll(anna, DemoPeople.CLERK), "Sperren");
                rowOfAll(anna, DemoPeople.CLERK)
                        .locator("dialog[open] .destructive")
                        .click();
                assertThat(anna.notice()).containsText("Kai Lorenz ist gesperrt");
                assertThat(rowOfAll(anna, DemoPeople.CLERK).locator(".tag")).hasText("gesperrt");
                kai.goes("companies/list");
                assertThat(kai.page).hasURL(Pattern.compile(".*/sign-in"));
                isRefused(kai, DemoPeople.CLERK, DemoPeople.PASSWORD);
                clicks(rowOfAll(anna, DemoPeople.CLERK), "Wieder zulassen");
                assertThat(anna.notice()).containsText("kann sich wieder anmelden");
                kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
                assertThat(kai.page.locator(".person")).isVisible();
                anna.goes("people/all");
                assertThat(rowOfAll(anna, DemoPeople.ADMINISTRATOR).locator("button"))
                        .hasCount(0);
                anna.goes("audit/log?type=person&company="
                        + stage.number("select id from company where kind = 'INSTALLATION'"));
                assertThat(anna.newestLine()).hasText("Anna Berger hat „Kai Lorenz“ wieder zugelassen");
                assertThat(anna.lineLinks().nth(1)).hasText("Anna Berger hat „Kai Lorenz“ gesperrt");
            } finally {
                stage.change("update portal_user set operates_installation = false where name = 'Anna Berger'");
                stage.change("update portal_user set active = true");
            }
        }
    }

    @Test
    void theLogHasWhoWasMadeWhatByWhom() {
        try (Person anna = administratorOf("Biohof Lindenau")) {
            givesRole(anna, DemoPeople.AUDITOR, "Sachbearbeitung");
            assertThat(anna.notice()).containsText("Olga Prüfer");
            anna.goes("audit/log?type=person&company=" + anna.companyId());
            Locator newest = anna.newestLine();
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
