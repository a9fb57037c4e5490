package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.stream.HttpsReceiver;
import kontor.audit.stream.HttpsReceiver.Mood;
import kontor.audit.stream.TestAuthority;
import kontor.demo.DemoPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A company's log on its way to a SIEM, and its checkpoints on their way by mail. */
class StreamIT {
    private static final String SONNENTAL = "Hof Sonnental";
    private static final String LINDENAU = "Biohof Lindenau";
    private static final String TOKEN = "s3cret-token-of-the-siem";

    private Stage stage;
    private TestAuthority authority;
    private HttpsReceiver siem;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        stage.change("delete from audit_stream");
        authority = TestAuthority.of(Path.of(System.getProperty("kontor.work"), "authority"), "dns:localhost");
        siem = HttpsReceiver.start(authority);
    }

    @AfterEach
    void close() {
        siem.close();
    }

    private void setsUp(Person anna, String company) throws Exception {
        anna.worksIn(company);
        anna.goes("audit/stream?company=" + anna.companyId());
        anna.page.locator("#stream\\:label").fill("SIEM");
        anna.page.locator("#stream\\:address").fill(siem.address().toString());
        anna.page.locator("#stream\\:token").fill(TOKEN);
        anna.page.locator("#stream\\:authority").fill(authority.pem());
        anna.page.locator("#stream\\:save").click();
        assertThat(anna.page.locator(".stream h2")).hasText("SIEM");
    }

    private static Locator button(Person person, String name) {
        return person.page.locator(".stream button", new Page.LocatorOptions().setHasText(name));
    }

    private static JsonObject json(String line) {
        return Json.createReader(new StringReader(line)).readObject();
    }

    @Test
    void whatASiemDidNotTakeIsShownAndSentWhenItTakesItAgain() throws Exception {
        siem.moods.add(Mood.REFUSE);
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            setsUp(anna, SONNENTAL);
            anna.reloadsUntil(anna.page.locator(".stream[data-state=failing]"));
            assertThat(anna.page.locator(".stream .problem")).containsText("lehnt die Einträge ab");
            assertThat(anna.page.locator(".stream .problem")).containsText("HTTP-Status 403");
            anna.goes("audit/stream?company=" + anna.companyId() + "&stream="
                    + stage.number("select id from audit_stream"));
            assertThat(anna.page.content()).doesNotContain(TOKEN);
            try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
                kai.worksIn(SONNENTAL);
                assertThat(kai.changesByRequest("/api_v2/customers/3", Map.of("phone", "0511 777")))
                        .isEqualTo("Applied");
            }
            String company = anna.companyId();
            anna.page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", Stage.METRICS_READER));
            anna.goes("metrics");
            assertThat(anna.page.locator("body"))
                    .containsText(Pattern.compile("kontor_log_stream_backlog\\{.*company=\"" + company + "\""));
            anna.page.setExtraHTTPHeaders(Map.of());
            anna.goes("audit/streams?company=" + company);
            assertThat(anna.fact("Rückstand")).containsText(Pattern.compile("\\d Einträge seit"));
            button(anna, "Testzeile schicken").click();
            assertThat(anna.notice()).containsText("hat die Testzeile angenommen");
            anna.reloadsUntil(anna.page.locator(
                    ".stream[data-state=running] .fact:has(dt:text-is('Rückstand')) dd:text-is('keiner')"));
        }
        JsonObject test = json(siem.taken.get(0));
        assertThat(test.getString("test")).isEqualTo("kontor");
        List<JsonObject> entries =
                siem.taken.stream().skip(1).map(StreamIT::json).toList();
        long last = stage.number("select sequence from audit_head where company_id = " + test.getInt("company"));
        assertThat(entries)
                .extracting(each -> (long) each.getJsonObject("entry").getInt("sequence"))
                .containsExactlyElementsOf(LongStream.rangeClosed(last - entries.size() + 1, last)
                        .boxed()
                        .toList());
        assertThat(entries).hasSizeGreaterThanOrEqualTo(3).allMatch(each -> each.containsKey("hash"));
        assertThat(entries.get(0).getJsonObject("entry").getString("action")).isEqualTo("stream.create");
        assertThat(siem.taken).noneMatch(line -> line.contains("\"content\"") || line.contains("0511 777"));
        assertThat(siem.tokens).isNotEmpty().allMatch(("Bearer " + TOKEN)::equals);
        assertThat(stage.portal().log()).doesNotContain(TOKEN);
        assertThat(stage.number("select count(*) from audit_stream where instr(sealed_token, '" + TOKEN + "') > 0"))
                .isZero();
    }

    @Test
    void theTokenIsNotLedElsewhereAndSettingUpIsInTheLog() throws Exception {
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            setsUp(anna, SONNENTAL);
            String company = anna.companyId();
            anna.page
                    .locator(".stream a", new Page.LocatorOptions().setHasText("Bearbeiten"))
                    .click();
            anna.page.locator("#stream\\:address").fill("https://evil.example.org/");
            anna.page.locator("#stream\\:save").click();
            assertThat(anna.page.locator("#stream\\:tokenMessage")).containsText("Token noch einmal ein");
            anna.page.locator("#stream\\:address").fill(siem.address().toString());
            anna.page.locator("#stream\\:opensContent").check();
            anna.page.locator("#stream\\:save").click();
            assertThat(anna.page.locator(".stream")).containsText("mit personenbezogenen Daten");
            anna.reloadsUntil(anna.page.locator(".fact:has(dt:text-is('Rückstand')) dd:text-is('keiner')"));
            assertThat(siem.taken).anyMatch(line -> line.contains("\"content\""));
            button(anna, "Ausschalten").click();
            assertThat(anna.page.locator(".stream[data-state=off]")).isVisible();
            anna.goes("audit/log?company=" + company);
            assertThat(anna.lines().nth(0)).containsText("hat die Weiterleitung „SIEM“ ausgeschaltet");
            assertThat(anna.lines().nth(1)).containsText("hat die Weiterleitung „SIEM“ geändert");
            assertThat(anna.lines().nth(2)).containsText("hat die Weiterleitung „SIEM“ eingerichtet");
            anna.lineLinks().nth(2).click();
            assertThat(anna.page.locator("#difference")).containsText("Token eingegeben");
            assertThat(anna.page.content()).doesNotContain(TOKEN);
            assertThat(anna.complaints).isEmpty();
        }
        assertThat(siem.taken).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void onlyAdministratorsSetItUpAndOthersCompaniesStreamsAreNotFound() throws Exception {
        String stream;
        String sonnental;
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            setsUp(anna, SONNENTAL);
            sonnental = anna.companyId();
            stream = anna.page.locator(".stream").getAttribute("data-stream");
            anna.opensCompany(LINDENAU);
            assertThat(anna.goes("audit/stream?company=" + anna.companyId() + "&stream=" + stream))
                    .isEqualTo(404);
            assertThat(anna.goes("audit/stream?company=" + sonnental + "&stream=987654"))
                    .isEqualTo(404);
        }
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            assertThat(olga.goes("audit/streams?company=" + sonnental)).isEqualTo(200);
            assertThat(olga.page.locator(".stream h2")).hasText("SIEM");
            assertThat(olga.page.locator("#content button:visible")).hasCount(0);
            assertThat(olga.goes("audit/stream?company=" + sonnental + "&stream=" + stream))
                    .isEqualTo(404);
        }
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            assertThat(kai.goes("audit/streams?company=" + sonnental)).isEqualTo(404);
        }
    }

    @Test
    void checkpointsAreMailed() throws Exception {
        stage.mail.purgeEmailFromAllMailboxes();
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.opensCompany(SONNENTAL);
            String company = anna.companyId();
            anna.goes("audit/streams?company=" + company);
            anna.page.locator("#mailing\\:recipients").fill("keine Adresse");
            anna.page.locator("#mailing\\:save").click();
            assertThat(anna.page.locator("#mailing\\:recipientsMessage")).containsText("höchstens 10");
            anna.page.locator("#mailing\\:recipients").fill("pruefung@kanzlei.example");
            anna.page.locator("#mailing\\:save").click();
            assertThat(anna.notice()).containsText("Empfänger sind gespeichert");
            anna.page.locator("#mailing\\:now").click();
            assertThat(anna.page.locator("#mailing\\:state")).containsText("Zuletzt verschickt: Prüfpunkt bei Eintrag");
            assertThat(anna.page.locator("#mailing\\:state .problem")).hasCount(0);
            MimeMessage mail = stage.mail.getReceivedMessagesForDomain("kanzlei.example")[0];
            assertThat(mail.getSubject()).contains(SONNENTAL);
            String file = new String(
                    ((MimeMultipart) mail.getContent())
                            .getBodyPart(1)
                            .getInputStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(SignedCheckpoint.of(file.strip()).checkpoint().company()).isEqualTo(Long.parseLong(company));
            assertThat(anna.complaints).isEmpty();
        }
    }
}
