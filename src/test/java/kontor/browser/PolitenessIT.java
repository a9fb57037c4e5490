package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kontor.demo.DemoPeople;
import kontor.frachtpilot.gate.Ceilings;
import kontor.launch.Visitor;
import kontor.sandbox.Fault;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What accounts get to feel of the portal, however many people work in it: measured at the sandbox. */
class PolitenessIT {
    private static final String ACCOUNT = "Hof Sonnental";
    private static final int USERS = 200;
    private static final int SESSIONS = 20;

    private Stage stage;
    private long company;
    private long credential;
    private final List<Visitor> sessions = new ArrayList<>();

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        company = stage.number("select id from company where name = '" + ACCOUNT + "'");
        credential = stage.number("select min(id) from credential where company_id = " + company);
        sessions.add(signsIn());
        sessions.get(0).get(list(1)); // The account's document is known from here on.
        stage.sandbox.forgetRequests();
    }

    @AfterEach
    void clear() throws Exception {
        Stage.set();
    }

    private Visitor signsIn() throws Exception {
        return Visitor.signsIn(stage.portal().address(), DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
    }

    private Visitor visitor() {
        return sessions.get(0);
    }

    private String list(int page) {
        return "objects/list?company=" + company + "&type=customers&credential=" + credential + "&page=" + page;
    }

    private String accountPage() throws Exception {
        return visitor().get("credentials/account?company=" + company + "&credential=" + credential);
    }

    private List<SeenRequest> lists() {
        return stage.sandbox.requests().stream()
                .filter(seen -> seen.path().equals("customers"))
                .toList();
    }

    private List<String> atTheSameTime(int people, PageOfPerson page) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Callable<String>> visits = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                int person = i;
                Visitor visitor = sessions.get(person % sessions.size());
                visits.add(() -> visitor.get(page.of(person)));
            }
            List<String> pages = new ArrayList<>();
            for (Future<String> visit : threads.invokeAll(visits)) {
                pages.add(visit.get());
            }
            return pages;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface PageOfPerson {
        String of(int person);
    }

    @Test
    void theCeilingsHoldUnderTwoHundredUsersOfOneAccount() throws Exception {
        while (sessions.size() < SESSIONS) {
            sessions.add(signsIn());
        }
        stage.sandbox.fault(Fault.delay(Duration.ofMillis(100)));
        List<String> pages = atTheSameTime(USERS, person -> list(person + 2));

        assertThat(stage.sandbox.mostUnderWay(ACCOUNT)).isEqualTo(Ceilings.USUAL.parallel());
        assertThatNoWindowHoldsMoreThanItMay(
                stage.sandbox.requests().stream().map(SeenRequest::at).sorted().toList());
        List<String> busy = pages.stream()
                .filter(page -> page.contains("warten gerade zu viele Anfragen"))
                .toList();
        assertThat(busy).isNotEmpty().allSatisfy(page -> assertThat(page).contains("Wieder ab"));
        assertThat(pages.stream().filter(page -> !page.contains("class=\"problem\"")))
                .hasSizeGreaterThan(Ceilings.BURST);
        List<String> others = pages.stream()
                .filter(page -> page.contains("class=\"problem\"") && !busy.contains(page))
                .toList();
        // This machine is the account's as well: with so many at once it answers one or the other too late.
        assertThat(others)
                .hasSizeLessThanOrEqualTo(USERS / 20)
                .allSatisfy(page -> assertThat(page).contains("nicht rechtzeitig"));
        assertThat(lists().size()).isLessThanOrEqualTo(USERS - busy.size());
    }

    /** What arrives in a window was let through in it, or was under way when it began. */
    private static void assertThatNoWindowHoldsMoreThanItMay(List<Instant> arrivals) {
        for (int from = 0; from < arrivals.size(); from++) {
            for (int to = from; to < arrivals.size(); to++) {
                double seconds =
                        Duration.between(arrivals.get(from), arrivals.get(to)).toNanos() / 1e9;
                int most = (int) Math.floor(Ceilings.BURST + Ceilings.USUAL.perSecond() * seconds)
                        + Ceilings.USUAL.parallel();
                assertThat(to - from + 1).isLessThanOrEqualTo(most);
            }
        }
    }

    @Test
    void equalReadsCostOneRequestAndAReloadOneMore() throws Exception {
        stage.sandbox.fault(Fault.delay(Duration.ofMillis(100)));
        atTheSameTime(30, person -> list(3));
        assertThat(lists()).hasSize(1);
        visitor().get(list(3));
        assertThat(lists()).hasSize(1);
        visitor().get(list(3), "Cache-Control", "max-age=0");
        assertThat(lists()).hasSize(2);
    }

    @Test
    void theMomentThatTheAccountAskedForIsWaitedFor() throws Exception {
        Duration rest = Duration.ofSeconds(2);
        stage.sandbox.fault(Fault.tooManyRequests(rest).times(1));
        assertThat(visitor().get(list(4))).contains("bekommt gerade zu viele Anfragen", "Aufruf ");
        assertThat(visitor().get(list(5))).doesNotContain("class=\"problem\"");
        assertThat(lists()).extracting(SeenRequest::status).containsExactly(429, 200);
        assertThat(lists().get(1).at()).isAfterOrEqualTo(lists().get(0).at().plus(rest));
    }

    @Test
    void aWriteThatWouldHaveToWaitIsNeitherRecordedNorSent() throws Exception {
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.opensCompany(ACCOUNT);
            kai.opensList("Kunden");
            kai.opensObject("/api_v2/customers/3");
            kai.edits();
            kai.field("phone").fill("05821 99");
            kai.reviews();
            stage.sandbox.fault(Fault.tooManyRequests(Duration.ofSeconds(15)).times(1));
            visitor().get(list(6));
            long entries = stage.number("select count(*) from audit_entry where kind = 'INTENT'");
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("Wieder ab");
            assertThat(stage.sandbox.writes()).isEmpty();
            assertThat(stage.number("select count(*) from audit_entry where kind = 'INTENT'"))
                    .isEqualTo(entries);
        } finally {
            waitsUntil(() -> accountPage().contains("Anfragen werden gesendet")); // Or the next test would have to.
        }
    }

    @Test
    void aRefusedKeyIsNotTriedAgainUntilSomeoneTestsIt() throws Exception {
        stage.sandbox.clock(Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofDays(-3)));
        for (int page = 1; page <= 3; page++) {
            assertThat(visitor().get(list(page), "Cache-Control", "no-cache")).contains("Anmeldedaten nicht an");
        }
        stage.sandbox.forgetRequests();
        assertThat(visitor().get(list(7))).contains("mehrmals hintereinander abgelehnt", "Wieder ab");
        assertThat(accountPage()).contains("Anmeldedaten abgelehnt; nichts wird gesendet bis");
        assertThat(stage.sandbox.requests()).isEmpty();

        stage.sandbox.clock(Clock.systemUTC());
        testsTheAccess();
        assertThat(visitor().get(list(7))).doesNotContain("class=\"problem\"");
        assertThat(accountPage()).contains("Anfragen werden gesendet");
    }

    @Test
    void anAccountThatKeepsFailingIsLeftAloneAndSaidWhy() throws Exception {
        stage.sandbox.fault(Fault.status(500));
        for (int page = 11; page <= 15; page++) {
            assertThat(visitor().get(list(page))).contains("Server des Kontos meldet einen Fehler");
        }
        stage.sandbox.forgetRequests();
        assertThat(visitor().get(list(16)))
                .contains("mehrmals hintereinander versagt", "Wieder ab", "Zuletzt: Der Server des Kontos meldet");
        assertThat(accountPage()).contains("Konto versagt; nichts wird gesendet bis", "Der Server des Kontos meldet");
        assertThat(stage.sandbox.requests()).isEmpty();

        stage.sandbox.clearFaults();
        testsTheAccess();
        assertThat(visitor().get(list(16))).doesNotContain("class=\"problem\"");
    }

    private static void waitsUntil(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    private void testsTheAccess() {
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.goes("credentials/credential?company=" + company + "&credential=" + credential);
            anna.page.locator("#credential\\:test").click();
            assertThat(anna.page.locator("#credential\\:outcome .success")).isVisible();
        }
    }

    @Test
    void ceilingsAreChangedWithinBoundsAndThatIsRecorded() throws Exception {
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.goes("credentials/credential?company=" + company + "&credential=" + credential);
            anna.page.locator("#advanced summary").click();
            anna.page.locator("#credential\\:parallel").fill("5");
            anna.page.locator("#credential\\:save").click();
            assertThat(anna.page.locator("#credential\\:parallelMessage")).containsText("1 bis 4");
            anna.page.locator("#credential\\:parallel").fill("1");
            anna.savesCredentials();
            assertThat(stage.number("select parallel from credential where id = " + credential))
                    .isEqualTo(1);
            anna.goes("credentials/account?company=" + company + "&credential=" + credential);
            assertThat(anna.fact("Obergrenzen")).hasText("1 gleichzeitig, 5 je Sekunde");
            assertThat(anna.complaints).isEmpty();
        } finally {
            stage.change("update credential set parallel = 2 where id = " + credential);
        }
    }

    @Test
    void whatWasAskedIsCountedByDayMeasuredAndFoundInTheLog() throws Exception {
        visitor().get(list(8));
        visitor().get(list(8));
        String counted = "select coalesce(sum(hits), 0) from account_day where credential_id = " + credential;
        waitsUntil(() -> stage.number(counted) > 0);
        assertThat(accountPage()).contains("id=\"days\"");
        assertThat(visitor().get("metrics", "X-Forwarded-For", Stage.METRICS_READER))
                .contains(
                        "kontor_account_request_seconds_count",
                        "kontor_account_reads_total",
                        "kontor_account_requests_total")
                .containsPattern("kontor_account_request_seconds_bucket\\{[^}]*le=\"0.25\"")
                .containsPattern("kontor_account_wait_seconds_bucket\\{[^}]*le=\"0.1\"")
                .doesNotContain("Hauptkonto");
        stage.sandbox.fault(Fault.status(500).times(1));
        String failed = visitor().get(list(9));
        String call = failed.replaceFirst("(?s).*Aufruf ([0-9a-f-]{36}).*", "$1");
        assertThat(stage.portal().log())
                .contains("call=" + call + " credential=" + credential
                        + " method=GET path=/api_v2/customers outcome=500");
    }
}
