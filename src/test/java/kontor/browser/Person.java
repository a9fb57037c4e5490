package kontor.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.demo.DemoPeople;
import kontor.sandbox.DemoKeys.DemoKey;

/** Someone at a browser of their own. */
final class Person implements AutoCloseable {
    private static final Pattern REFUSALS = Pattern.compile("abgewiesen: kein Zugriff|was refused at");

    private static final Map<String, Cookie> SESSIONS = new ConcurrentHashMap<>();
    /** With what a browser keeps of scripts and styles: half the time of these tests would go to reading them anew. */
    private static final Map<String, BrowserContext> BROWSERS = new ConcurrentHashMap<>();

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");
    private static final Pattern COMPANY = Pattern.compile("company=([0-9]+)");

    private final BrowserContext context;
    private final boolean kept;
    final Page page;
    /** What the browser refused or complained of. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private final Stage stage;
    private final URI portal;
    private long company;

    private Person(BrowserContext context, boolean kept, Stage stage) {
        this.stage = stage;
        this.portal = stage.portal().address();
        this.context = context;
        this.kept = kept;
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
        return new Person(newBrowser(stage), false, stage);
    }

    private static BrowserContext newBrowser(Stage stage) {
        return stage.chromium
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setTimezoneId("Europe/Berlin"));
    }

    /** Comes in with the session of the last time, where it still counts: signing in is what other tests are about. */
    static Person signsIn(Stage stage, String name) {
        BrowserContext browser = BROWSERS.computeIfAbsent(name, each -> newBrowser(stage));
        browser.clearCookies();
        Person person = new Person(browser, true, stage);
        String session = stage.portal().address() + " " + name;
        if (SESSIONS.containsKey(session)) {
            person.context.addCookies(List.of(SESSIONS.get(session)));
        }
        if (!person.isSignedIn()) {
            browser.clearCookies();
            person.goes("sign-in");
            person.signsInAs(name, DemoPeople.PASSWORD);
            PlaywrightAssertions.assertThat(person.page.locator(".person")).isVisible();
            person.context.cookies().stream()
                    .filter(cookie -> cookie.name.equals("KONTOR"))
                    .forEach(cookie -> SESSIONS.put(session, cookie));
        }
        return person;
    }

    /** Asks for a page that there isn't, which is no refusal to tell of; whoever isn't signed in is led elsewhere. */
    private boolean isSignedIn() {
        return context.request()
                        .get(
                                portal.resolve("nothing-here").toString(),
                                RequestOptions.create().setMaxRedirects(0))
                        .status()
                == 404;
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

    /** What is at an address of the portal that they download, as text. */
    String fetches(String address) {
        return context.request().get(portal.resolve(address).toString()).text();
    }

    /** Joins a company that has invited them. */
    void joins(String name) {
        goes("");
        page.locator(".offer", new Page.LocatorOptions().setHasText(name))
                .locator("input[value=Annehmen]")
                .click();
        PlaywrightAssertions.assertThat(notice()).containsText("Sie gehören jetzt zu " + name);
    }

    /** Posts to an address of the portal, without a page and its token. */
    void posts(String address) {
        APIResponse answer = context.request()
                .post(
                        portal.resolve(address).toString(),
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setHeader("Origin", origin()));
        if (!answer.ok()) {
            throw new AssertionError(address + " answers " + answer.status());
        }
    }

    /** Asks for a file as the form of a page of theirs does, and tells the status. */
    int asksFor(String path, String company, Map<String, String> form) {
        FormData sent = FormData.create().set("token", token(company));
        form.forEach(sent::set);
        return context.request()
                .post(
                        portal.resolve(path).toString(),
                        RequestOptions.create().setHeader("Origin", origin()).setForm(sent))
                .status();
    }

    /** That of a form that isn't sent to a page, from the first page that they may see and that has one. */
    String token(String company) {
        return Stream.of("exports/list", "audit/export")
                .map(page -> TOKEN.matcher(fetches(page + "?company=" + company)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Works in a company without looking at its page; before any other page of a company. */
    void worksIn(String name) {
        company = number("select id from company where name = '" + name + "'");
    }

    /** The lines of a log; entries of refusals come some seconds, or a minute, after what they tell of. */
    Locator lines() {
        return page.locator(".line").filter(new Locator.FilterOptions().setHasNotText(REFUSALS));
    }

    /** What leads from the {@link #lines()} to their entries. */
    Locator lineLinks() {
        return page.locator(".line-link").filter(new Locator.FilterOptions().setHasNotText(REFUSALS));
    }

    /** What leads to the newest entry that someone has made: the portal signs the log when its hour has come. */
    Locator newestLine() {
        return lineLinks()
                .filter(new Locator.FilterOptions().setHasNotText("Kontor hat bei Eintrag"))
                .first();
    }

    void opensCompany(String name) {
        worksIn(name);
        goes("?company=" + company);
        PlaywrightAssertions.assertThat(page.locator("main h1")).hasText(name);
    }

    /** Enters the credentials of a key for the company they are in. */
    void entersCredentials(String label, URI baseUrl, DemoKey key) {
        goes("credentials/credential?company=" + companyId());
        page.locator("#credential\\:label").fill(label);
        page.locator("#credential\\:baseUrl").fill(baseUrl.toString());
        page.locator("#credential\\:mail").fill(key.mail());
        page.locator("#credential\\:key").fill(key.key());
    }

    void savesCredentials() {
        page.locator("#credential\\:save").click();
        PlaywrightAssertions.assertThat(page.locator("#credentials")).isVisible();
    }

    void opensList(String name) {
        page.locator(".rail")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    void turnsPage(String button) {
        page.locator(".pager a", new Page.LocatorOptions().setHasText(button)).click();
    }

    void opensFirstObject() {
        page.locator("#objects tbody th a").first().click();
        PlaywrightAssertions.assertThat(button("edit")).isVisible();
    }

    /** Has looked at a list, as whoever works there has: one object alone doesn't tell days from moments. */
    void knowsDaysOf(String type) {
        goes("objects/list?company=" + companyId() + "&type=" + type);
        PlaywrightAssertions.assertThat(page.locator("#objects")).isVisible();
    }

    /** Opens an object of the company they are in, by the account that comes first. */
    void opensObject(String iri) {
        opensReading(iri);
        PlaywrightAssertions.assertThat(button("edit")).isVisible();
    }

    /** Opens an object that they may not be able to change. */
    void opensReading(String iri) {
        long credential = number("select min(id) from credential where company_id = " + companyId());
        goes("objects/object?company=" + companyId() + "&type=" + type(iri) + "&credential=" + credential + "&id="
                + iri);
        PlaywrightAssertions.assertThat(page.locator("main h1")).isVisible();
    }

    private static String type(String iri) {
        return iri.split("/")[2];
    }

    /**
     * Changes fields of an object of the company they are in by a request, without its pages: what a test is not about.
     *
     * @param fields as the account has them
     * @return what the portal made of it
     */
    String changesByRequest(String iri, Map<String, String> fields) {
        return changesByRequest(iri, before -> {
            JsonObjectBuilder wanted = Json.createObjectBuilder(before);
            fields.forEach(wanted::add);
            return wanted.build();
        });
    }

    /** {@link #changesByRequest(String, Map)}, from the object as the account shows it to any other. */
    String changesByRequest(String iri, UnaryOperator<JsonObject> change) {
        String credential = Long.toString(number("select min(id) from credential where company_id = " + companyId()));
        JsonObject before = read(context.request()
                        .get(portal.resolve("faults/change?company=" + companyId() + "&credential=" + credential
                                        + "&type=" + type(iri) + "&path=" + iri)
                                .toString()))
                .getJsonObject("object");
        String wish = Json.createObjectBuilder()
                .add("company", Long.parseLong(companyId()))
                .add("credential", Long.parseLong(credential))
                .add("type", type(iri))
                .add("path", iri)
                .add("before", before)
                .add("wanted", change.apply(before))
                .build()
                .toString();
        return read(context.request()
                        .post(
                                portal.resolve("faults/change").toString(),
                                RequestOptions.create()
                                        .setHeader("Content-Type", "application/json")
                                        .setHeader("Origin", origin())
                                        .setData(wish)))
                .getString("result");
    }

    /** What a browser says of where a form of the portal comes from. */
    String origin() {
        return portal.getScheme() + "://" + portal.getAuthority();
    }

    private static JsonObject read(APIResponse response) {
        try (JsonReader reader = Json.createReader(new StringReader(response.text()))) {
            return reader.readObject();
        }
    }

    /** Changes fields of the object they have opened. */
    void changes(Map<String, String> fields) {
        edits();
        fields.forEach((name, value) -> field(name).fill(value));
        reviews();
        button("confirm").click();
    }

    long number(String query) {
        try {
            return stage.number(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Locator button(String id) {
        return page.locator("#object\\:" + id);
    }

    void edits() {
        button("edit").click();
        PlaywrightAssertions.assertThat(button("review")).isVisible();
    }

    Locator field(String name) {
        return page.locator("[data-field='" + name + "']")
                .locator("input, select, textarea")
                .first();
    }

    void reviews() {
        button("review").click();
        PlaywrightAssertions.assertThat(button("confirm")).isVisible();
    }

    /** What a page says of something it lists by name; of several of the name, the object's own. */
    Locator fact(String name) {
        return page.locator(".fact:has(dt:text-is('" + name + "')) dd").first();
    }

    /** Looks at the same page again and again until it shows something. */
    void reloadsUntil(Locator shown) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (shown.count() == 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the page does not show it: " + shown);
            }
            page.waitForTimeout(500);
            page.reload();
        }
    }

    Locator notice() {
        return page.locator("#notices li").first();
    }

    String companyId() {
        Matcher shown = COMPANY.matcher(page.url());
        return shown.find() ? shown.group(1) : Long.toString(company);
    }

    @Override
    public void close() {
        if (kept) {
            page.close();
        } else {
            context.close();
        }
    }
}
