package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import kontor.demo.DemoPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator names fields and values of a company, and all who work there read those names everywhere. */
class OwnNamesIT {
    private static final String CUSTOMER = "/api_v2/customers/8";

    private Stage stage;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
    }

    @AfterEach
    void clear() throws SQLException {
        stage.change("delete from naming");
        stage.change("delete from export");
    }

    private static Locator input(Person person, String thing, int which) {
        return person.page
                .locator(
                        "[data-thing='" + thing + "'] input[type=text], [data-thing='" + thing + "'] input:not([type])")
                .nth(which);
    }

    private static void knowsTheAccount(Person person) {
        person.goes("objects/list?company=" + person.companyId() + "&type=customers");
        assertThat(person.page.locator("#objects")).isVisible();
    }

    @Test
    void namesAreUsedInMenusFormsListsTheLogAndFiles() throws Exception {
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.worksIn("Hof Sonnental");
            knowsTheAccount(anna);
            anna.goes("companies/company?company=" + anna.companyId());
            anna.page.locator("#names").click();
            assertThat(anna.page.locator("main h1")).hasText("Eigene Bezeichnungen");
            anna.goes("companies/names?company=" + anna.companyId() + "&type=customers");
            Locator city = input(anna, "field:city", 0);
            assertThat(city).hasAttribute("placeholder", "Ort");
            assertThat(input(anna, "field:city", 1)).hasAttribute("placeholder", "Town");
            city.fill("Stadt, in der geliefert wird");
            input(anna, "plural:customers", 0).fill("Abnehmer");
            input(anna, "value:business", 0).fill("Gewerbe");
            anna.page.locator("#names\\:save").click();
            assertThat(anna.notice()).containsText("3 Bezeichnungen gespeichert");
            assertThat(input(anna, "field:city", 0)).hasValue("Stadt, in der geliefert wird");

            anna.goes("audit/log?company=" + anna.companyId());
            assertThat(anna.lines().first()).containsText("Bezeichnung von");
            assertThat(anna.lines().filter(new Locator.FilterOptions().setHasText("Kunden · Ort")))
                    .hasCount(1);
        }
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            kai.goes("objects/list?company=" + kai.companyId() + "&type=customers");
            assertThat(kai.page.locator("main h1")).containsText("Abnehmer");
            assertThat(kai.page.locator(".rail")).containsText("Abnehmer");
            assertThat(kai.page.locator("#objects thead")).containsText("Stadt, in der geliefert wird");
            kai.opensObject(CUSTOMER);
            assertThat(kai.fact("Stadt, in der geliefert wird")).isVisible();
            kai.edits();
            assertThat(kai.page.locator("[data-field=city] .label")).containsText("Stadt, in der geliefert wird");
            kai.field("city").fill("Dömitz");
            kai.reviews();
            assertThat(kai.page.locator("main")).containsText("Stadt, in der geliefert wird");
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(exported(kai)).contains("Stadt, in der geliefert wird").contains("Gewerbe");
            kai.goes("");
            assertThat(kai.page.locator(".tiles")).containsText("Abnehmer");
            assertThat(kai.page.locator(".lines")).containsText("Stadt, in der geliefert wird");
            kai.worksIn("Biohof Lindenau");
            kai.goes("objects/list?company=" + kai.companyId() + "&type=customers");
            assertThat(kai.page.locator("main h1")).containsText("Kunden");
            assertThat(kai.page.locator("main")).not().containsText("Stadt, in der");
        }
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.worksIn("Hof Sonnental");
            olga.goes("audit/log?company=" + olga.companyId());
            assertThat(olga.lines()
                            .filter(new Locator.FilterOptions().setHasText("Stadt, in der geliefert wird"))
                            .first())
                    .isVisible();
        }
    }

    private static String exported(Person kai) throws IOException {
        kai.goes("objects/list?company=" + kai.companyId() + "&type=customers&f.type=business");
        kai.page.locator("#export > summary").click();
        kai.page.locator("#export").getByText("Alle Felder").click();
        kai.page.locator("#exporting\\:start").click();
        assertThat(kai.page.locator("li.export").first()).hasAttribute("data-state", "done");
        Download file = kai.page.waitForDownload(() -> kai.page
                .locator("li.export")
                .first()
                .locator("button[data-format]", new Locator.LocatorOptions().setHasText("CSV"))
                .click());
        return Files.readString(file.path(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsEmptiedGoesByThePortalsNameAgain() throws Exception {
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.worksIn("Hof Sonnental");
            knowsTheAccount(anna);
            String page = "companies/names?company=" + anna.companyId() + "&type=customers&q=city";
            anna.goes(page);
            input(anna, "field:city", 0).fill("Stadt");
            anna.page.locator("#names\\:save").click();
            assertThat(anna.notice()).containsText("Eine Bezeichnung gespeichert");
            input(anna, "field:city", 0).fill("");
            anna.page.locator("#names\\:save").click();
            assertThat(anna.notice()).containsText("Eine Bezeichnung gespeichert");
            anna.opensObject(CUSTOMER);
            assertThat(anna.fact("Ort")).isVisible();
        }
        assertThat(stage.number("select count(*) from naming")).isZero();
    }

    @Test
    void onlyAdministratorsName() throws Exception {
        for (Map.Entry<String, Integer> each : Map.of(
                        DemoPeople.CLERK, 404, DemoPeople.AUDITOR, 404, DemoPeople.ADMINISTRATOR, 200)
                .entrySet()) {
            try (Person person = Person.signsIn(stage, each.getKey())) {
                person.worksIn("Hof Sonnental");
                assertThat(person.goes("companies/names?company=" + person.companyId()))
                        .as(each.getKey())
                        .isEqualTo(each.getValue());
            }
        }
    }
}
