package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.demo.DemoPeople;
import kontor.sandbox.SandboxAccount;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clerk sorts, turns pages and searches; the account does the work, and the address remembers it. */
class ObjectListIT {
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

    private Locator head(String name) {
        return kai.page.locator("#objects thead th", new Page.LocatorOptions().setHasText(name));
    }

    private void sortsBy(String name) {
        head(name).locator("a").click();
    }

    private void searches(String text) {
        kai.page.locator("#q").fill(text);
        kai.page.locator("#q").press("Enter");
        assertThat(kai.page).hasURL(Pattern.compile(".*[?&]q=.*"));
    }

    private List<String> cells(String column) {
        return kai.page
                .locator("#objects tbody td[data-label='" + column + "']")
                .allInnerTexts();
    }

    /** What was asked of the account, in the order it was asked. */
    private List<String> questions() {
        return stage.sandbox.requests().stream()
                .map(SeenRequest::query)
                .map(query -> URLDecoder.decode(query, StandardCharsets.UTF_8))
                .toList();
    }

    /** How many customers the account's search finds: it looks into more than the name. */
    private long customersFoundBy(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return account.iris("customers").stream()
                .map(account::object)
                .filter(customer -> Stream.of("name", "company", "customerNumber", "email", "city")
                        .anyMatch(field -> customer.getString(field, "")
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted)))
                .count();
    }

    private void looksTheSameAfterReloading() {
        String address = kai.page.url();
        String rows = kai.page.locator("#objects").innerText();
        String counted = count().innerText();
        kai.page.reload();
        assertThat(kai.page).hasURL(address);
        assertThat(count()).hasText(counted);
        assertThat(kai.page.locator("#objects").innerText()).isEqualTo(rows);
    }

    @Test
    void whatHasNothingButSpacesForItsNameIsReachedAllTheSame() {
        account.change(
                "/api_v2/customer_groups/1",
                Json.createObjectBuilder().add("name", "  ").build());
        kai.goes("objects/list?company=" + kai.companyId() + "&type=customer_groups");
        kai.page.locator("#objects tbody th a[href$='customer_groups%2F1']").click();
        assertThat(kai.button("reload")).isVisible();
    }

    @Test
    void aClickOnAHeadSortsAndAnotherTurnsTheOrder() {
        assertThat(head("Ort")).hasAttribute("aria-sort", "none");
        sortsBy("Ort");
        assertThat(head("Ort")).hasAttribute("aria-sort", "ascending");
        assertThat(head("Name")).hasAttribute("aria-sort", "none");
        assertThat(cells("Ort")).hasSize(30).isSortedAccordingTo(Collator.getInstance(Locale.GERMANY));
        sortsBy("Ort");
        assertThat(head("Ort")).hasAttribute("aria-sort", "descending");
        assertThat(cells("Ort"))
                .isSortedAccordingTo(Collator.getInstance(Locale.GERMANY).reversed());
        assertThat(questions()).containsExactly("page=1&order[city]=asc", "page=1&order[city]=desc");
        looksTheSameAfterReloading();
    }

    @Test
    void whatTheAccountCannotSortByIsNoLink() {
        assertThat(head("E-Mail").locator("a")).hasCount(0);
    }

    @Test
    void pagesAreTurnedForthAndBack() {
        assertThat(kai.page.locator(".pager .disabled")).hasText("Zurück");
        kai.turnsPage("Weiter");
        assertThat(count()).hasText("31–60 von 420");
        looksTheSameAfterReloading();
        kai.turnsPage("Zurück");
        assertThat(count()).hasText("1–30 von 420");
        // The second page, again because it was reloaded; the first was read a moment ago and is not asked for again.
        assertThat(questions()).containsExactly("page=2", "page=2");
    }

    @Test
    void theOrderIsKeptFromPageToPageAndPagesAreCountedAnewWithAnotherOrder() {
        sortsBy("Ort");
        assertThat(head("Ort")).hasAttribute("aria-sort", "ascending");
        kai.turnsPage("Weiter");
        assertThat(count()).hasText("31–60 von 420");
        assertThat(head("Ort")).hasAttribute("aria-sort", "ascending");
        sortsBy("PLZ");
        assertThat(count()).hasText("1–30 von 420");
        assertThat(questions())
                .containsExactly("page=1&order[city]=asc", "page=2&order[city]=asc", "page=1&order[zip]=asc");
    }

    @Test
    void thereIsNothingPastTheLastPageButAWayBack() {
        String list = "objects/list?type=customers&company=" + kai.companyId() + "&page=";
        kai.goes(list + 14);
        assertThat(count()).hasText("391–420 von 420");
        assertThat(kai.page.locator(".pager .disabled")).hasText("Weiter");
        kai.goes(list + 15);
        assertThat(kai.page.locator(".empty h2")).containsText("hinter der letzten");
        kai.page.locator(".empty a").click();
        assertThat(count()).hasText("1–30 von 420");
    }

    @Test
    void aSearchAsksTheAccountAndStaysInTheAddress() {
        long wanted = customersFoundBy("Nowak");
        assertThat(wanted).isBetween(2L, 30L);
        searches("Nowak");
        assertThat(count()).hasText("1–" + wanted + " von " + wanted);
        assertThat(kai.page.locator("#objects tbody tr")).hasCount((int) wanted);
        assertThat(kai.page.locator(".filter")).containsText("Suche: „Nowak“");
        assertThat(questions()).containsExactly("page=1&search=Nowak");
        looksTheSameAfterReloading();
        sortsBy("PLZ");
        assertThat(head("PLZ")).hasAttribute("aria-sort", "ascending");
        assertThat(count()).hasText("1–" + wanted + " von " + wanted);
        kai.page.locator("a.filter").click();
        assertThat(count()).hasText("1–30 von 420");
        assertThat(head("PLZ")).hasAttribute("aria-sort", "ascending");
    }

    @Test
    void umlautsAndSignsAreSearchedForAsTheyAre() {
        searches("Müller");
        long wanted = customersFoundBy("Müller");
        assertThat(count()).hasText("1–" + Math.min(30, wanted) + " von " + wanted);
        searches("A&B=[c]+d%");
        assertThat(kai.page.locator(".empty h2")).hasText("Nichts gefunden");
        assertThat(kai.page.locator("#q")).hasValue("A&B=[c]+d%");
        assertThat(questions()).contains("page=1&search=Müller", "page=1&search=A&B=[c]+d%");
        kai.page.locator(".empty a").click();
        assertThat(count()).hasText("1–30 von 420");
    }
}
