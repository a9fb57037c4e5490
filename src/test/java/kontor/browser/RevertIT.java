package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kontor.demo.DemoPeople;
import kontor.sandbox.Fault;
import kontor.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes are taken back: one at a time, and many at a time, without losing what others have done since. */
class RevertIT {
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
    void close() throws SQLException {
        stage.sandbox.clearFaults();
        stage.change("delete from revert_job");
        kai.close();
    }

    private String customer(String lastName) {
        return account.create(
                "customers",
                Json.createObjectBuilder()
                        .add("type", "private")
                        .add("firstName", "Ina")
                        .add("lastName", lastName)
                        .add("street", "Am Wall 1")
                        .add("zip", "29221")
                        .add("city", "Celle")
                        .build());
    }

    private String value(String iri, String field) {
        return account.object(iri).getString(field);
    }

    private static JsonObject patch(String field, String value) {
        return Json.createObjectBuilder().add(field, value).build();
    }

    private void changes(String iri, Map<String, String> fields) {
        assertThat(kai.changesByRequest(iri, fields)).isEqualTo("Applied");
    }

    private Locator line(Person person, String name) {
        return person.page.locator(".line", new Page.LocatorOptions().setHasText(name));
    }

    private void opensNewestEntry(String name) {
        kai.goes("changes/list?company=" + company);
        line(kai, name).first().locator(".line-link").click();
        assertThat(kai.page.locator("main h1")).containsText(name);
    }

    private void opensRevert(String name) {
        opensNewestEntry(name);
        kai.page.locator("#takeBack").click();
        assertThat(kai.page.locator("main h1")).containsText("zurücknehmen");
    }

    private void takesBack() {
        kai.page.locator("#revert\\:confirm").click();
    }

    @Test
    void anUpdateIsTakenBackAndEachEntryLeadsToTheOther() {
        String iri = customer("Rückwärts");
        changes(iri, Map.of("city", "Soltau", "zip", "29614"));
        account.change(iri, patch("street", "Neue Straße 2")); // Someone else, elsewhere.
        opensRevert("Rückwärts");
        assertThat(kai.page.locator("#plan ins").first()).hasText("Celle");
        assertThat(kai.page.locator("#revert\\:confirm")).hasText("Im Konto von Hof Sonnental zurücknehmen");
        kai.page.locator("#revert\\:reason").fill("Verwechselt");
        takesBack();
        assertThat(kai.notice()).containsText("ist zurückgenommen");
        assertThat(value(iri, "city")).isEqualTo("Celle");
        assertThat(value(iri, "zip")).isEqualTo("29221");
        assertThat(value(iri, "street")).isEqualTo("Neue Straße 2");
        assertThat(kai.page.locator("#reason")).hasText("Verwechselt");

        kai.page.locator(".takes-back a").click();
        assertThat(kai.page.locator(".taken-back-by .state")).hasText("übernommen");
        assertThat(kai.page.locator("#takeBack")).hasCount(0);
        String original = kai.page.url();
        assertThat(kai.goes(original.replaceFirst(".*/audit/entry", "changes/revert")))
                .isEqualTo(200);
        assertThat(kai.page.locator("#obstacle")).containsText("schon zurückgenommen");
        kai.page.locator("#obstacle a").click();
        assertThat(kai.page.locator(".takes-back a")).isVisible();

        kai.page.locator("#takeBack").click(); // A revert is a change like any other.
        assertThat(kai.page.locator("#plan ins").first()).hasText("Soltau");
        takesBack();
        assertThat(kai.notice()).containsText("ist zurückgenommen");
        assertThat(value(iri, "city")).isEqualTo("Soltau");
        kai.page.navigate(original);
        assertThat(kai.page.locator("#takeBack")).isVisible();
        assertThat(kai.complaints).isEmpty();
    }

    @Test
    void whatSomeoneHasChangedSinceStaysUnlessItIsTicked() {
        String iri = customer("Überholt");
        changes(iri, Map.of("city", "Soltau", "zip", "29614"));
        account.change(iri, patch("zip", "29633"));
        opensRevert("Überholt");
        Locator conflict = kai.page.locator("#conflicts tr[data-field=zip]");
        assertThat(conflict).containsText("29221");
        assertThat(conflict).containsText("29614");
        assertThat(conflict).containsText("29633");
        takesBack();
        assertThat(kai.notice()).containsText("ist zurückgenommen");
        assertThat(value(iri, "city")).isEqualTo("Celle");
        assertThat(value(iri, "zip")).isEqualTo("29633");

        kai.page.locator(".takes-back a").click();
        kai.page.locator("#takeBack").click(); // The rest of it still can be.
        takesBack();
        assertThat(kai.notice()).containsText("kein Feld angekreuzt");
        conflict.locator("input").check();
        takesBack();
        assertThat(kai.notice()).containsText("ist zurückgenommen");
        assertThat(value(iri, "zip")).isEqualTo("29221");
        assertThat(kai.complaints).isEmpty();
    }

    @Test
    void whoWasOvertakenWhileLookingSeesTheNewPlanAndNothingIsSent() {
        String iri = customer("Langsam");
        changes(iri, Map.of("city", "Soltau"));
        opensRevert("Langsam");
        account.change(iri, patch("city", "Munster"));
        takesBack();
        assertThat(kai.notice()).containsText("Jemand hat das Objekt gerade geändert");
        assertThat(kai.page.locator("#conflicts tr[data-field=city]")).containsText("Munster");
        assertThat(value(iri, "city")).isEqualTo("Munster");
    }

    @Test
    void aCreationIsTakenBackByDeletingAndADeletionByMakingAnew() {
        kai.goes("objects/list?company=" + company + "&type=customers");
        kai.page.locator("#create").click();
        assertThat(kai.button("review")).isVisible();
        kai.field("type").selectOption("private");
        Map.of("firstName", "Ole", "lastName", "Irrtum", "street", "Am Wall 2", "zip", "29221", "city", "Celle")
                .forEach((name, value) -> kai.field(name).fill(value));
        kai.reviews();
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("angelegt");
        String iri = account.iris("customers").stream()
                .filter(each -> value(each, "lastName").equals("Irrtum"))
                .findFirst()
                .orElseThrow();

        account.change(iri, patch("city", "Soltau"));
        opensRevert("Irrtum");
        assertThat(kai.page.locator("#conflicts tr[data-field=city]")).containsText("Soltau");
        takesBack();
        assertThat(kai.notice()).containsText("Nichts wurde gesendet");
        assertThat(account.object(iri)).isNotNull();
        kai.page.locator("#revert\\:anyway").check();
        takesBack();
        assertThat(kai.notice()).containsText("ist zurückgenommen");
        assertThat(account.object(iri)).isNull();

        kai.page.locator("#takeBack").click(); // The deletion, in its turn.
        assertThat(kai.page.locator("#plan")).containsText("neue Nummer");
        takesBack();
        assertThat(kai.notice()).containsText("ist zurückgenommen");
        assertThat(account.iris("customers").stream()
                        .map(account::object)
                        .filter(each -> each.getString("lastName", "").equals("Irrtum"))
                        .map(each -> each.getString("city")))
                .containsExactly("Soltau");
        assertThat(kai.complaints).isEmpty();
    }

    @Test
    void whatWasRejectedCannotBeTakenBack() {
        String iri = customer("Abgelehnt");
        assertThat(kai.changesByRequest(iri, Map.of("zip", "abc"))).isEqualTo("Rejected");
        opensNewestEntry("Abgelehnt");
        assertThat(kai.page.locator("#takeBack")).hasCount(0);
        kai.goes(kai.page.url().replaceFirst(".*/audit/entry", "changes/revert"));
        assertThat(kai.page.locator("#obstacle")).containsText("nicht übernommen");
        assertThat(kai.page.locator("#revert\\:confirm")).hasCount(0);
    }

    private void ticks(String... names) {
        kai.goes("changes/list?company=" + company);
        for (String name : names) {
            line(kai, name).locator(".line-tick").all().forEach(Locator::check);
        }
        kai.page.locator("#selection\\:takeBackTicked").click();
        assertThat(kai.page.locator("#job\\:all")).isVisible();
    }

    private void waitsFor(String state) {
        assertThat(kai.page.locator("#job\\:all")).hasAttribute("data-state", state);
    }

    private Locator item(String name) {
        return kai.page.locator(".revert-item", new Page.LocatorOptions().setHasText(name));
    }

    private void isAt(String name, String state) {
        assertThat(item(name)).hasAttribute("data-item-state", state);
    }

    @Test
    void aSelectionIsPlannedConfirmedAndTakenBackObjectByObject() {
        String twice = customer("Zweimal");
        String since = customer("Seitdem");
        String refused = customer("Verweigert");
        String omitted = customer("Vorsichtig");
        changes(twice, Map.of("city", "Soltau"));
        changes(twice, Map.of("city", "Munster"));
        changes(since, Map.of("city", "Soltau"));
        changes(refused, Map.of("city", "Soltau"));
        changes(omitted, Map.of("city", "Soltau"));
        account.change(since, patch("city", "Uelzen"));
        ticks("Zweimal", "Seitdem", "Verweigert", "Vorsichtig");
        waitsFor("planned");
        assertThat(kai.page.locator(".revert-item")).hasCount(4);
        assertThat(item("Zweimal")).containsText("2 Änderungen");
        assertThat(item("Zweimal").locator("ins")).hasText("Celle");
        assertThat(item("Seitdem").locator("input[type=checkbox]")).not().isChecked();
        assertThat(item("Seitdem")).containsText("seitdem geändert");
        item("Vorsichtig").locator("input[type=checkbox]").uncheck();
        stage.sandbox.fault(Fault.status(422).on("PATCH", "customers/" + refused.replaceFirst(".*/", "")));
        kai.page.locator("#job\\:reason").fill("Falscher Ort");
        assertThat(kai.page.locator("#job\\:confirm")).containsText("Hof Sonnental");
        kai.page.locator("#job\\:confirm").click();
        waitsFor("done");
        isAt("Zweimal", "reverted");
        isAt("Seitdem", "left");
        isAt("Verweigert", "rejected");
        isAt("Vorsichtig", "left");
        assertThat(value(twice, "city")).isEqualTo("Celle");
        assertThat(value(since, "city")).isEqualTo("Uelzen");
        assertThat(value(refused, "city")).isEqualTo("Soltau");
        assertThat(value(omitted, "city")).isEqualTo("Soltau");

        item("Zweimal").locator(".revert-entry").click();
        assertThat(kai.page.locator(".takes-back")).hasCount(2);
        assertThat(kai.page.locator("#reason")).hasText("Falscher Ort");
        for (int change = 0; change < 2; change++) {
            kai.page.locator(".takes-back a").nth(change).click();
            assertThat(kai.page.locator(".taken-back-by .state")).hasText("übernommen");
            kai.page.goBack();
        }
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?company=" + company);
            line(olga, "hat begonnen, Änderungen zurückzunehmen (Objekte: 2)")
                    .first()
                    .locator(".line-link")
                    .click();
            assertThat(olga.page.locator("#difference")).containsText("Falscher Ort");
        }
        kai.goes("changes/reverts?company=" + company);
        assertThat(kai.page.locator("#reverts .line").first()).containsText("4 Objekte, 1 zurückgenommen");
        assertThat(kai.complaints).isEmpty();
    }

    @Test
    void aSelectionSaysOfWhichListsTheEntriesWillBeMadeAnew() {
        String order = account.iris("orders").stream()
                .filter(iri -> account.object(iri).getJsonArray("positions").size() > 1)
                .findFirst()
                .orElseThrow();
        assertThat(kai.changesByRequest(order, before -> {
                    JsonArray positions = before.getJsonArray("positions");
                    JsonObject changed = Json.createObjectBuilder(positions.getJsonObject(0))
                            .add("quantity", 77)
                            .build();
                    return Json.createObjectBuilder(before)
                            .add("positions", Json.createArrayBuilder(positions).set(0, changed))
                            .build();
                }))
                .isEqualTo("Applied");
        kai.goes("changes/list?company=" + company);
        kai.page.locator(".line-tick").first().check();
        kai.page.locator("#selection\\:takeBackTicked").click();
        waitsFor("planned");
        assertThat(kai.page.locator(".revert-item [data-effect=remade]")).containsText("Sie bekommen andere Nummern");
        kai.page.locator("#job\\:confirm").click();
        waitsFor("done");
        assertThat(kai.page.locator(".revert-item")).hasAttribute("data-item-state", "reverted");
    }

    @Test
    void whatAnAlteredEntrySaysIsNotTakenBackWithTheRest() throws Exception {
        String altered = customer("Gefälscht");
        String intact = customer("Echt gebliebene");
        changes(altered, Map.of("city", "Soltau"));
        changes(intact, Map.of("city", "Soltau"));
        long entry =
                stage.number("select max(id) from audit_entry where kind = 'INTENT' and object_id = '" + altered + "'");
        stage.tampers("update audit_entry set actor_name = concat(actor_name, '!') where id = " + entry);
        try {
            ticks("Gefälscht", "Echt gebliebene");
            waitsFor("planned");
            isAt("Echt gebliebene", "ready");
            assertThat(kai.page.locator(".revert-item[data-item-state=left]"))
                    .containsText("nicht so, wie er aufgezeichnet wurde");
            kai.page.locator("#job\\:confirm").click();
            waitsFor("done");
            assertThat(value(altered, "city")).isEqualTo("Soltau");
            assertThat(value(intact, "city")).isEqualTo("Celle");
        } finally {
            stage.tampers("update audit_entry set actor_name = trim(trailing '!' from actor_name) where id = " + entry);
        }
    }

    @Test
    void allThatFitTheFiltersAreTakenBackAtOnce() {
        IntStream.range(0, 50)
                .forEach(each -> customer("Füller")); // No other test has changed an object of this number.
        String iri = customer("Gefiltert");
        changes(iri, Map.of("city", "Soltau"));
        kai.goes("changes/list?company=" + company + "&type=customers&object=" + iri.replaceFirst(".*/", "")
                + "&state=applied");
        kai.page.locator("#tickAll").check();
        kai.page.locator("#selection\\:takeBackAll").click();
        waitsFor("planned");
        assertThat(kai.page.locator(".revert-item")).hasCount(1);
        isAt("Gefiltert", "ready");
        kai.page.locator("#job\\:cancel").click();
        waitsFor("cancelled");
        assertThat(value(iri, "city")).isEqualTo("Soltau");
    }

    @Test
    void nobodyElseSeesItAndWhoMayNotWorkThereTakesNothingBack() {
        String iri = customer("Fremd");
        changes(iri, Map.of("city", "Soltau"));
        opensNewestEntry("Fremd");
        String entry = kai.page.url().replaceFirst(".*entry=([0-9]+).*", "$1");
        ticks("Fremd");
        waitsFor("planned");
        String job = kai.page.url().replaceFirst(".*job=([0-9]+).*", "$1");
        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            olga.goes("audit/log?company=" + company);
            assertThat(line(olga, "Fremd").first()).isVisible();
            assertThat(olga.page.locator(".line-tick")).hasCount(0);
            olga.goes("audit/entry?company=" + company + "&entry=" + entry);
            assertThat(olga.page.locator("#takeBack")).hasCount(0);
            assertThat(olga.goes("changes/revert?company=" + company + "&entry=" + entry))
                    .isEqualTo(404);
            assertThat(olga.goes("changes/revert-job?company=" + company + "&job=" + job))
                    .isEqualTo(404);
            assertThat(olga.goes("changes/reverts?company=" + company)).isEqualTo(404);
        }
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            assertThat(anna.goes("changes/revert-job?company=" + company + "&job=" + job))
                    .isEqualTo(404);
            assertThat(anna.goes("changes/revert?company=" + company + "&entry=" + entry))
                    .isEqualTo(200);
            anna.opensCompany("Biohof Lindenau");
            assertThat(anna.goes("changes/revert?company=" + anna.companyId() + "&entry=" + entry))
                    .isEqualTo(404);
        }
        kai.opensCompany("Biohof Lindenau");
        assertThat(kai.goes("changes/revert-job?company=" + kai.companyId() + "&job=" + job))
                .isEqualTo(404);
        assertThat(kai.goes("changes/revert?company=" + company + "&entry=999999999"))
                .isEqualTo(404);
        kai.goes("changes/list");
        assertThat(kai.page.locator(".line-tick")).hasCount(0); // Of several companies nothing can be ticked.
    }

    @Test
    void aRevertThatIsStoppedBeginsNoFurtherObject() {
        // Other tests' unknown changes are of the first addresses, and would be waited for.
        for (int i = 0; i < 10; i++) {
            customer("Platzhalter");
        }
        String first = customer("Ersterhalt");
        String second = customer("Zweiterhalt");
        changes(first, Map.of("city", "Soltau"));
        changes(second, Map.of("city", "Soltau"));
        ticks("Ersterhalt", "Zweiterhalt");
        waitsFor("planned");
        Fault held = Fault.holdAfter().on("PATCH", "customers").times(1);
        stage.sandbox.fault(held);
        kai.page.locator("#job\\:confirm").click();
        isAt("Zweiterhalt", "under_way"); // The newest goes first.
        kai.page.waitForCondition(() -> value(second, "city").equals("Celle"));
        kai.page.locator("#job\\:cancel").click();
        waitsFor("cancelled");
        isAt("Ersterhalt", "not_begun");
        held.release();
        kai.reloadsUntil(kai.page.locator("[data-item-state=unknown]"));
        assertThat(value(first, "city")).isEqualTo("Soltau");
        item("Zweiterhalt").locator(".revert-entry").click();
        kai.reloadsUntil(kai.page.locator("#finding")); // What became of it is found like that of any change.
    }

    @Test
    void whoLosesTheRightWhileItRunsGetsNoFurtherObjectDone() throws Exception {
        String first = customer("Entzugeins");
        changes(first, Map.of("city", "Soltau"));
        changes(customer("Entzugzwei"), Map.of("city", "Soltau"));
        changes(customer("Entzugdrei"), Map.of("city", "Soltau"));
        ticks("Entzugeins", "Entzugzwei", "Entzugdrei");
        waitsFor("planned");
        stage.sandbox.fault(Fault.delay(Duration.ofSeconds(5)).on("PATCH", "customers"));
        kai.page.locator("#job\\:confirm").click();
        isAt("Entzugdrei", "under_way");
        String role = " where company_id = " + company
                + " and user_id = (select id from portal_user where sign_in_name = '" + DemoPeople.CLERK + "')";
        stage.change("update membership set role = 'AUDITOR'" + role);
        try {
            kai.page.waitForCondition(
                    () -> is("select count(*) from revert_job where state = 'FAILED' and problem = 'access'", 1),
                    new Page.WaitForConditionOptions().setTimeout(30_000));
        } finally {
            stage.change("update membership set role = 'CLERK'" + role);
        }
        kai.page.reload();
        waitsFor("failed");
        isAt("Entzugeins", "not_begun");
        assertThat(value(first, "city")).isEqualTo("Soltau");
    }

    @Test
    void whatANodeLeftUndoneIsShownAsStoppedAndNotRepeated() throws Exception {
        String sent = customer("Gesendet");
        String waiting = customer("Wartend");
        changes(waiting, Map.of("city", "Soltau"));
        changes(sent, Map.of("city", "Soltau"));
        ticks("Gesendet", "Wartend");
        waitsFor("planned");
        kai.page.locator("#job\\:confirm").click();
        waitsFor("done");
        // As it would be if the node had gone after the first of them was sent, and before its answer came.
        account.change(waiting, patch("city", "Soltau"));
        stage.change("update revert_item set state = if(number = 1, 'UNDER_WAY', 'READY'), entry_id = null");
        stage.change("update revert_job set state = 'RUNNING', place = 1, ended_at = null,"
                + " beat_at = utc_timestamp(6) - interval 6 minute");
        kai.page.waitForCondition(
                () -> is("select count(*) from revert_job where state = 'FAILED' and problem = 'abandoned'", 1),
                new Page.WaitForConditionOptions().setTimeout(60_000));
        kai.page.reload();
        waitsFor("failed");
        assertThat(kai.page.locator("#progress")).containsText("neu gestartet");
        isAt("Gesendet", "unknown");
        isAt("Wartend", "not_begun");
        assertThat(value(waiting, "city")).isEqualTo("Soltau");
        item("Gesendet").locator(".revert-entry").click();
        assertThat(kai.page.locator(".takes-back")).hasCount(1);
    }

    private boolean is(String query, long number) {
        try {
            return stage.number(query) == number;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAccountThatIsGoneEndsTheWholeAndNothingWasSent() {
        String iri = customer("Unerreicht");
        changes(iri, Map.of("city", "Soltau"));
        stage.sandbox.fault(Fault.status(500).on("GET", "customers/" + iri.replaceFirst(".*/", "")));
        ticks("Unerreicht");
        assertThat(kai.page.locator("#job\\:all")).hasAttribute("data-state", Pattern.compile("planned|failed"));
        assertThat(kai.page.locator("#job\\:confirm")).hasCount(0);
        assertThat(value(iri, "city")).isEqualTo("Soltau");
    }
}
