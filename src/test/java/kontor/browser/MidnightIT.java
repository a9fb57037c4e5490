package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import kontor.demo.DemoPeople;
import kontor.sandbox.SandboxAccount;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Around midnight the account's server may be a day ahead or behind. The portal's clock is real; what is set is the
 * zone of the credential, so that it is the hour there that the test needs, and the sandbox's clock.
 */
class MidnightIT {
    private static final String CUSTOMER = "/api_v2/customers/3";

    private Stage stage;
    private SandboxAccount account;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account("Hof Sonnental");
        opensCustomers().close(); // So that the names of what they belong to are known, and not asked for in between.
        stage.forgetAccounts();
        stage.sandbox.forgetRequests();
    }

    @AfterEach
    void backToBerlin() throws SQLException {
        inZone("Europe/Berlin");
    }

    private void inZone(String zone) throws SQLException {
        stage.change("update credential set zone = '" + zone + "' where label = 'Hauptkonto' and company_id ="
                + " (select id from company where name = 'Hof Sonnental')");
    }

    /** In the credential's zone it is this time of the day now. Returns what date it is there. */
    private OffsetDateTime itIs(LocalTime time) throws SQLException {
        Instant now = Instant.now();
        int seconds = time.toSecondOfDay()
                - now.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        int halfADay = 12 * 60 * 60;
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(
                seconds > halfADay ? seconds - 2 * halfADay : seconds < -halfADay ? seconds + 2 * halfADay : seconds);
        inZone(offset.getId());
        return now.atOffset(offset);
    }

    private void accountsClockShows(OffsetDateTime here, int daysLater, LocalTime time) {
        ZoneId zone = account.zone();
        stage.sandbox.clock(Clock.fixed(
                here.toLocalDate().plusDays(daysLater).atTime(time).atZone(zone).toInstant(), zone));
    }

    private List<Integer> statuses() {
        return stage.sandbox.requests().stream().map(SeenRequest::status).toList();
    }

    private Person opensCustomers() {
        Person kai = Person.signsIn(stage, DemoPeople.CLERK);
        kai.opensCompany("Hof Sonnental");
        kai.opensList("Kunden");
        assertThat(kai.page.locator(".pager-count, .problem-title").first()).isVisible();
        return kai;
    }

    @Test
    void justAfterMidnightARefusedRequestIsSignedOnceMoreWithYesterday() throws Exception {
        accountsClockShows(itIs(LocalTime.of(0, 3)), -1, LocalTime.of(23, 58));
        try (Person kai = opensCustomers()) {
            assertThat(kai.page.locator(".pager-count")).hasText("1–30 von 420");
        }
        assertThat(statuses()).containsExactly(401, 200);
    }

    @Test
    void justBeforeMidnightARefusedRequestIsSignedOnceMoreWithTomorrow() throws Exception {
        accountsClockShows(itIs(LocalTime.of(23, 51)), 1, LocalTime.of(0, 2));
        try (Person kai = opensCustomers()) {
            assertThat(kai.page.locator(".pager-count")).hasText("1–30 von 420");
        }
        assertThat(statuses()).containsExactly(401, 200);
    }

    @Test
    void aChangeIsSignedOnceMoreTooAndIsMadeOnce() throws Exception {
        accountsClockShows(itIs(LocalTime.of(0, 3)), -1, LocalTime.of(23, 58));
        try (Person kai = opensCustomers()) {
            kai.opensObject(CUSTOMER);
            kai.edits();
            kai.field("phone").fill("05821 7");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("übernommen");
        }
        assertThat(stage.sandbox.writes()).extracting(SeenRequest::status).containsExactly(401, 200);
        assertThat(account.object(CUSTOMER).getString("phone")).isEqualTo("05821 7");
    }

    @Test
    void aRequestThatBothDatesAreRefusedForIsReported() throws Exception {
        accountsClockShows(itIs(LocalTime.of(0, 3)), -2, LocalTime.NOON);
        try (Person kai = opensCustomers()) {
            assertThat(kai.page.locator(".problem-title").first()).containsText("Anmeldedaten nicht an");
        }
        assertThat(statuses()).containsExactly(401, 401);
    }

    @Test
    void farFromMidnightARefusedRequestIsNotRepeated() throws Exception {
        accountsClockShows(itIs(LocalTime.NOON), -1, LocalTime.of(23, 58));
        try (Person kai = opensCustomers()) {
            assertThat(kai.page.locator(".problem-title").first()).containsText("Anmeldedaten nicht an");
        }
        assertThat(statuses()).containsExactly(401);
    }
}
