package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import kontor.audit.chain.Fault;
import kontor.audit.chain.FileCheck;
import kontor.audit.chain.PublicKeys;
import kontor.audit.chain.SignedCheckpoint;
import kontor.demo.DemoPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor looks for changes, and finds what was asked for and nothing else. */
class AuditLogIT {
    private static final String SONNENTAL = "Hof Sonnental";
    private static final String LINDENAU = "Biohof Lindenau";

    private Stage stage;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
    }

    private void changes(String who, String company, int customer) {
        changes(who, company, customer, Map.of("phone", "0511 " + customer));
    }

    private void changes(String who, String company, int customer, Map<String, String> fields) {
        try (Person person = Person.signsIn(stage, who)) {
            person.worksIn(company);
            assertThat(person.changesByRequest("/api_v2/customers/" + customer, fields))
                    .isIn("Applied", "Rejected");
        }
    }

    private String nameOf(int customer) {
        return stage.sandbox
                .account(SONNENTAL)
                .object("/api_v2/customers/" + customer)
                .getString("name");
    }

    private static Locator lines(Person olga) {
        return olga.lines();
    }

    private static void looksFor(Person olga, Map<String, String> filters) {
        olga.goes("audit/log");
        olga.page.locator("#moreFilters summary").click();
        filters.forEach((name, value) -> {
            Locator input = olga.page.locator(".filters [name=" + name + "]");
            if ("SELECT".equals(input.evaluate("input => input.tagName"))) {
                input.selectOption(new SelectOption().setLabel(value));
            } else {
                input.fill(value);
            }
        });
        olga.page.locator("#find").click();
        assertThat(olga.page).hasURL(Pattern.compile(".*/audit/log\\?.*"));
        assertThat(olga.page.locator(".day, .empty, #tooWide").first()).isVisible();
    }

    private static List<String> sentences(Person olga) {
        return olga.page.locator(".line-link").allInnerTexts();
    }

    @Test
    void byCompany() throws Exception {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.opensCompany(LINDENAU); // That its API is known from then on is an entry too, and would stand between.
        }
        changes(DemoPeople.CLERK, SONNENTAL, 2);
        changes(DemoPeople.CLERK, LINDENAU, 2);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=customers"); // Without sign-ins, which would stand between.
            assertThat(lines(olga).first()).containsText(LINDENAU);
            assertThat(lines(olga).nth(1)).containsText(SONNENTAL);
            looksFor(olga, Map.of("company", SONNENTAL, "type", "Kunden"));
            String company = "company=" + stage.number("select id from company where name = '" + SONNENTAL + "'") + "&";
            assertThat(olga.page.locator(".line-link").all())
                    .isNotEmpty()
                    .allMatch(link -> link.getAttribute("href").contains(company));
            assertThat(lines(olga).first()).containsText(nameOf(2));
            assertThat(olga.page.locator("select[name=company] option:checked")).hasText(SONNENTAL);
        }
    }

    @Test
    void byPerson() {
        changes(DemoPeople.ADMINISTRATOR, SONNENTAL, 5);
        changes(DemoPeople.CLERK, SONNENTAL, 6);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=customers"); // Without sign-ins, which would stand between.
            assertThat(lines(olga).first()).containsText("Kai Lorenz");
            assertThat(lines(olga).nth(1)).containsText("Anna Berger");
            looksFor(olga, Map.of("person", "Anna Berger"));
            assertThat(sentences(olga)).isNotEmpty().allMatch(sentence -> sentence.startsWith("Anna Berger"));
            assertThat(lines(olga).first()).containsText(nameOf(5));
        }
    }

    @Test
    void byObject() {
        changes(DemoPeople.CLERK, SONNENTAL, 12);
        changes(DemoPeople.CLERK, SONNENTAL, 2);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            looksFor(olga, Map.of("company", SONNENTAL, "type", "Kunden", "object", "12"));
            assertThat(sentences(olga)).isNotEmpty().allMatch(sentence -> sentence.contains(nameOf(12)));
            looksFor(olga, Map.of("company", SONNENTAL, "type", "Kunden", "object", "2"));
            assertThat(sentences(olga)).isNotEmpty().allMatch(sentence -> sentence.contains(nameOf(2)));
            looksFor(olga, Map.of("type", "Anmeldedaten"));
            assertThat(sentences(olga)).isNotEmpty().allMatch(sentence -> sentence.contains("die Anmeldedaten"));
        }
    }

    @Test
    void byOutcome() {
        changes(DemoPeople.CLERK, SONNENTAL, 7);
        changes(DemoPeople.CLERK, SONNENTAL, 7, Map.of("zip", "abc"));
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=customers"); // Without sign-ins, which would stand between.
            assertThat(lines(olga).first()).containsText("abgelehnt");
            assertThat(lines(olga).nth(1)).containsText("übernommen");
            for (String outcome : List.of("übernommen", "abgelehnt", "erledigt")) {
                looksFor(olga, Map.of("state", outcome));
                assertThat(olga.page.locator(".line .state").allInnerTexts())
                        .isNotEmpty()
                        .allMatch(state -> state.strip().equals(outcome));
            }
        }
    }

    @Test
    void byTime() {
        changes(DemoPeople.CLERK, SONNENTAL, 9);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            Map<String, String> change = Map.of("company", SONNENTAL, "type", "Kunden", "object", "9");
            looksFor(olga, change);
            String moment = lines(olga).first().locator("time").getAttribute("datetime");
            LocalDate day = LocalDate.ofInstant(Instant.parse(moment), ZoneId.of("Europe/Berlin"));
            assertThat(found(olga, day, day)).isNotZero();
            assertThat(found(olga, day.plusDays(1), day.plusDays(2))).isZero();
            assertThat(found(olga, day.minusDays(2), day.minusDays(1))).isZero();
            assertThat(found(olga, day.minusDays(1), day.plusDays(1))).isNotZero();
        }
    }

    private static int found(Person olga, LocalDate from, LocalDate until) {
        looksFor(olga, Map.of("type", "Kunden", "object", "9", "from", from.toString(), "until", until.toString()));
        return lines(olga).count();
    }

    @Test
    void byFieldValuesReasonAndText() {
        changes(DemoPeople.CLERK, SONNENTAL, 14);
        changes(DemoPeople.CLERK, SONNENTAL, 15);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            looksFor(olga, Map.of("company", SONNENTAL, "field", "Telefon", "new", "0511 14"));
            assertThat(sentences(olga)).isNotEmpty().allMatch(sentence -> sentence.contains(nameOf(14)));
            assertThat(olga.page.locator("#chips a.filter")).hasCount(2);
            assertThat(olga.page.locator("#chips a.filter").first()).containsText("Geändertes Feld: Telefon");
            olga.page.locator("#chips a.filter").nth(1).click();
            assertThat(olga.page.locator("#chips a.filter")).hasCount(1);
            assertThat(sentences(olga)).anyMatch(sentence -> sentence.contains(nameOf(15)));
            looksFor(olga, Map.of("old", "0511 14", "object", "15"));
            assertThat(olga.page.locator(".empty h2")).hasText("Keine Einträge gefunden");
            looksFor(olga, Map.of("text", nameOf(15).toUpperCase(Locale.ROOT) + " 0511"));
            assertThat(sentences(olga)).isNotEmpty().allMatch(sentence -> sentence.contains(nameOf(15)));
            looksFor(olga, Map.of("call", "nicht so eine"));
            assertThat(olga.page.locator(".empty h2")).hasText("Keine Einträge gefunden");
        }
    }

    @Test
    void whereNothingIsFoundWhatElseToLookForIsSaid() {
        changes(DemoPeople.CLERK, SONNENTAL, 14);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            Locator empty = olga.page.locator(".empty");
            looksFor(olga, Map.of("company", SONNENTAL, "text", "Telefon"));
            assertThat(empty).containsText("Wie Felder heißen, wird dabei nicht durchsucht");
            assertThat(empty.locator("[data-instead]").first()).hasText("Geändertes Feld: Telefon");
            empty.locator("[data-instead]").first().click();
            assertThat(sentences(olga))
                    .isNotEmpty()
                    .allMatch(sentence -> sentence.contains("Telefon") || sentence.contains("weitere Felder"));
            looksFor(olga, Map.of("company", SONNENTAL, "field", "Umlaufrichtung"));
            assertThat(empty).containsText("Ein Feld „Umlaufrichtung“ kommt");
            assertThat(empty.locator("[data-instead]").first()).containsText("Geändertes Feld: ");
            looksFor(olga, Map.of("company", SONNENTAL, "object", "B50001"));
            assertThat(empty).containsText("Gesucht wird die interne Nummer oder der Pfad");
            assertThat(empty.locator("[data-instead]")).hasText("Text: B50001");
        }
    }

    @Test
    void aSearchThatWasGivenANameIsFoundAgainUntilItIsRemoved() throws Exception {
        changes(DemoPeople.CLERK, SONNENTAL, 16);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            looksFor(olga, Map.of("new", "0511 16"));
            savesSearch(olga, "Anrufe bei 16");
            assertThat(olga.notice()).containsText("Wählen Sie zuerst einen Mandanten");
            looksFor(olga, Map.of("company", SONNENTAL, "new", "0511 16"));
            savesSearch(olga, "Anrufe bei 16");
            assertThat(olga.notice()).hasText("Die Suche „Anrufe bei 16“ ist gespeichert.");
            olga.goes("audit/log");
            olga.page.locator("#searches > summary").click();
            olga.page.locator("#searches .views a").click();
            assertThat(olga.page.locator("#chips a.filter")).containsText("Neuer Wert: 0511 16");
            assertThat(sentences(olga)).isNotEmpty().allMatch(sentence -> sentence.contains(nameOf(16)));
            olga.page.locator("#searches > summary").click();
            olga.page.locator("#searches .confirming summary").click();
            olga.page.locator("#searches .confirming button").click();
            assertThat(olga.notice()).hasText("Die Suche „Anrufe bei 16“ ist entfernt.");
            olga.page.locator("#searches > summary").click();
            assertThat(olga.page.locator("#searches .views a")).hasCount(0);
        }
    }

    private static void savesSearch(Person olga, String name) {
        olga.page.locator("#searches > summary").click();
        olga.page.locator("#searching\\:searchName").fill(name);
        olga.page.locator("#searching\\:saveSearch").click();
    }

    @Test
    void aSearchThatTakesTooLongIsGivenUpAndSaysWhatToDo() throws Exception {
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR);
                Connection connection = stage.database.administration();
                Statement statement = connection.createStatement()) {
            statement.execute("use kontor");
            statement.execute("lock tables audit_term write"); // Until the connection is closed.
            looksFor(olga, Map.of("company", SONNENTAL, "text", "irgendetwas"));
            assertThat(olga.page.locator("#tooWide")).containsText("Grenzen Sie sie ein");
            assertThat(olga.page.locator(".filters [name=text]")).hasValue("irgendetwas");
        }
    }

    @Test
    void whereNothingFitsThatIsSaid() {
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            looksFor(olga, Map.of("object", "987654321"));
            assertThat(olga.page.locator(".empty h2")).hasText("Keine Einträge gefunden");
            assertThat(olga.page.locator(".filters [name=object]")).hasValue("987654321");
            olga.page.locator("#chips .reset").click();
            assertThat(lines(olga).first()).isVisible();
            assertThat(olga.page.locator(".filters [name=object]")).hasValue("");
        }
    }

    @Test
    void anEntrySaysWhoWhenFromWhereAndWhatBecameOfIt() {
        changes(DemoPeople.CLERK, SONNENTAL, 11);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            looksFor(olga, Map.of("company", SONNENTAL, "type", "Kunden", "object", "11"));
            Instant moment = Instant.parse(lines(olga).first().locator("time").getAttribute("datetime"));
            olga.newestLine().click();
            assertThat(olga.page.locator("main h1"))
                    .containsText("Kai Lorenz änderte bei " + nameOf(11) + ": Telefon von");
            assertThat(olga.fact("Wer")).hasText("Kai Lorenz");
            assertThat(olga.fact("Wann"))
                    .containsText(Integer.toString(
                            moment.atZone(ZoneId.of("Europe/Berlin")).getYear()));
            assertThat(olga.fact("Wann")).containsText(Pattern.compile("\\d{2}:\\d{2}:\\d{2} ME?S?Z"));
            assertThat(olga.fact("Von wo"))
                    .containsText(Pattern.compile("(127\\.0\\.0\\.1|0:0:0:0:0:0:0:1) · Sitzung [0-9a-f]{12}"));
            assertThat(olga.fact("Konto")).hasText("Hauptkonto");
            assertThat(olga.fact("HTTP-Status")).hasText("200");
            assertThat(olga.fact("Antwortzeit des Kontos")).hasText(Pattern.compile("\\d+ ms|\\d+ s"));
            assertThat(olga.page.locator("#difference ins").first()).hasText("0511 11");
        }
    }

    @Test
    void anAuditorHasTheLogCheckedAndTakesAwayWhatProvesIt() throws Exception {
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            opensIntegrity(olga);
            olga.page.locator("#integrity\\:sign").click();
            assertThat(olga.notice()).containsText(Pattern.compile("unterzeichnet|kam nichts dazu"));
            String address = olga.page.locator("#checkpoints a").first().getAttribute("href");
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.of(olga.fetches(address).strip());
            PublicKeys keys =
                    PublicKeys.of(olga.fetches(olga.page.locator("#publicKey").getAttribute("href")));
            assertThat(keys.faultOf(checkpoint)).isEmpty();
            assertThat(olga.page.locator("#checkpoints tbody tr").first())
                    .containsText(Long.toString(checkpoint.checkpoint().sequence()));
            hasItChecked(olga, "unconfirmed"); // Never all: the record of the checkpoint follows it.
            assertThat(olga.page.locator(".verification").first())
                    .containsText(
                            "stimmig, ab Eintrag " + (checkpoint.checkpoint().sequence() + 1));
            assertThat(olga.page.locator(".verification").first()).containsText("durch eine Unterschrift bestätigt");
            looksFor(olga, Map.of("company", SONNENTAL));
            assertThat(lines(olga)
                            .filter(new Locator.FilterOptions().setHasText("Prüfpunkt"))
                            .first())
                    .isVisible();
        }
    }

    @Test
    void whatIsNotAsItWasRecordedIsShownWithItsPlace() throws Exception {
        long company = stage.number("select id from company where name = '" + LINDENAU + "'");
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/verification?company=" + company);
            stage.change("update audit_head set sequence = sequence - 1 where company_id = " + company);
            try {
                hasItChecked(olga, "tampered");
                assertThat(olga.page.locator(".faults li").first()).containsText("steht hinter dem Ende");
            } finally {
                stage.change("update audit_head set sequence = sequence + 1 where company_id = " + company);
            }
            hasItChecked(olga, "unconfirmed");
            assertThat(olga.page.locator(".earlier summary")).isVisible();
        }
    }

    @Test
    void anEntryThatWasAlteredIsMarkedWhereItIsReadAndHidesNoOther() throws Exception {
        changes(DemoPeople.CLERK, LINDENAU, 21);
        changes(DemoPeople.CLERK, LINDENAU, 22);
        long company = stage.number("select id from company where name = '" + LINDENAU + "'");
        long first = stage.number("select max(id) from audit_entry where company_id = " + company
                + " and kind = 'INTENT' and object_id = '/api_v2/customers/21'");
        long second = stage.number("select max(id) from audit_entry where company_id = " + company
                + " and kind = 'INTENT' and object_id = '/api_v2/customers/22'");
        stage.tampers(
                "update audit_entry set sealed = concat(sealed, 'x') where id = " + first,
                "update audit_entry set actor_name = concat(actor_name, '!') where id = " + second);
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=customers&company=" + company);
            assertThat(lines(olga).nth(0).locator(".altered")).hasText("verändert");
            assertThat(lines(olga).nth(0)).containsText("Kai Lorenz!");
            assertThat(lines(olga).nth(1).locator(".altered")).hasText("verändert");
            assertThat(lines(olga).nth(1)).containsText("⚠");
            olga.goes("audit/entry?company=" + company + "&entry=" + second);
            assertThat(olga.page.locator("#altered .problem-title"))
                    .hasText(Pattern.compile("Eintrag \\d+ ist nicht so, wie er aufgezeichnet wurde\\."));
            assertThat(olga.page.locator("#difference ins").first()).hasText("0511 22");
            assertThat(olga.goes("audit/entry?company=" + company + "&entry=" + first))
                    .isEqualTo(200);
            assertThat(olga.page.locator("#difference")).containsText("lassen sich nicht lesen");
            olga.page.locator("#altered a").click();
            hasItChecked(olga, "tampered");
            olga.goes("audit/export?company=" + company);
            olga.page.locator("input[name=format][value=jsonl]").check();
            Path file = olga.page
                    .waitForDownload(() -> olga.page.locator("#startExport").click())
                    .path();
            PublicKeys keys = PublicKeys.of(olga.fetches("audit/public-key.pem"));
            assertThat(FileCheck.of(List.of(file), keys, List.of()).faults().first())
                    .extracting(Fault::kind)
                    .contains(Fault.Kind.CHANGED);
            try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
                kai.goes("audit/entry?company=" + company + "&entry=" + second);
                assertThat(kai.page.locator("#altered")).isVisible();
                assertThat(kai.page.locator("#takeBack")).hasCount(0);
                kai.goes("changes/revert?company=" + company + "&entry=" + second);
                assertThat(kai.page.locator("#obstacle")).containsText("nicht so, wie er aufgezeichnet wurde");
                String object = "?company=" + company + "&type=customers&id=/api_v2/customers/22&credential="
                        + stage.number("select credential_id from audit_entry where id = " + second);
                kai.goes("objects/object" + object);
                assertThat(kai.page.locator(".history li").first().locator(".altered"))
                        .hasText("verändert");
                kai.goes("audit/object" + object);
                assertThat(kai.page.locator("#altered")).containsText("nicht gezeigt, wie das Objekt war");
                assertThat(kai.page.locator(".line .altered")).isVisible();
                assertThat(kai.page.locator("#raw")).hasCount(0);
            }
        } finally {
            stage.tampers(
                    "update audit_entry set sealed = left(sealed, length(sealed) - 1) where id = " + first,
                    "update audit_entry set actor_name = 'Kai Lorenz' where id = " + second);
        }
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?company=" + company);
            assertThat(lines(olga).first()).isVisible();
            assertThat(olga.page.locator(".altered")).hasCount(0);
        }
    }

    @Test
    void onlyThoseWhoMayReadALogCanHaveItChecked() throws Exception {
        long company = stage.number("select id from company where name = '" + SONNENTAL + "'");
        long checkpoint;
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            opensIntegrity(olga);
            olga.page.locator("#integrity\\:sign").click();
            assertThat(olga.notice()).isVisible();
            checkpoint = stage.number("select max(id) from audit_checkpoint where company_id = " + company);
        }
        long other = stage.number("select id from company where name = '" + LINDENAU + "'");
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            for (String address : List.of(
                    "audit/verification?company=" + company,
                    "audit/verification?company=999999",
                    "audit/verification",
                    "audit/checkpoint.json?company=" + company + "&checkpoint=" + checkpoint,
                    "audit/public-key.pem")) {
                assertThat(kai.goes(address)).as(address).isEqualTo(404);
            }
        }
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            assertThat(olga.goes("audit/checkpoint.json?company=" + other + "&checkpoint=" + checkpoint))
                    .isEqualTo(404);
        }
    }

    @Test
    void administratorsSayHowLongALogStaysAndAuditorsSeeIt() throws Exception {
        long company = stage.number("select id from company where name = '" + LINDENAU + "'");
        String address = "audit/retention?company=" + company;
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.goes(address);
            anna.page.locator("#retention\\:months").fill("3");
            anna.page.locator("#retention\\:save").click();
            assertThat(anna.page.locator("#retention\\:monthsMessage")).containsText("12 bis 600");
            anna.page.locator("#retention\\:months").fill("120");
            anna.page.locator("#retention\\:hold").check();
            anna.page.locator("#retention\\:save").click();
            assertThat(anna.notice()).containsText("Aufbewahrung ist gespeichert");
        }
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes(address);
            assertThat(olga.page.locator("#retention\\:months")).hasValue("120");
            assertThat(olga.page.locator("#retention\\:months")).isDisabled();
            assertThat(olga.page.locator("#retention\\:hold")).isChecked();
            assertThat(olga.page.locator("#retention\\:save")).hasCount(0);
            olga.goes("audit/log?company=" + company);
            assertThat(lines(olga).first()).containsText("Aufbewahrung");
        }
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            assertThat(kai.goes(address)).isEqualTo(404);
        }
    }

    private void opensIntegrity(Person olga) throws Exception {
        olga.goes("audit/log?company=" + stage.number("select id from company where name = '" + SONNENTAL + "'"));
        olga.page.locator("#integrityLink").click();
        assertThat(olga.page.locator("main h1")).hasText("Unversehrtheit");
    }

    private static void hasItChecked(Person olga, String outcome) {
        olga.page.locator("#integrity\\:verify").click();
        assertThat(olga.page.locator(".verification[data-outcome=" + outcome + "]"))
                .isVisible();
    }
}
