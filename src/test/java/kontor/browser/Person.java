package kontor.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kontor.demo.DemoPeople;

/** Someone at a browser of their own. */
final class Person implements AutoCloseable {
    private final BrowserContext context;
    final Page page;
    /** What the browser refused or complained of. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private final URI portal;

    private Person(Browser browser, URI portal) {
        this.portal = portal;
        this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Person visits(Stage stage) {
        return new Person(stage.chromium.browser(), stage.portal().address());
    }

    static Person signsIn(Stage stage, String name) {
        Person person = visits(stage);
        person.goes("sign-in");
        person.signsInAs(name, DemoPeople.PASSWORD);
        PlaywrightAssertions.assertThat(person.page.locator(".person")).isVisible();
        return person;
    }

    void signsInAs(String name, String password) {
        page.locator("#signIn\\:name").fill(name);
        page.locator("#signIn\\:password").fill(password);
        page.locator("#signIn\\:submit").click();
    }

    /** Opens an address and tells its status. */
    int goes(String path) {
        Response response = page.navigate(portal.resolve(path).toString());
        return response.status();
    }

    void opensCompany(String name) {
        goes("");
        page.locator("main a.tile-name", new Page.LocatorOptions().setHasText(name))
                .click();
        PlaywrightAssertions.assertThat(page.locator("main h1")).hasText(name);
    }

    void opensList(String name) {
        page.locator(".rail a", new Page.LocatorOptions().setHasText(name)).click();
    }

    void opensFirstObject() {
        page.locator("#objects tbody th a").first().click();
        PlaywrightAssertions.assertThat(button("edit")).isVisible();
    }

    Locator button(String id) {
        return page.locator("#object\\:" + id);
    }

    void edits() {
        button("edit").click();
        PlaywrightAssertions.assertThat(button("review")).isVisible();
    }

    Locator field(String name) {
        return page.locator("[data-field=" + name + "]")
                .locator("input, select, textarea")
                .first();
    }

    void reviews() {
        button("review").click();
        PlaywrightAssertions.assertThat(button("confirm")).isVisible();
    }

    Locator notice() {
        return page.locator("#notices li").first();
    }

    String companyId() {
        return page.url().replaceFirst(".*company=([0-9]+).*", "$1");
    }

    @Override
    public void close() {
        context.close();
    }
}
