package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import kontor.launch.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a session's cookie and its first redirect look like, with and without a reverse proxy that ends TLS; and what the
 * log tells of who came in, who did not, and who left.
 */
class SignInIT {
    /** Other tests may have let him into more. */
    private static final String COMPANIES_OF_KAI = "select company_id from membership where user_id ="
            + " (select id from portal_user where sign_in_name = '" + DemoPeople.CLERK + "')";

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private Stage stage;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
    }

    private HttpResponse<String> open(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stage.portal().address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("KONTOR="))
                .findFirst()
                .orElseThrow();
    }

    /** A nonce that is one, of no page. */
    private static final String NO_PAGES = encode(
            Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)));

    private static URI location(HttpResponse<?> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    /** Comes in as a browser would that is at this scheme. */
    private HttpResponse<String> comesIn(String scheme) throws IOException, InterruptedException {
        URI signIn = stage.portal().address().resolve("sign-in");
        String form = "signIn=signIn&signIn:name=" + DemoPeople.CLERK + "&signIn:password=" + DemoPeople.PASSWORD
                + "&signIn:submit=&jakarta.faces.ViewState=stateless&primefaces.nonce=" + NO_PAGES;
        return client.send(
                HttpRequest.newBuilder(signIn)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", scheme + "://" + signIn.getAuthority())
                        .header("X-Forwarded-Proto", scheme)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void behindATlsProxyTheSessionStaysOnTls() throws Exception {
        HttpResponse<String> cameIn = comesIn("https");
        assertThat(cameIn.statusCode()).isEqualTo(302);
        assertThat(cookie(cameIn))
                .containsIgnoringCase("Secure")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
        assertThat(cameIn.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        HttpResponse<String> sentToSignIn = open("companies/list", "X-Forwarded-Proto", "https");
        assertThat(sentToSignIn.statusCode()).isEqualTo(302);
        assertThat(location(sentToSignIn)).hasToString("/sign-in?to=%2Fcompanies%2Flist");
    }

    @Test
    void withoutTlsTheCookieIsStillAcceptedByTheBrowser() throws Exception {
        HttpResponse<String> cameIn = comesIn("http");
        assertThat(cameIn.statusCode()).isEqualTo(302);
        assertThat(location(cameIn)).hasToString("/");
        assertThat(cookie(cameIn)).containsIgnoringCase("SameSite=Lax").doesNotContainIgnoringCase("Secure");
        assertThat(cameIn.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void signedOutPeopleComeBackToWhereTheyWantedToGo() throws Exception {
        try (Person kai = Person.visits(stage)) {
            kai.goes("companies/list?q=x&a=%C3%A4");
            kai.page.locator("#preferences\\:en").click();
            assertThat(kai.page.locator("h1")).hasText("Sign in");
            kai.signsInAs(DemoPeople.CLERK, "wrong");
            assertThat(kai.notice()).isVisible();
            kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
            assertThat(kai.page).hasURL(Pattern.compile(".*/companies/list\\?q=x&a=%C3%A4"));
            assertThat(kai.complaints).isEmpty();
        }
    }

    private static void signsOut(Person person) {
        person.page.locator(".person summary").click();
        person.page.locator("#leave\\:signOut").click();
        assertThat(person.page.locator("#signIn\\:name")).isVisible();
    }

    private String idOf(String table, String column, String name) throws Exception {
        return Long.toString(stage.number("select id from " + table + " where " + column + " = '" + name + "'"));
    }

    private static String entries(String more) {
        return "select count(*) from audit_entry join company on company.id = company_id where " + more;
    }

    private void waitFor(Person person, String query, long number) {
        person.page.waitForCondition(() -> {
            try {
                return stage.number(query) == number;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void comingAndGoingAreEntriesInTheLogsOfThePersonsCompaniesOnly() throws Exception {
        String before = entries("action in ('sign_in.begin', 'sign_in.end') and actor_name = 'Kai Lorenz'");
        long sonnental = stage.number(before + " and name = 'Hof Sonnental'");
        long lindenau = stage.number(before + " and name = 'Biohof Lindenau'");
        String notHis = before + " and company_id not in (" + COMPANIES_OF_KAI + ")";
        long elsewhere = stage.number(notHis);
        try (Person kai = Person.visits(stage)) {
            kai.goes("sign-in");
            kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
            kai.opensCompany("Hof Sonnental");
            signsOut(kai);
            kai.goes("changes/list");
            assertThat(kai.page).hasURL(Pattern.compile(".*/sign-in\\?to=.*"));
        }
        assertThat(stage.number(before + " and name = 'Hof Sonnental'")).isEqualTo(sonnental + 2);
        assertThat(stage.number(before + " and name = 'Biohof Lindenau'")).isEqualTo(lindenau + 2);
        assertThat(stage.number(notHis)).isEqualTo(elsewhere);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=sign_in&company=" + idOf("company", "name", "Hof Sonnental") + "&person="
                    + idOf("portal_user", "sign_in_name", DemoPeople.CLERK));
            assertThat(olga.newestLine()).hasText("Kai Lorenz hat sich abgemeldet");
            assertThat(olga.lineLinks().nth(1)).hasText("Kai Lorenz hat sich angemeldet");
            olga.newestLine().click();
            String left = olga.fact("Von wo").innerText();
            olga.page.goBack();
            olga.lineLinks().nth(1).click();
            assertThat(olga.fact("Von wo")).hasText(left);
        }
    }

    @Test
    void whoeverIsRefusedIsAnEntryOfNobodysAndAFloodOfTriesIsOne() throws Exception {
        String refused = entries("action = 'sign_in.refuse' and object_id = 'sign_in/"
                + idOf("portal_user", "sign_in_name", DemoPeople.CLERK) + "' and name = ");
        String leftOut = "select left_out from refused_sign_in where user_id = "
                + idOf("portal_user", "sign_in_name", DemoPeople.CLERK);
        long sonnental = stage.number(refused + "'Hof Sonnental'");
        long lindenau = stage.number(refused + "'Biohof Lindenau'");
        try (Person stranger = Person.visits(stage)) {
            aWhileLater();
            triesPassword(stranger, DemoPeople.CLERK, 4);
            waitFor(stranger, leftOut, 3);
            assertThat(stage.number(refused + "'Hof Sonnental'")).isEqualTo(sonnental + 1);
            assertThat(stage.number(refused + "'Biohof Lindenau'")).isEqualTo(lindenau + 1);
            aWhileLater();
            triesPassword(stranger, DemoPeople.CLERK, 1);
            waitFor(stranger, leftOut, 0);
            waitFor(stranger, refused + "'Hof Sonnental'", sonnental + 2);
            triesPassword(stranger, DemoPeople.CLERK, 2);
            waitFor(stranger, leftOut, 2);
            stranger.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
            assertThat(stranger.page.locator(".person")).isVisible();
            assertThat(stage.number(leftOut)).isZero();
        }
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            String log = "audit/log?type=sign_in&company=" + idOf("company", "name", "Hof Sonnental");
            olga.goes(log);
            olga.page
                    .locator(".line-link", new Page.LocatorOptions().setHasText("Kai Lorenz hat sich angemeldet"))
                    .first()
                    .click();
            assertThat(olga.page.locator("#difference ins")).hasText("2");
            olga.goes(log);
            Locator line = olga.page.locator(".line-link", new Page.LocatorOptions().setHasText("abgewiesen"));
            assertThat(line.first())
                    .hasText(Pattern.compile("[0-9.:]+\\s+wurde beim Anmelden als „Kai Lorenz“ abgewiesen"));
            line.first().click();
            assertThat(olga.page.locator("#difference ins")).hasText("3");
        }
    }

    /** As if no entry had told of refusals for a while. */
    private void aWhileLater() throws Exception {
        stage.change("delete from guess_count");
        stage.change("update refused_sign_in set logged_at = '2026-01-01'");
    }

    private static void triesPassword(Person person, String name, int times) {
        person.goes("sign-in");
        for (int i = 0; i < times; i++) {
            person.signsInAs(name, "tried " + i);
            assertThat(person.notice()).containsText("stimmen nicht");
        }
    }

    @Test
    void unknownNamesAreCountedInTheInstallationsLogWhichOnlyItsOperatorsRead() throws Exception {
        String unknown = entries("action = 'sign_in.refuse.unknown' and company.kind = ");
        long inInstallation = stage.number(unknown + "'INSTALLATION'");
        try (Person stranger = Person.visits(stage)) {
            stage.change("update refused_sign_in set left_out = 0 where user_id = 0");
            aWhileLater();
            triesPassword(stranger, "my-password-in-the-wrong-field", 1);
            triesPassword(stranger, "somebody@else.example", 2);
            waitFor(stranger, "select left_out from refused_sign_in where user_id = 0", 2);
        }
        assertThat(stage.number(unknown + "'INSTALLATION'")).isEqualTo(inInstallation + 1);
        assertThat(stage.number(unknown + "'CUSTOMER'")).isZero();
        String installation = Long.toString(stage.number("select id from company where kind = 'INSTALLATION'"));
        String entry =
                Long.toString(stage.number("select max(id) from audit_entry where company_id = " + installation));
        List<String> closed = List.of(
                "companies/company?company=" + installation,
                "credentials/list?company=" + installation,
                "credentials/credential?company=" + installation,
                "people/list?company=" + installation,
                "objects/list?company=" + installation,
                "exports/list?company=" + installation);
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            assertThat(anna.goes("audit/log?company=" + installation)).isEqualTo(404);
            assertThat(anna.goes("audit/entry?entry=" + entry)).isEqualTo(404);
            anna.goes("audit/log");
            assertThat(anna.page.locator("select[name=company]")).not().containsText("Installation");
            stage.change("update portal_user set operates_installation = true where name = 'Anna Berger'");
            try {
                anna.goes("audit/log");
                anna.page.locator("select[name=company]").selectOption(new SelectOption().setLabel("Installation"));
                anna.page.locator("#find").click();
                // That she was refused, above, may be an entry by now.
                Locator newest = anna.page
                        .locator(".line-link", new Page.LocatorOptions().setHasText("unbekannter Name"))
                        .first();
                assertThat(newest)
                        .hasText(Pattern.compile("[0-9.:]+\\s+wurde beim Anmelden abgewiesen: unbekannter Name"));
                newest.click();
                assertThat(anna.page.locator("main")).not().containsText("wrong-field");
                assertThat(anna.fact("Von wo")).containsText(Pattern.compile("^[0-9a-f.:]+$"));
                assertThat(anna.goes("audit/verification?company=" + installation))
                        .isEqualTo(200);
                assertThat(anna.page.locator("main .company")).hasText("Installation");
                for (String path : closed) {
                    assertThat(anna.goes(path)).as(path).isEqualTo(404);
                }
                for (String path : List.of("", "companies/list")) {
                    anna.goes(path);
                    assertThat(anna.page
                                    .locator("main .tiles, main table, .palette-list")
                                    .filter(new Locator.FilterOptions().setHasText("Installation")))
                            .hasCount(0);
                }
            } finally {
                stage.change("update portal_user set operates_installation = false where name = 'Anna Berger'");
            }
            assertThat(anna.goes("audit/log?company=" + installation)).isEqualTo(404);
        }
    }

    @Test
    void theLogOfTheInstallationBeginsWithItsFirstAdministrator() throws Exception {
        String first = entries("company.kind = 'INSTALLATION' and actor_name = 'Kontor' and ");
        assertThat(stage.number(first + "sequence = 1 and action = 'installation.begin'"))
                .isOne();
        assertThat(stage.number(first + "sequence = 2 and action = 'person.create' and object_id = 'person/"
                        + idOf("portal_user", "sign_in_name", "admin") + "'"))
                .isOne();
    }

    @Test
    void behindATrustedProxyTheLogNamesThePersonsAddress() throws Exception {
        long his = stage.number("select count(*) from (" + COMPANIES_OF_KAI + ") his");
        try (Person kai = Person.visits(stage)) {
            kai.page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "192.0.2.66, 198.51.100.7, 127.0.0.9"));
            kai.goes("sign-in");
            kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
            assertThat(kai.page.locator(".person")).isVisible();
            assertThat(stage.number(entries("origin_address = '198.51.100.7' and action = 'sign_in.begin'")))
                    .isEqualTo(his);
            signsOut(kai);
            assertThat(stage.number(entries("origin_address = '198.51.100.7' and action = 'sign_in.end'")))
                    .isEqualTo(his);
            assertThat(stage.number(entries("origin_address like '192.0.2.66%'")))
                    .isZero();
        }
    }

    /** A link on any site would sign a stranger's browser in as whoever made it. */
    @Test
    void nobodyIsSignedInByALink() throws Exception {
        long before = stage.number("select count(*) from audit_entry where action = 'sign_in.begin'");
        String query = "signIn=signIn&signIn:name=" + DemoPeople.CLERK + "&signIn:password=" + DemoPeople.PASSWORD
                + "&signIn:submit=&primefaces.nonce=" + NO_PAGES;
        for (String state : List.of("jakarta.faces.ViewState", "%6Aakarta.faces.ViewState")) {
            for (String method : List.of("GET", "HEAD")) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(stage.portal()
                                        .address()
                                        .resolve("sign-in?" + query + "&" + state + "=stateless"))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(method).isEqualTo(400);
                assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            }
        }
        assertThat(stage.number("select count(*) from audit_entry where action = 'sign_in.begin'"))
                .isEqualTo(before);
    }

    @Test
    void whoSignsInWhereSomeoneElseIsTakesTheirPlace() throws Exception {
        Visitor browser = Visitor.signsIn(stage.portal().address(), DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
        String hers = browser.session();
        long ends = stage.number("select count(*) from audit_entry where action = 'sign_in.end'");
        assertThat(browser.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD)).isIn(200, 302);
        assertThat(browser.session()).isNotEqualTo(hers);
        assertThat(browser.get("companies/list")).contains("Kai Lorenz").doesNotContain("Anna Berger");
        assertThat(stage.number("select count(*) from audit_entry where action = 'sign_in.end'"))
                .isGreaterThan(ends);
    }

    /** Whatever a stranger sends to the page to sign in: no failure, and no session. */
    @Test
    void whatStrangersSendIsNoFailureAndNoSession() throws Exception {
        int logged = stage.portal().log().length();
        String state = "&jakarta.faces.ViewState=stateless";
        String nonce = "&primefaces.nonce=" + NO_PAGES;
        String wrong = "signIn=signIn&signIn:submit=&signIn:name=nobody-" + System.nanoTime() + "&signIn:password=x";
        for (String form : List.of(
                wrong + state + nonce,
                wrong + state,
                wrong + state + "&primefaces.nonce=x",
                "signIn=signIn&signIn:submit=&signIn:name=a" + state + nonce,
                "signIn=signIn&signIn:submit=&signIn:password=a" + state + nonce,
                wrong + "&jakarta.faces.ViewState=1:2" + nonce,
                wrong + "&jakarta.faces.ViewState=rO0ABXQAAWE=" + nonce,
                wrong + nonce,
                "jakarta.faces.partial.ajax=true&" + wrong + state)) {
            HttpResponse<String> answer = sendsAsStranger("application/x-www-form-urlencoded", form);
            assertThat(answer.statusCode()).as(form).isLessThan(500);
            assertThat(answer.headers().allValues("Set-Cookie")).as(form).isEmpty();
        }
        for (String type : List.of(
                "multipart/form-data",
                "application/x-www-form-urlencoded; charset=foo",
                "text/plain",
                "application/json")) {
            assertThat(sendsAsStranger(type, wrong + state + nonce).statusCode())
                    .as(type)
                    .isEqualTo(400);
        }
        assertThat(stage.portal().log().substring(logged)).doesNotContain("\tat ");
    }

    private HttpResponse<String> sendsAsStranger(String type, String form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(stage.portal().address().resolve("sign-in"))
                        .header("Content-Type", type)
                        .header("Origin", origin())
                        .header("X-Forwarded-For", "203.0.113." + (1 + (int) (System.nanoTime() % 250)))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Someone tries a password, with a session of their own. */
    private HttpResponse<String> tries(String address, String name, String password) throws Exception {
        HttpResponse<String> page = open("sign-in", "X-Forwarded-For", address);
        Matcher viewState = VIEW_STATE.matcher(page.body());
        Matcher nonce = NONCE.matcher(page.body());
        assertThat(viewState.find() && nonce.find()).isTrue();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        stage.portal().address().resolve("sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .header("Origin", origin())
                .POST(HttpRequest.BodyPublishers.ofString("signIn=signIn&signIn:submit=&signIn:name=" + encode(name)
                        + "&signIn:password=" + encode(password) + "&jakarta.faces.ViewState="
                        + encode(viewState.group(1)) + "&primefaces.nonce=" + encode(nonce.group(1))));
        page.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("KONTOR="))
                .forEach(cookie -> request.header("Cookie", cookie.replaceFirst(";.*", "")));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String origin() {
        URI portal = stage.portal().address();
        return portal.getScheme() + "://" + portal.getAuthority();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As if whoever has failed so far had done so a hundred times. */
    private void aHundredTimes() throws Exception {
        stage.change("update guess_count set failures = 100, blocked_until = '2026-01-01'");
    }

    @Test
    void whoeverGuessesWaitsWhetherThereIsSuchAPersonOrNot() throws Exception {
        for (String name : List.of(DemoPeople.CLERK, "nobody@kontor.example")) {
            stage.change("delete from guess_count");
            HttpResponse<String> wrong = tries("198.51.100.20", name, "wrong");
            assertThat(wrong.statusCode()).isEqualTo(200);
            assertThat(wrong.body()).contains("stimmen nicht");
            aHundredTimes();
            assertThat(tries("198.51.100.20", name.toUpperCase(Locale.ROOT), "wrong")
                            .body())
                    .contains("stimmen nicht");
            HttpResponse<String> tooSoon = tries("198.51.100.20", name, DemoPeople.PASSWORD);
            assertThat(tooSoon.statusCode()).isEqualTo(429);
            assertThat(tooSoon.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 300L);
            assertThat(tooSoon.body())
                    .containsPattern("Zu viele Versuche. Bitte warten Sie [0-9]+ (Sekunden|Minuten)")
                    .doesNotContain("stimmen nicht");
        }
    }

    @Test
    void guessesFromElsewhereLockNobodyOutWhereTheyHaveSignedInBefore() throws Exception {
        stage.change("delete from guess_count");
        assertThat(tries("198.51.100.30", DemoPeople.CLERK, DemoPeople.PASSWORD).statusCode())
                .isEqualTo(302);
        tries("203.0.113.5", DemoPeople.CLERK, "wrong");
        aHundredTimes();
        tries("203.0.113.6", DemoPeople.CLERK, "wrong");
        assertThat(tries("203.0.113.7", DemoPeople.CLERK, DemoPeople.PASSWORD).statusCode())
                .as("the account waits wherever guesses come from")
                .isEqualTo(429);
        assertThat(tries("198.51.100.30", DemoPeople.CLERK, DemoPeople.PASSWORD).statusCode())
                .as("but not for its person")
                .isEqualTo(302);
    }

    @Test
    void whoeverTriesManyNamesWaitsToo() throws Exception {
        stage.change("delete from guess_count");
        tries("2001:db8:7:7::1", "first@kontor.example", "wrong");
        aHundredTimes();
        tries("2001:db8:7:7::2", "second@kontor.example", "wrong");
        assertThat(tries("2001:db8:7:7::3", "third@kontor.example", "wrong").statusCode())
                .as("addresses of one network count as one")
                .isEqualTo(429);
        assertThat(tries("2001:db8:7:8::1", "third@kontor.example", "wrong").statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePresentPasswordIsNotForGuessingEither() throws Exception {
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            stage.change("delete from guess_count");
            olga.goes("password");
            typesPresentPassword(olga, "wrong");
            assertThat(olga.page.locator(".field-error:not(:empty)")).hasText("Das bisherige Passwort stimmt nicht.");
            aHundredTimes();
            typesPresentPassword(olga, "wrong");
            assertThat(olga.page.locator(".field-error:not(:empty)")).hasText("Das bisherige Passwort stimmt nicht.");
            typesPresentPassword(olga, DemoPeople.PASSWORD);
            assertThat(olga.notice()).containsText("Zu viele Versuche");
            stage.change("delete from guess_count");
            olga.page.locator("#password\\:current").fill(DemoPeople.PASSWORD);
            olga.page.locator("#password\\:chosen").fill("HofSonnental2026!");
            olga.page.locator("#password\\:submit").click();
            assertThat(olga.page.locator(".field-error:not(:empty)")).containsText("zu leicht zu erraten");
        }
    }

    private static void typesPresentPassword(Person person, String password) {
        person.page.locator("#password\\:current").fill(password);
        person.page.locator("#password\\:submit").click();
    }

    @Test
    void aSessionIsOverAfterTwelveHoursHoweverBusyItIs() throws Exception {
        String over = "select count(*) from audit_entry where action = 'sign_in.outlast'";
        try (Person kai = Person.visits(stage)) {
            kai.goes("sign-in");
            kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
            assertThat(kai.page.locator(".person")).isVisible();
            kai.posts("faults/older?minutes=719");
            assertThat(kai.goes("companies/list")).isEqualTo(200);
            kai.goes("password");
            kai.posts("faults/older?minutes=2");
            typesPresentPassword(kai, "wrong");
            // What was being typed can still be sent.
            assertThat(kai.page.locator(".field-error:not(:empty)").first())
                    .hasText("Das bisherige Passwort stimmt nicht.");
            long before = stage.number(over);
            kai.goes("changes/list?from=2020-01-01");
            assertThat(kai.page).hasURL(Pattern.compile(".*/sign-in\\?to=.*"));
            waitFor(kai, over, before + stage.number("select count(*) from (" + COMPANIES_OF_KAI + ") his"));
            kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
            assertThat(kai.page).hasURL(Pattern.compile(".*/changes/list\\?from=2020-01-01"));
        }
    }

    @Test
    void whoeverCannotBeLoggedIsNotLetIn() throws Exception {
        String account = " on kontor.audit_entry %s '" + stage.database.applicationUser() + "'@'%%'";
        try (Person kai = Person.visits(stage)) {
            kai.goes("sign-in");
            stage.change("revoke insert" + account.formatted("from"));
            try {
                kai.signsInAs(DemoPeople.CLERK, DemoPeople.PASSWORD);
                assertThat(kai.page.locator("main h1")).hasText("Gerade nicht verfügbar");
            } finally {
                stage.change("grant insert" + account.formatted("to"));
            }
            kai.goes("companies/list");
            assertThat(kai.page).hasURL(Pattern.compile(".*/sign-in.*"));
        }
    }
}
