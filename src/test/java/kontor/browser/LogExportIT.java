package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kontor.audit.chain.Fault;
import kontor.audit.chain.FileCheck;
import kontor.audit.chain.PublicKeys;
import kontor.audit.chain.Verdict;
import kontor.change.report.ReportText;
import kontor.demo.DemoPeople;
import kontor.table.SheetReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor takes a log out, and someone else can check it. */
class LogExportIT {
    private static final String SONNENTAL = "Hof Sonnental";

    @TempDir
    Path folder;

    private Stage stage;
    private Person olga;
    private String company;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        company = Long.toString(stage.number("select id from company where name = '" + SONNENTAL + "'"));
        olga = Person.signsIn(stage, DemoPeople.AUDITOR);
    }

    @AfterEach
    void close() {
        olga.close();
    }

    private void changes(int customer, String phone) {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn(SONNENTAL);
            assertThat(kai.changesByRequest("/api_v2/customers/" + customer, Map.of("phone", phone)))
                    .isEqualTo("Applied");
        }
    }

    private String nameOf(int customer) {
        return stage.sandbox
                .account(SONNENTAL)
                .object("/api_v2/customers/" + customer)
                .getString("name");
    }

    /** From the log page, by its button, whatever it is filtered by. */
    private Path exports(String filters, String format, String contents) throws IOException {
        olga.goes("audit/log?company=" + company + filters);
        olga.page.locator("#export").click();
        olga.page.locator("input[name=format][value=" + format + "]").check();
        olga.page.locator("input[name=contents][value=" + contents + "]").check();
        Download download = olga.page.waitForDownload(
                () -> olga.page.locator("#startExport").click());
        assertThat(download.suggestedFilename()).matches("Protokoll-Hof-Sonnental-[0-9-]{10}\\." + format);
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private FileCheck check(Path file) throws IOException {
        APIResponse key = olga.page
                .request()
                .get(stage.portal().address().resolve("audit/public-key.pem").toString());
        return FileCheck.of(List.of(file), PublicKeys.of(key.text()), List.of());
    }

    /** What is in the WAR itself, started as an auditor does: with nothing but Java. */
    private static int verifier(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("kontor.war")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                Files.readString(file).substring(1),
                CSVFormat.RFC4180.builder().setDelimiter(';').get())) {
            return parser.getRecords();
        }
    }

    @Test
    void theWholeLogCanBeCheckedToItsEndByNothingButTheKey() throws Exception {
        changes(12, "0511 4711");
        Path file = exports("", "jsonl", "opened");
        FileCheck check = check(file);
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(check.heads().get(0).companyName()).isEqualTo(SONNENTAL);
        assertThat(check.heads().get(0).selection()).isFalse();
        assertThat(check.chain()).hasValueSatisfying(chain -> {
            assertThat(chain.first()).isEqualTo(1);
            assertThat(chain.last())
                    .isEqualTo(chain.covered())
                    .isEqualTo(chain.checked())
                    .isEqualTo(check.heads().get(0).last());
        });
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(lines.size() - 1)).contains("\"action\":\"log.export\"", "JSON Lines");
        assertThat(lines).anyMatch(line -> line.contains("0511 4711"));

        Path key = Files.writeString(folder.resolve("key.pem"), olga.fetches("audit/public-key.pem"));
        assertThat(verifier("verify", "--key", key.toString(), file.toString())).isZero();
        assertThat(verifier("verify", "--key", file.toString(), file.toString()))
                .isEqualTo(2);

        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("0511 4711");
        bytes[place] = '9';
        Files.write(file, bytes);
        assertThat(check(file).faults().count()).isEqualTo(1);
        assertThat(check(file).verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(verifier("verify", "--key", key.toString(), file.toString())).isEqualTo(1);
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertThat(check(file).faults().first())
                .extracting(Fault::kind)
                .isNotEmpty()
                .containsOnly(Fault.Kind.CUT_OFF);
    }

    @Test
    void itIsThePortalThatSignsTheLogForAnExport() throws Exception {
        changes(12, "0511 4719");
        exports("", "csv", "closed");
        olga.goes("audit/log?type=checkpoint&company=" + company);
        assertThat(olga.newestLine().textContent()).matches("(?s).*Kontor\\s+für\\s.*hat bei Eintrag.*");
    }

    @Test
    void withoutContentsItCanBeCheckedAsWellAndHoldsNoDataOfObjects() throws Exception {
        changes(14, "0511 4714");
        Path file = exports("", "jsonl", "closed");
        assertThat(check(file).verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(Files.readString(file)).doesNotContain("0511 4714").doesNotContain(nameOf(14));
        assertThat(csv(exports("", "csv", "closed")).toString())
                .doesNotContain("0511 4714")
                .doesNotContain(nameOf(14))
                .contains("/api_v2/customers/14");
    }

    @Test
    void filtersHoldInEachFormat() throws Exception {
        changes(12, "0511 4712");
        changes(13, "0511 4713");
        String filters = "&type=customers&object=13";
        int lines =
                Math.toIntExact(stage.number("select count(*) from audit_entry where kind = 'INTENT' and company_id = "
                        + company + " and object_id = '/api_v2/customers/13'"));

        Path jsonl = exports(filters, "jsonl", "opened");
        FileCheck check = check(jsonl);
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.verdict()).as("a signature reaches each entry").isEqualTo(Verdict.PROVEN);
        assertThat(check.heads().get(0).selection()).isTrue();
        assertThat(check.chain())
                .hasValueSatisfying(
                        chain -> assertThat(chain.checked() - check.leftOut()).isEqualTo(2L * lines));
        assertThat(Files.readString(jsonl)).contains("0511 4713").doesNotContain("0511 4712");
        assertThat(Files.readAllLines(jsonl).stream().filter(line -> line.endsWith("\"leftOut\":true}")))
                .hasSize((int) check.leftOut())
                .anyMatch(line -> line.contains("/api_v2/customers/12"))
                .noneMatch(line -> line.contains("\"content\"") || line.contains("\"sealed\""));
        assertThat(check(exports(filters, "jsonl", "closed")).verdict()).isEqualTo(Verdict.PROVEN);

        List<CSVRecord> records = csv(exports(filters, "csv", "opened"));
        List<String> heads = records.get(0).toList();
        assertThat(records).hasSize(lines + 1);
        CSVRecord last = records.get(lines);
        assertThat(last.get(heads.indexOf("Person"))).isEqualTo("Kai Lorenz");
        assertThat(last.get(heads.indexOf("Name"))).isEqualTo(nameOf(13));
        assertThat(last.get(heads.indexOf("Ergebnis"))).isEqualTo("übernommen");
        assertThat(last.get(heads.indexOf("Unterschied"))).contains("→ 0511 4713");

        List<List<String>> rows = SheetReader.of(Files.readAllBytes(exports(filters, "xlsx", "opened")))
                .rows();
        assertThat(rows.stream().map(row -> row.get(heads.indexOf("Prüfsumme"))))
                .isEqualTo(records.stream()
                        .map(row -> row.get(heads.indexOf("Prüfsumme")))
                        .toList());

        assertThat(ReportText.of(Files.readAllBytes(exports(filters, "pdf", "opened"))))
                .contains("Protokoll von Hof Sonnental", "Art: Kunden · Interne Nummer oder Pfad: 13", "Bewiesen:")
                .contains("→ 0511 4713")
                .doesNotContain("0511 4712");
        assertThat(csv(exports(filters + "&until=2001-01-01", "csv", "opened"))).hasSize(1);
    }

    @Test
    void aPeriodIsARangeOfTheChain() throws Exception {
        Path file = exports("&from=2020-01-01&until=2090-12-31", "jsonl", "opened");
        assertThat(check(file).heads().get(0).selection()).isFalse();
        assertThat(check(file).verdict()).isEqualTo(Verdict.PROVEN);
        Path none = exports("&until=2001-01-01", "jsonl", "opened");
        assertThat(check(none).faults().first()).isEmpty();
        assertThat(check(none).verdict()).as("there is nothing to prove").isEqualTo(Verdict.UNCONFIRMED);
        assertThat(Files.readAllLines(none)).hasSize(1);
        assertThat(olga.page.locator("#period")).hasText("Bis 1. Januar 2001");
    }

    @Test
    void theLogTellsWhoTookItOutBeforeTheFileBegins() throws Exception {
        assertThat(ReportText.of(Files.readAllBytes(exports("", "pdf", "opened"))))
                .contains("hat das Protokoll als PDF exportiert");
        olga.goes("audit/log?company=" + company);
        assertThat(olga.lineLinks().nth(1)).containsText("hat das Protokoll als PDF exportiert");
    }

    @Test
    void aLogAcrossCompaniesIsExportedOneByOne() {
        olga.goes("audit/log?type=customers");
        olga.page.locator("#export").click();
        assertThat(olga.page.locator("#startExport")).hasCount(0);
        olga.page.locator("#companies a").getByText(SONNENTAL).click();
        assertThat(olga.page.locator("#scope")).hasText("Art: Kunden");
        assertThat(olga.page.locator("#startExport")).containsText(SONNENTAL);
        assertThat(olga.complaints).isEmpty();
    }

    @Test
    void whoMayNotReadTheLogGetsNoneOfIt() throws Exception {
        long before = stage.number("select count(*) from audit_entry where object_type <> 'access'");
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            assertThat(kai.goes("audit/export?company=" + company)).isEqualTo(404);
            assertThat(kai.goes("audit/export")).isEqualTo(404);
            assertThat(kai.asksFor("audit/export/file", company, Map.of("company", company, "format", "csv")))
                    .isEqualTo(404);
        }
        assertThat(olga.asksFor("audit/export/file", company, Map.of("company", "987654321", "format", "csv")))
                .isEqualTo(404);
        assertThat(olga.goes("audit/export?company=987654321")).isEqualTo(404);
        assertThat(stage.number("select count(*) from audit_entry where object_type <> 'access'"))
                .isEqualTo(before);
    }
}
