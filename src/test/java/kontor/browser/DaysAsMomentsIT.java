package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import kontor.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole job with an account whose days are midnights, and whose times of day are those of the first day of 1970. */
class DaysAsMomentsIT {
    private static final String COMPANY = "Hof Sonnental";
    /** What is said of one account holds for a while after it is deleted behind the portal's back. */
    private static final String OTHER = "Biohof Lindenau";

    private static final String CUSTOMER = "/api_v2/customers/8";
    private static final Pattern DAY = Pattern.compile("^[0-9]{1,2}\\. \\S+ [0-9]{4}$");

    private Stage stage;
    private SandboxAccount account;
    private String order;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account(COMPANY);
        order = account.iris("orders").get(0);
        forget();
    }

    /** What was said of the moments. What was seen of them stays: the portal would be without it in half a minute, amid a test. */
    private void forget() throws SQLException {
        stage.change("delete from moment_field where chosen");
    }

    @AfterEach
    void clear() throws SQLException {
        forget();
        stage.change("delete from export");
    }

    @Test
    void daysAndTimesOfDayAreShownAskedForAndSentBackAsTheyCame() throws Exception {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn(COMPANY);
            kai.goes("objects/list?company=" + kai.companyId() + "&type=orders&sort=deliveryDate&order=desc");
            assertThat(dayCell(kai.page.locator("#objects tbody tr").first())).hasText(DAY);
            assertThat(kai.page.locator("[data-filter=deliveryDate] input").first())
                    .hasAttribute("type", "date");

            kai.opensObject(order);
            assertThat(kai.fact("Lieferdatum")).hasText(DAY);
            kai.edits();
            assertThat(kai.field("deliveryDate")).hasAttribute("type", "date");
            kai.field("deliveryDate").fill("2026-02-21");
            kai.reviews();
            assertThat(kai.page.locator("main")).containsText("21. Feb. 2026");
            assertThat(kai.page.locator("main")).not().containsText("00:00");
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(kai.fact("Lieferdatum")).hasText("21. Feb. 2026");
            kai.changes(Map.of("deliveryDate", "2026-07-20"));
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(kai.fact("Lieferdatum")).hasText("20. Juli 2026");

            kai.goes("objects/list?company=" + kai.companyId() + "&type=customers");
            assertThat(kai.page.locator("#objects")).isVisible();
            kai.opensObject(CUSTOMER);
            kai.edits();
            assertThat(kai.field("deliveryFrom")).hasAttribute("type", "time");
            kai.field("deliveryFrom").fill("09:15");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
            assertThat(kai.fact("Lieferung ab")).hasText("09:15");
            assertThat(kai.fact("Lieferung bis")).hasText("14:00");

            exportsOrders(kai);
        }
        assertThat(stage.sandbox.writes())
                .extracting(write -> write.body())
                .containsExactly(
                        "{\"deliveryDate\":\"2026-02-21T00:00:00+01:00\"}",
                        "{\"deliveryDate\":\"2026-07-20T00:00:00+02:00\"}",
                        "{\"deliveryFrom\":\"1970-01-01T09:15:00+01:00\"}");
        try (Person rita = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            rita.worksIn(COMPANY);
            rita.goes("audit/log?company=" + rita.companyId());
            assertThat(line(rita, "Lieferung ab")).containsText("auf 09:15");
            assertThat(line(rita, "Lieferung ab")).not().containsText("1970");
            assertThat(line(rita, "20. Juli 2026")).containsText("21. Feb. 2026");
            assertThat(line(rita, "20. Juli 2026")).not().containsText("00:00");
        }
    }

    private static Locator line(Person person, String text) {
        return person.lines()
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    private static Locator dayCell(Locator row) {
        return row.locator("td[data-label=Lieferdatum]");
    }

    private void exportsOrders(Person kai) throws IOException {
        kai.goes("objects/list?company=" + kai.companyId() + "&type=orders");
        kai.page.locator("#export > summary").click();
        kai.page.locator("#exporting\\:start").click();
        assertThat(kai.page.locator("li.export").first()).hasAttribute("data-state", "done");
        Download file = kai.page.waitForDownload(() -> kai.page
                .locator("li.export")
                .first()
                .locator("button[data-format]", new Locator.LocatorOptions().setHasText("CSV"))
                .click());
        assertThat(Files.readString(file.path(), StandardCharsets.UTF_8))
                .contains(";2026-07-20;")
                .doesNotContain("00:00");
    }

    @Test
    void anAdministratorPutsRightWhatAFieldHolds() throws Exception {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn(OTHER);
            kai.goes("objects/list?company=" + kai.companyId() + "&type=orders");
            assertThat(kai.page.locator("#objects")).isVisible();
        }
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.worksIn(OTHER);
            anna.goes("credentials/document?company=" + anna.companyId() + "&credential=" + credential(anna));
            anna.page.locator("#momentsOf > summary").click();
            Locator row = anna.page.locator("[data-moment='orders.deliveryDate']");
            assertThat(row).containsText("erkannt");
            assertThat(row.locator("select")).hasValue("DAY");
            row.locator("select").selectOption("MOMENT");
            anna.page.locator("#moments\\:save").click();
            assertThat(anna.notice()).containsText("Gespeichert");
            assertThat(row).containsText("festgelegt");
            assertThat(row.locator("select")).hasValue("MOMENT");
            anna.goes("audit/log?company=" + anna.companyId());
            assertThat(anna.lines().first()).containsText("festgelegt");
            anna.newestLine().click();
            assertThat(anna.page.locator("main")).containsText("Zeitpunkt");
            anna.opensObject(stage.sandbox.account(OTHER).iris("orders").get(0));
            anna.edits();
            assertThat(anna.field("deliveryDate")).hasAttribute("type", "datetime-local");
        }
    }

    private long credential(Person person) throws SQLException {
        return stage.number("select min(id) from credential where company_id = " + person.companyId());
    }

    @Test
    void theHourThatDoesNotExistIsRefused() {
        account.change(
                CUSTOMER,
                Json.createObjectBuilder()
                        .add("blockedUntil", "2026-10-25T02:30:00+01:00")
                        .build());
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn(COMPANY);
            kai.opensObject(CUSTOMER);
            kai.edits();
            assertThat(kai.field("blockedUntil")).hasAttribute("type", "datetime-local");
            kai.field("blockedUntil").fill("2026-03-29T02:30");
            kai.button("review").click();
            assertThat(kai.page.locator("[data-field=blockedUntil] .field-error"))
                    .containsText("gibt es an dem Tag nicht");
            kai.field("blockedUntil").fill("2026-10-25T02:45");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
        }
        assertThat(stage.sandbox.writes())
                .singleElement()
                .satisfies(write ->
                        assertThat(write.body()).isEqualTo("{\"blockedUntil\":\"2026-10-25T02:45:00+01:00\"}"));
    }
}
