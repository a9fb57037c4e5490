package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kontor.demo.DemoPeople;
import kontor.sandbox.Fault;
import kontor.sandbox.SandboxAccount;
import kontor.sandbox.SeenRequest;
import kontor.table.SheetReader;
import kontor.web.Moments;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clerk takes a filtered list out of an account, watches how far it is, and opens the file. */
class ExportIT {
    private static final String FILTERED = "&f.type=private&sort=name&order=desc";

    private Stage stage;
    private SandboxAccount account;
    private Person kai;
    private String company;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account("Hof Sonnental");
        kai = Person.signsIn(stage, DemoPeople.CLERK);
        kai.worksIn("Hof Sonnental");
        company = kai.companyId();
    }

    @AfterEach
    void clear() throws SQLException {
        stage.sandbox.clearFaults();
        kai.close();
        stage.change("delete from export");
    }

    private void opensList(String type, String more) {
        kai.goes("objects/list?company=" + company + "&type=" + type + more);
        assertThat(kai.page.locator("#objects")).isVisible();
        stage.sandbox.forgetRequests();
    }

    private void exports() {
        kai.page.locator("#export > summary").click();
        kai.page.locator("#exporting\\:start").click();
    }

    private void exportsAllFields() {
        kai.page.locator("#export > summary").click();
        kai.page.locator("#export").getByText("Alle Felder").click();
        kai.page.locator("#exporting\\:start").click();
    }

    private Locator newest() {
        return kai.page.locator("li.export").first();
    }

    private void waitsFor(String state) {
        assertThat(newest()).hasAttribute("data-state", state);
    }

    private Download fetches(String format) {
        return kai.page.waitForDownload(
                () -> newest().locator("button[data-format]", new Locator.LocatorOptions().setHasText(format))
                        .click());
    }

    private static List<CSVRecord> csv(Download download) throws IOException {
        String text = Files.readString(download.path());
        assertThat(text).startsWith("\uFEFF");
        try (CSVParser parser = CSVParser.parse(
                text.substring(1), CSVFormat.RFC4180.builder().setDelimiter(';').get())) {
            return parser.getRecords();
        }
    }

    private List<JsonObject> privateCustomersByNameDescending() {
        Collator collator = Collator.getInstance(Locale.GERMANY);
        Comparator<JsonObject> byName = Comparator.comparing(customer -> customer.getString("name"), collator);
        return account.iris("customers").stream()
                .map(account::object)
                .filter(customer -> customer.getString("type").equals("private"))
                .sorted(byName.reversed())
                .toList();
    }

    private List<String> questions() {
        return stage.sandbox.requests().stream()
                .filter(request -> request.path().equals("customers"))
                .map(SeenRequest::query)
                .map(query -> URLDecoder.decode(query, StandardCharsets.UTF_8))
                .toList();
    }

    private int asks(Person person, String export, String ofCompany, String format) {
        return person.asksFor(
                "exports/file?export=" + export + "&format=" + format, company, Map.of("company", ofCompany));
    }

    private boolean is(String query, long number) {
        try {
            return stage.number(query) == number;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pagesSayThatTextMayBeginWithAnApostropheInCsv() {
        opensList("customers", "");
        kai.page.locator("#export > summary").click();
        assertThat(kai.page.locator("#export")).containsText("ein Apostroph");
        kai.goes("exports/list?company=" + company);
        assertThat(kai.page.locator("#formulas")).containsText("ein Apostroph");
    }

    @Test
    void aFilteredListComesOutWholeAndInItsOrderAsCsvAndXlsx() throws Exception {
        List<JsonObject> wanted = privateCustomersByNameDescending();
        assertThat(wanted).hasSizeGreaterThan(200);
        opensList("customers", FILTERED);
        List<String> heads = kai.page.locator("#objects thead th").allInnerTexts();
        exports();
        assertThat(kai.notice()).containsText("Der Export „Kunden“ läuft");
        waitsFor("done");
        assertThat(newest()).containsText(wanted.size() + " Zeilen");
        assertThat(newest()).containsText("Kundenart: Privat");

        int pages = questions().size();
        assertThat(pages).isGreaterThan(2);
        assertThat(questions())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, pages)
                        .mapToObj(page -> "page=" + page + "&itemsPerPage=100&order[name]=desc&type=private")
                        .toList());

        Download csv = fetches("CSV");
        assertThat(csv.suggestedFilename()).isEqualTo("Kunden-" + LocalDate.now(Moments.ZONE) + ".csv");
        List<CSVRecord> records = csv(csv);
        assertThat(records.get(0).toList()).isEqualTo(heads);
        assertThat(records.stream().skip(1).map(record -> record.get(heads.indexOf("Name"))))
                .isEqualTo(wanted.stream().map(each -> each.getString("name")).toList());
        assertThat(records.stream().skip(1).map(record -> record.get(heads.indexOf("Kundennummer"))))
                .isEqualTo(wanted.stream()
                        .map(each -> each.getString("customerNumber"))
                        .toList());

        Download xlsx = fetches("XLSX");
        assertThat(xlsx.suggestedFilename()).isEqualTo("Kunden-" + LocalDate.now(Moments.ZONE) + ".xlsx");
        SheetReader sheet = SheetReader.of(Files.readAllBytes(xlsx.path()));
        assertThat(sheet.rows().get(0)).isEqualTo(heads);
        assertThat(sheet.rows().stream().skip(1).map(row -> row.get(0)))
                .isEqualTo(records.stream().skip(1).map(row -> row.get(0)).toList());

        String dump = stage.database.dump();
        assertThat(dump).contains("Hof Sonnental");
        assertThat(wanted).noneMatch(each -> dump.contains(each.getString("name")));
        assertThat(kai.complaints).isEmpty();
    }

    @Test
    void theLogTellsWhoTookWhat() {
        opensList("customers", "&q=Nowak");
        exports();
        waitsFor("done");
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=export&company=" + company);
            Locator line = olga.newestLine();
            assertThat(line).containsText("Kai Lorenz hat „Kunden“ exportiert");
            line.click();
            assertThat(olga.page.locator("#difference tbody tr", new Page.LocatorOptions().setHasText("Filter")))
                    .containsText("Nowak");
            assertThat(olga.page.locator("#difference tbody tr", new Page.LocatorOptions().setHasText("Zeilen")))
                    .isVisible();
        }
    }

    @Test
    void everyDownloadIsAnEntry() {
        opensList("customers", "&q=Nowak");
        exports();
        waitsFor("done");
        fetches("CSV");
        fetches("XLSX");
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?type=export&company=" + company);
            Locator lines = olga.page.locator(".line-link");
            assertThat(lines.first()).containsText("Kai Lorenz hat den Export „Kunden“ heruntergeladen");
            assertThat(lines.nth(1)).containsText("heruntergeladen");
            assertThat(lines.nth(2)).containsText("exportiert");
            lines.first().click();
            assertThat(olga.page.locator("#difference tbody tr", new Page.LocatorOptions().setHasText("Dateiformat")))
                    .containsText("XLSX");
            assertThat(olga.page.locator("#difference tbody tr", new Page.LocatorOptions().setHasText("Filter")))
                    .containsText("Nowak");
        }
    }

    @Test
    void allFieldsComeWithNamesOfOtherObjectsAndNumbersAsNumbers() throws Exception {
        opensList("customers", "&q=Nowak");
        exportsAllFields();
        waitsFor("done");
        List<CSVRecord> records = csv(fetches("CSV"));
        List<String> heads = records.get(0).toList();
        assertThat(heads).contains("Kundengruppe", "PLZ", "Treuepunkte");
        assertThat(records.get(1).get(heads.indexOf("Kundengruppe"))).isEqualTo("Privatkunden");
        SheetReader sheet = SheetReader.of(Files.readAllBytes(fetches("XLSX").path()));
        assertThat(sheet.types().get(1).get(heads.indexOf("Treuepunkte"))).isEqualTo("n");
        assertThat(sheet.types().get(1).get(heads.indexOf("PLZ"))).isEqualTo("inlineStr");
    }

    @Test
    void cancellingEndsTheRequests() throws Exception {
        opensList("customers", "");
        stage.sandbox.fault(Fault.delay(Duration.ofMillis(800)).on("GET", "customers"));
        exports();
        assertThat(newest().locator(".export-state")).hasText(Pattern.compile("[1-9][0-9]* von 420"));
        newest().getByText("Abbrechen").click();
        waitsFor("cancelled");
        int asked = questions().size();
        assertThat(newest().locator("button[data-format]")).hasCount(0);
        assertThat(stage.number("select count(*) from export_part")).isZero();
        stage.sandbox.clearFaults();
        opensList("customer_groups", "");
        exports();
        waitsFor("done");
        assertThat(questions()).hasSizeLessThanOrEqualTo(1); // The one that was on its way.
        assertThat(asked).isLessThan(7);
    }

    @Test
    void anAccountThatFailsMidwayIsToldAndNothingIsOfferedAsIfItWereWhole() throws Exception {
        opensList("customers", "");
        stage.sandbox.fault(
                Fault.delay(Duration.ofMillis(500)).on("GET", "customers").times(2));
        stage.sandbox.fault(Fault.status(500).on("GET", "customers"));
        exports();
        assertThat(newest().locator(".export-state")).hasText(Pattern.compile("[1-9][0-9]* von 420"));
        waitsFor("failed");
        assertThat(newest()).containsText("Fehlgeschlagen");
        assertThat(newest()).containsText("Starten Sie den Export aus der Liste neu");
        assertThat(newest().locator("button[data-format]")).hasCount(0);
        assertThat(stage.number("select count(*) from export_part")).isZero();
        String export = newest().getAttribute("data-export");
        assertThat(asks(kai, export, company, "csv")).isEqualTo(404);
    }

    @Test
    void aShortFailureIsGotOver() throws Exception {
        opensList("customers", "&q=Nowak");
        stage.sandbox.fault(Fault.status(503).on("GET", "customers").times(1));
        exports();
        waitsFor("done");
    }

    @Test
    void nobodyElseGetsIt() {
        opensList("customers", "&q=Nowak");
        exports();
        waitsFor("done");
        String export = newest().getAttribute("data-export");
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            assertThat(asks(anna, export, company, "csv")).isEqualTo(404);
            anna.goes("exports/list?company=" + company);
            assertThat(anna.page.locator(".empty h2")).hasText("Noch keine Exporte");
        }
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            assertThat(olga.goes("exports/list?company=" + company)).isEqualTo(404);
            assertThat(asks(olga, export, company, "xlsx")).isEqualTo(404);
        }
        kai.opensCompany("Biohof Lindenau");
        assertThat(asks(kai, export, kai.companyId(), "csv")).isEqualTo(404);
        assertThat(asks(kai, "999999999", company, "csv")).isEqualTo(404);
        assertThat(asks(kai, export, company, "exe")).isEqualTo(404);
        kai.goes("exports/list?company=" + company);
        newest().getByText("Entfernen").click();
        assertThat(kai.page.locator(".empty h2")).hasText("Noch keine Exporte");
        assertThat(asks(kai, export, company, "csv")).isEqualTo(404);
    }

    @Test
    void noMoreThanTwoRunAtATimeAndOneThatNobodyWorksOnHasFailed() throws Exception {
        stage.sandbox.clearFaults();
        opensList("customers", "");
        String list = kai.page.url();
        stage.sandbox.fault(Fault.delay(Duration.ofMillis(1500)).on("GET", "customers"));
        for (int started = 1; started <= 2; started++) {
            exports();
            assertThat(kai.page.locator("li.export")).hasCount(started);
            kai.page.navigate(list);
        }
        exports();
        assertThat(kai.notice()).containsText("laufen schon 2 Exporte");
        assertThat(stage.number("select count(*) from export")).isEqualTo(2);
        stage.change("update export set state = 'CANCELLED', place = null, ended_at = utc_timestamp(6)");
        stage.sandbox.clearFaults();
        opensList("customer_groups", "");
        exports();
        waitsFor("done"); // Its worker has ended, and can't beat again.
        stage.change("update export set state = 'RUNNING', ended_at = null, place = 1,"
                + " beat_at = utc_timestamp(6) - interval 6 minute order by id desc limit 1");
        kai.goes("exports/list?company=" + company);
        waitsFor("failed");
        assertThat(newest()).containsText("neu gestartet");
    }

    @Test
    void itIsRemovedADayAfterItsEnd() throws Exception {
        opensList("customer_groups", "");
        exports();
        waitsFor("done");
        stage.change("update export set ended_at = ended_at - interval 25 hour");
        kai.page.waitForCondition(
                () -> is("select count(*) from export", 0), new Page.WaitForConditionOptions().setTimeout(90_000));
        assertThat(stage.number("select count(*) from export_part")).isZero();
    }
}
