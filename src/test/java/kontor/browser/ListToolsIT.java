package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import kontor.sandbox.Fault;
import kontor.sandbox.SandboxAccount;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Narrowing a list, choosing its columns, keeping it under a name. */
class ListToolsIT {
    private Stage stage;
    private SandboxAccount account;
    private Person kai;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account("Hof Sonnental");
        kai = Person.signsIn(stage, DemoPeople.CLERK);
        kai.opensCompany("Hof Sonnental");
        kai.opensList("Kunden");
        assertThat(count()).hasText("1–30 von 420");
        stage.sandbox.forgetRequests();
    }

    @AfterEach
    void clear() {
        kai.close();
    }

    private Locator count() {
        return kai.page.locator(".pager-count");
    }

    private Locator chips() {
        return kai.page.locator("a.filter");
    }

    private Locator filter(String name) {
        return kai.page
                .locator(".filter-field[data-filter='" + name + "']")
                .locator("input:not([type=hidden]), select");
    }

    private void opens(String tool) {
        kai.page.locator("#" + tool + " > summary").click();
    }

    private void applies() {
        kai.page.locator("[id$=apply]").click();
        assertThat(kai.page.locator("#filters")).not().hasAttribute("open", Pattern.compile(".*"));
    }

    private List<String> questions(String path) {
        return stage.sandbox.requests().stream()
                .filter(request -> request.path().equals(path))
                .map(SeenRequest::query)
                .map(query -> URLDecoder.decode(query, StandardCharsets.UTF_8))
                .toList();
    }

    private long customers(Predicate<JsonObject> wanted) {
        return account.iris("customers").stream()
                .map(account::object)
                .filter(wanted)
                .count();
    }

    @Test
    void filtersAreBuiltFromWhatTheAccountDeclaresAndReadAsSentences() {
        opens("filters");
        filter("type").selectOption("business");
        filter("creditLimit").first().fill("1.000,00");
        applies();
        assertThat(chips()).containsText(new String[] {"Kundenart: Geschäftlich", "Kreditlimit: ab 1.000,00"});
        assertThat(questions("customers")).contains("page=1&creditLimit[gte]=1000.00&type=business");
        long wanted = customers(customer -> customer.getString("type").equals("business")
                && !customer.isNull("creditLimit")
                && new BigDecimal(customer.getString("creditLimit", "0")).intValue() >= 1000);
        assertThat(count()).hasText("1–" + Math.min(30, wanted) + " von " + wanted);
        assertThat(kai.page).hasURL(Pattern.compile(".*f\\.type=business.*"));
    }

    @Test
    void aColleagueSeesTheSameListByItsAddress() {
        opens("filters");
        filter("type").selectOption("business");
        applies();
        String counted = count().innerText();
        String address = kai.page.url();
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.page.navigate(address);
            assertThat(anna.page.locator(".pager-count")).hasText(counted);
            assertThat(anna.page.locator("a.filter")).containsText("Geschäftlich");
        }
    }

    @Test
    void aFilterIsTakenAwayByItsChip() {
        opens("filters");
        filter("type").selectOption("business");
        filter("newsletter").selectOption("true");
        applies();
        assertThat(chips()).hasCount(2);
        chips().first().click();
        assertThat(chips()).hasCount(1);
        assertThat(chips()).containsText("Newsletter: Ja");
        kai.page.locator(".chips .reset").click();
        assertThat(count()).hasText("1–30 von 420");
        assertThat(chips()).hasCount(0);
    }

    @Test
    void datesAndMissingValuesAreFilteredFor() {
        opens("filters");
        filter("customerSince").first().fill("2020-01-01");
        filter("customerSince").last().fill("2021-12-31");
        filter("exists.company").selectOption("false");
        applies();
        assertThat(chips().first()).containsText("1. Jan. 2020 bis 31. Dez. 2021");
        assertThat(chips().last()).containsText("Firma: leer");
        assertThat(questions("customers"))
                .anySatisfy(query -> assertThat(query)
                        .contains("customerSince[after]=2020-01-01", "exists[company]=false")
                        .containsPattern("customerSince\\[(before]=2021-12-31|strictly_before]=2022-01-01)"));
        long wanted = customers(customer -> customer.getString("company", "").isEmpty()
                && customer.getString("customerSince", "").matches("202[01]-.*"));
        assertThat(wanted).isPositive();
        assertThat(count()).hasText("1–" + Math.min(30, wanted) + " von " + wanted);
    }

    @Test
    void otherObjectsAreChosenByTheirNames() {
        opens("filters");
        String group = account.object("/api_v2/customer_groups/2").getString("name");
        filter("customerGroup").pressSequentially(group.substring(0, 4));
        kai.page
                .locator(".ui-autocomplete-item", new Page.LocatorOptions().setHasText(group))
                .first()
                .click();
        applies();
        assertThat(chips()).containsText("Kundengruppe: " + group);
        assertThat(questions("customers")).anyMatch(query -> query.contains("customerGroup=/api_v2/customer_groups/2"));
        kai.page.reload();
        opens("filters");
        assertThat(filter("customerGroup")).hasValue(group);
    }

    @Test
    void whatTheAccountPassesOverIsSaid() {
        kai.goes("objects/list?company=" + kai.companyId() + "&type=customers&f.type=business");
        assertThat(kai.page.locator(".banner:visible")).hasCount(0);
        stage.sandbox.ignoreFilter("type");
        kai.page.reload();
        assertThat(kai.page.locator(".banner:visible")).containsText("Kundenart");
    }

    @Test
    void columnsAreThePersonsOwnInEveryCompany() {
        opens("columns");
        kai.page.locator(".columns input[value=city]").uncheck();
        kai.page.locator(".columns input[value=loyaltyPoints]").check();
        kai.page
                .locator(".columns li", new Page.LocatorOptions().setHas(kai.page.locator("input[value=zip]")))
                .locator("[data-moves=up]")
                .click();
        kai.page.locator("[id$=chooseColumns]").click();
        Locator heads = kai.page.locator("#objects thead th");
        assertThat(heads.filter(new Locator.FilterOptions().setHasText("Ort"))).hasCount(0);
        assertThat(heads.filter(new Locator.FilterOptions().setHasText("Treuepunkte")))
                .hasCount(1);
        kai.opensCompany("Biohof Lindenau");
        kai.opensList("Kunden");
        assertThat(heads.filter(new Locator.FilterOptions().setHasText("Treuepunkte")))
                .hasCount(1);
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.opensCompany("Hof Sonnental");
            anna.opensList("Kunden");
            assertThat(anna.page.locator("#objects thead")).containsText("Ort");
            assertThat(anna.page.locator("#objects thead")).not().containsText("Treuepunkte");
        }
        opens("columns");
        kai.page.locator("[id$=forgetColumns]").click();
        assertThat(heads.filter(new Locator.FilterOptions().setHasText("Ort"))).hasCount(1);
    }

    @Test
    void aViewIsKeptUnderANameForItsOwner() {
        opens("filters");
        filter("type").selectOption("business");
        applies();
        String counted = count().innerText();
        opens("views");
        kai.page.locator("[id$=viewName]").fill("Nur Betriebe");
        kai.page.locator("[id$=saveView]").click();
        assertThat(kai.notice()).containsText("Nur Betriebe");
        kai.opensList("Kunden");
        assertThat(count()).hasText("1–30 von 420");
        opens("views");
        kai.page
                .locator(".views")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Nur Betriebe"))
                .click();
        assertThat(count()).hasText(counted);
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.opensCompany("Hof Sonnental");
            anna.opensList("Kunden");
            assertThat(anna.page.locator(".views li")).hasCount(0);
        }
        opens("views");
        kai.page.locator(".views button").first().click();
        assertThat(kai.notice()).containsText("entfernt");
        opens("views");
        assertThat(kai.page.locator(".views li")).hasCount(0);
    }

    @Test
    void namesOfOtherObjectsCostFewRequestsAndNoneWhenTheyAreKnown() {
        kai.opensList("Bestellungen");
        assertThat(kai.page.locator("#objects tbody tr")).hasCount(30);
        assertThat(kai.page.locator("#objects tbody")).not().containsText("/api_v2/");
        assertThat(stage.sandbox.requests().size()).isLessThanOrEqualTo(1 + 8);
        stage.sandbox.forgetRequests();
        kai.page.reload();
        assertThat(kai.page.locator("#objects tbody tr")).hasCount(30);
        assertThat(stage.sandbox.requests()).hasSize(1);
    }

    @Test
    void listsWithoutTotalsArePagedToo() {
        kai.opensList("Lieferscheine");
        assertThat(count()).hasText("1–30");
        kai.turnsPage("Weiter");
        assertThat(count()).containsText("31–");
        kai.turnsPage("Zurück");
        assertThat(count()).hasText("1–30");
    }

    @Test
    void aListWithinAnObjectHasAnAddressOfItsOwn() {
        kai.goes("objects/list?company=" + kai.companyId()
                + "&type=orders/{orderId}/positions&path=orders/1/positions"
                        .replace("{", "%7B")
                        .replace("}", "%7D"));
        assertThat(kai.page.locator("main h1")).hasText("Positionen");
        assertThat(kai.page.locator("#objects tbody tr")).not().hasCount(0);
        assertThat(questions("orders/1/positions")).isNotEmpty();
    }

    @Test
    void whatAKeyMayNotListIsShownAsNotAvailableAndRememberedUntilItIsTriedAgain() {
        Fault denied = Fault.status(403).on("GET", "prices");
        stage.sandbox.fault(denied);
        kai.opensList("Preise");
        assertThat(kai.page.locator(".empty h2")).containsText("nicht verfügbar");
        assertThat(kai.page.locator("div.problem")).hasCount(0);
        stage.sandbox.clearFaults();
        stage.sandbox.forgetRequests();
        kai.page.reload();
        assertThat(kai.page.locator(".empty h2")).containsText("nicht verfügbar");
        assertThat(kai.page.locator(".rail .denied")).containsText("Preise");
        assertThat(stage.sandbox.requests()).isEmpty();
        kai.page.locator("#again").click();
        assertThat(kai.page.locator("#objects tbody tr")).not().hasCount(0);
        kai.opensList("Kunden");
        assertThat(kai.page.locator(".rail .denied")).hasCount(0);
    }
}
