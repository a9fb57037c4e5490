package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import jakarta.json.Json;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import kontor.sandbox.SandboxAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log is read as sentences, in the reader's zone and on paper; and it tells what an object was like once. */
class StoryIT {
    private static final String SONNENTAL = "Hof Sonnental";

    private Stage stage;
    private SandboxAccount account;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account(SONNENTAL);
    }

    private void changes(String who, String iri, Map<String, String> fields) {
        try (Person person = Person.signsIn(stage, who)) {
            person.worksIn(SONNENTAL);
            assertThat(person.changesByRequest(iri, fields)).isEqualTo("Applied");
        }
    }

    /** The newest line about an object, as its reader finds it. */
    private Locator opensLog(Person person, String type, int number) throws Exception {
        long company = stage.number("select id from company where name = '" + SONNENTAL + "'");
        person.goes("audit/log?company=" + company + "&type=" + type + "&object=" + number);
        return person.page.locator(".line").first();
    }

    private static void speaks(Person person, String language) {
        person.page.locator("details.person summary").click();
        person.page.locator("#preferences\\:" + language).click();
        assertThat(person.page.locator("html")).hasAttribute("lang", language);
    }

    @Test
    void aChangeReadsAsASentence() throws Exception {
        String name = account.object("/api_v2/products/3").getString("name");
        changes(DemoPeople.CLERK, "/api_v2/products/3", Map.of("netPrice", "3.20"));
        changes(DemoPeople.CLERK, "/api_v2/products/3", Map.of("netPrice", "3.50"));
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            Locator line = opensLog(olga, "products", 3);
            assertThat(line.locator(".line-link"))
                    .hasText("Kai Lorenz änderte bei " + name + ": Nettopreis von 3,20 auf 3,50");
            speaks(olga, "en");
            assertThat(line.locator(".line-link"))
                    .hasText("Kai Lorenz changed the net price of " + name + " from 3.20 to 3.50");
            line.locator(".line-link").click();
            assertThat(olga.page.locator("main h1"))
                    .hasText("Kai Lorenz changed the net price of " + name + " from 3.20 to 3.50");
            Locator price =
                    olga.page.locator("#difference tbody tr", new Page.LocatorOptions().setHasText("Net price"));
            assertThat(price.locator("del")).hasText("3.20");
            assertThat(price.locator("ins")).hasText("3.50");
            assertThat(olga.page.locator("#unchanged .fact").first()).not().isVisible();
            olga.page.locator("#unchanged summary").click();
            assertThat(olga.page.locator("#unchanged")).containsText(name);
            olga.page.locator("#wire summary").click();
            assertThat(olga.page.locator("#wire")).containsText("\"netPrice\": \"3.50\"");
        }
    }

    @Test
    void anotherObjectIsCalledByItsNameForWhoWorksThereAndAnAuditorAsksNoAccount() throws Exception {
        String customer = "/api_v2/customers/8";
        String group = account.object("/api_v2/customer_groups/2").getString("name");
        account.change(
                customer,
                Json.createObjectBuilder()
                        .add("customerGroup", "/api_v2/customer_groups/1")
                        .build());
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn(SONNENTAL);
            kai.opensObject(customer);
            kai.edits();
            Locator field = kai.field("customerGroup");
            field.evaluate("input => input.scrollIntoView({block: 'center'})");
            field.fill("");
            field.pressSequentially(group);
            assertThat(kai.page.locator(".ui-autocomplete-item:visible").first())
                    .containsText(group);
            field.press("Enter");
            assertThat(field).hasValue(group);
            kai.reviews();
            kai.button("confirm").click();
            kai.page.locator(".after-change a").click();
            assertThat(kai.page.locator("#difference ins", new Page.LocatorOptions().setHasText(group)))
                    .hasCount(1);
        }
        stage.sandbox.forgetRequests();
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            opensLog(olga, "customers", 8).locator(".line-link").click();
            assertThat(olga.page.locator("#difference")).containsText("customer_groups/2");
            olga.page.locator("#pastAfter").click();
            assertThat(olga.page.locator("#source")).isVisible();
        }
        assertThat(stage.sandbox.requests()).isEmpty();
    }

    @Test
    void whatAnObjectIsCalledIsNeverMoreThanText() throws Exception {
        String name = "<script>alert('x')</script>${7*7}#{7*7}{0}";
        account.change(
                "/api_v2/products/10",
                Json.createObjectBuilder()
                        .add("name", name)
                        .add("description", "<img src=x onerror=alert(1)>")
                        .add("unknown", Json.createObjectBuilder().add("<b>", "<script>alert(1)</script>"))
                        .build());
        changes(DemoPeople.CLERK, "/api_v2/products/10", Map.of("description", "harmlos"));
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.page.onDialog(dialog -> olga.complaints.add(dialog.message()));
            Locator line = opensLog(olga, "products", 10);
            assertThat(line.locator(".what")).hasText(name);
            assertThat(line.locator(".value").first()).hasText("„<img src=x onerror=alert(1)>“");
            line.locator(".line-link").click();
            assertThat(olga.page.locator("#difference")).containsText("<img src=x onerror=alert(1)>");
            olga.page.locator("#pastBefore").click();
            assertThat(olga.page.locator("main h1")).hasText(name);
            assertThat(olga.page.locator("[data-fact=description]")).containsText("<img src=x onerror=alert(1)>");
            assertThat(olga.complaints).isEmpty();
        }
    }

    @Test
    void timesAreInTheZoneOfWhoReadsThem() throws Exception {
        changes(DemoPeople.CLERK, "/api_v2/customers/13", Map.of("phone", "0511 13"));
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            Locator time = opensLog(olga, "customers", 13).locator("time");
            Instant moment = Instant.parse(time.getAttribute("datetime"));
            assertThat(time).hasText(clock(moment, "Europe/Berlin"));
            olga.page.locator("details.person summary").click();
            olga.page.locator("#preferences\\:zone").selectOption("America/New_York");
            assertThat(olga.page.locator("#zoneNote")).containsText("New York");
            assertThat(time).hasText(clock(moment, "America/New_York"));
            assertThat(time).hasAttribute("title", Pattern.compile(".*" + clock(moment, "UTC") + ":\\d{2} UTC\\)"));
            olga.newestLine().click();
            assertThat(olga.fact("Wann")).containsText(clock(moment, "America/New_York"));
            assertThat(olga.page.locator(".utc"))
                    .hasText(Pattern.compile(
                            moment.toString().substring(0, 10) + " " + clock(moment, "UTC") + ":\\d{2}\\.\\d{6} UTC"));
        }
    }

    private static String clock(Instant moment, String zone) {
        return moment.atZone(ZoneId.of(zone)).toLocalTime().toString().substring(0, 5);
    }

    /** Of these two zones, one is in another day than Germany at any time. */
    @Test
    void daysBeginInTheZoneOfWhoLooksForThem() throws Exception {
        changes(DemoPeople.CLERK, "/api_v2/customers/14", Map.of("phone", "0511 14"));
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            Locator line = opensLog(olga, "customers", 14);
            Instant moment = Instant.parse(line.locator("time").getAttribute("datetime"));
            String address = olga.page.url();
            URI portal = stage.portal().address();
            for (String zone : List.of("Pacific/Kiritimati", "Pacific/Niue")) {
                LocalDate day = LocalDate.ofInstant(moment, ZoneId.of(zone));
                olga.page
                        .context()
                        .addCookies(
                                List.of(new Cookie("kontor.zone", zone.replace('/', '.')).setUrl(portal.toString())));
                olga.page.navigate(address + "&from=" + day + "&until=" + day);
                assertThat(line.locator("time")).hasAttribute("datetime", moment.toString());
                olga.page.navigate(address + "&from=" + day.plusDays(1));
                assertThat(olga.page.locator(".empty")).isVisible();
            }
        }
    }

    @Test
    void onPaperThereIsWhatWasLookedForAndByWhomAndNoButtons() throws Exception {
        changes(DemoPeople.CLERK, "/api_v2/customers/15", Map.of("phone", "0511 15"));
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            Locator line = opensLog(olga, "customers", 15);
            olga.page.locator("details.person summary").click();
            olga.page.locator("#preferences\\:dark").click();
            assertThat(olga.page.locator("html")).hasClass(Pattern.compile("theme-dark"));
            assertThat(olga.page.locator("#printed")).not().isVisible();
            olga.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(olga.page.locator("#printed")).containsText(SONNENTAL);
            assertThat(olga.page.locator("#printed")).containsText("Olga Prüfer");
            assertThat(olga.page.locator("#printed")).containsText("Art: Kunden · Interne Nummer oder Pfad: 15");
            for (String gone : List.of(".rail", ".top", "form.filters", ".pager")) {
                olga.page
                        .locator(gone)
                        .all()
                        .forEach(part -> assertThat(part).not().isVisible());
            }
            assertThat(olga.page.locator("body"))
                    .hasCSS("background-color", Pattern.compile("oklch\\(1 0 0\\)|rgb\\(255, 255, 255\\)"));
            olga.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            line.locator(".line-link").click();
            assertThat(olga.page.locator("#wire")).isVisible();
            olga.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(olga.page.locator("#wire pre").first()).isVisible();
            assertThat(olga.page.locator("#unchanged .fact").first()).isVisible();
            olga.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            assertThat(olga.page.locator("#wire pre").first()).not().isVisible();
            olga.page.emulateMedia(new Page.EmulateMediaOptions());
        }
    }

    @Test
    void anObjectHasATimeLineAndAPast() throws Exception {
        String customer = "/api_v2/customers/333";
        String first = account.object(customer).getString("city");
        changes(DemoPeople.CLERK, customer, Map.of("city", "Neudorf"));
        account.change(customer, Json.createObjectBuilder().add("city", "Peine").build());
        stage.forgetAccounts();
        changes(DemoPeople.ADMINISTRATOR, customer, Map.of("city", "Gifhorn"));
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.worksIn(SONNENTAL);
            anna.opensObject(customer);
            assertThat(anna.page.locator(".history li").first()).containsText("Ort von „Peine“ auf „Gifhorn“");
            anna.page.locator("[id='object:timeline'], #timeline").first().click();
            assertThat(anna.page.locator("#timelineOf")).containsText("Verlauf von Kunde");
            assertThat(anna.page.locator(".line")).hasCount(2);
            anna.lineLinks().nth(1).click();
            anna.page.locator("#pastBefore").click();
            assertThat(anna.page.locator("[data-fact=city]")).containsText(first);
            anna.page.goBack();
            speaks(anna, "en");
            assertThat(anna.page.locator("#pastAfter")).hasText("As it was after this change");
            anna.page.locator("#pastAfter").click();
            assertThat(anna.page.locator("#source")).containsText("after this change, the last one");
            speaks(anna, "de");
            assertThat(anna.page.locator("[data-fact=city]")).containsText("Neudorf");
            assertThat(anna.page.locator("#source .line").first()).containsText("auf „Neudorf“");
            assertThat(anna.page.locator("#outside")).isVisible();
            anna.page.locator("#pastForm input[name=at]").fill("2020-01-01T00:00:01");
            anna.page.locator("#show").click();
            assertThat(anna.page.locator("#source")).containsText("die erste Änderung danach");
            assertThat(anna.page.locator("[data-fact=city]")).containsText(first);
            anna.page.locator("#pastForm input[name=at]").fill("2099-01-01T00:00:01");
            anna.page.locator("#show").click();
            assertThat(anna.page.locator("[data-fact=city]")).containsText("Gifhorn");
            assertThat(anna.page.locator("#outside")).hasCount(0);
        }
    }

    @Test
    void aClerkSeesOnlyWhatComesFromTheirOwnEntriesAndNobodyAnotherCompanysObjects() throws Exception {
        String customer = "/api_v2/customers/18";
        changes(DemoPeople.CLERK, customer, Map.of("city", "Neudorf"));
        changes(DemoPeople.ADMINISTRATOR, customer, Map.of("city", "Gifhorn"));
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn(SONNENTAL);
            kai.opensReading(customer);
            kai.page.locator("[id='object:past'], #past").first().click();
            assertThat(kai.page.locator(".empty")).containsText("Das Protokoll sagt es nicht");
            String address = kai.page.url();
            kai.goes("changes/list?company=" + kai.companyId() + "&type=customers&object=18");
            kai.newestLine().click();
            kai.page.locator("#pastAfter").click();
            assertThat(kai.page.locator("[data-fact=city]")).containsText("Neudorf");
            long closed = stage.number("select id from company where name = 'Gärtnerei Morgentau'");
            assertThat(kai.page
                            .navigate(address.replaceFirst("company=[0-9]+", "company=" + closed))
                            .status())
                    .isEqualTo(404);
            long other = stage.number("select id from company where name = 'Biohof Lindenau'");
            assertThat(kai.page
                            .navigate(address.replaceFirst("company=[0-9]+", "company=" + other))
                            .status())
                    .isEqualTo(404); // Its credentials are another company's.
            for (String odd : List.of("at=gestern", "at=%2B999999999-12-31T23:59:59Z", "at=-5")) {
                assertThat(kai.page.navigate(address + "&" + odd).status()).isEqualTo(200);
                assertThat(kai.page.locator("main .banner:visible")).containsText("nicht zu lesen");
            }
            assertThat(kai.page.navigate(address.replaceFirst("&id=[^&]*", "")).status())
                    .isEqualTo(404);
        }
    }
}
