package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import kontor.demo.DemoPeople;
import kontor.sandbox.Fault;
import kontor.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of a change that the account did not answer clearly is found out, or asked of the people concerned. */
class ResolutionIT {
    private Stage stage;
    private SandboxAccount account;
    private Person kai;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account("Hof Sonnental");
        kai = Person.signsIn(stage, DemoPeople.CLERK);
        kai.worksIn("Hof Sonnental");
    }

    @AfterEach
    void close() {
        assertThat(kai.complaints).isEmpty();
        kai.close();
    }

    /** One of which the log knows nothing: what another test has left unknown of its namesake would be waited for. */
    private String customer(String lastName) {
        String iri = made(lastName);
        while (kai.number("select count(*) from audit_entry where object_id = '" + iri + "'") > 0) {
            iri = made(lastName);
        }
        return iri;
    }

    private String made(String lastName) {
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

    private String city(String iri) {
        return account.object(iri).getString("city");
    }

    private void changesCity(String iri, String city, Fault fault) {
        kai.opensObject(iri);
        stage.sandbox.fault(fault.on("PATCH", "customers").times(1));
        kai.changes(Map.of("city", city));
        assertThat(kai.notice()).containsText("ungewiss");
        assertThat(kai.notice()).containsText("Startseite");
    }

    private Locator open(Person person, String name) {
        return person.page.locator("#openChanges .line", new Page.LocatorOptions().setHasText(name));
    }

    private void opensOpenChange(Person person, String name) {
        person.goes("");
        open(person, name).locator(".line-link").click();
        assertThat(person.page.locator("#whatBecame")).isVisible();
    }

    private void isDealtWith(String name) {
        kai.goes("");
        assertThat(kai.page.locator("main h1")).isVisible();
        assertThat(open(kai, name)).hasCount(0);
    }

    @Test
    void aChangeThatWasAppliedIsFoundAndShownUntilItIsTakenNoteOf() {
        String iri = customer("Angekommen");
        changesCity(iri, "Soltau", Fault.cutAfter());
        opensOpenChange(kai, "Angekommen");
        finds(kai, "Übernommen. Im Konto steht, was gesendet wurde");
        assertThat(kai.page.locator("main .state").first()).hasText("übernommen");
        assertThat(kai.page.locator(".wire-data pre").nth(2)).containsText("Soltau");
        kai.page.locator("#review\\:noted").click();
        assertThat(kai.notice()).containsText("Festgehalten");
        assertThat(kai.page.locator("#said")).containsText("zur Kenntnis genommen");
        assertThat(kai.page.locator("#review")).hasCount(0);
        isDealtWith("Angekommen");
    }

    @Test
    void aSuccessThatIsNotTheObjectIsLookedIntoAtOnce() {
        String iri = customer("Eingereiht");
        kai.opensObject(iri);
        stage.sandbox.fault(Fault.answer(202, "{\"message\":\"queued\"}")
                .afterwards()
                .on("PATCH", "customers")
                .times(1));
        kai.changes(Map.of("city", "Uelzen"));
        assertThat(kai.notice()).containsText("übernommen");
        assertThat(city(iri)).isEqualTo("Uelzen");
        assertThat(kai.page.locator("main")).containsText("Uelzen");
        stage.sandbox.clearFaults();
        changesCity(iri, "Soltau", Fault.answer(200, "{\"success\":false,\"error\":\"Validation failed\"}"));
        assertThat(kai.fact("Ort")).hasText("Uelzen");
    }

    @Test
    void aChangeThatNeverArrivedIsFoundNotToBeApplied() {
        String iri = customer("Verloren");
        changesCity(iri, "Soltau", Fault.cutBefore());
        opensOpenChange(kai, "Verloren");
        finds(kai, "Nicht übernommen. Im Konto steht noch");
        assertThat(kai.page.locator("main .state").first()).hasText("nicht übernommen");
        assertThat(city(iri)).isEqualTo("Celle");
        kai.goes("changes/list?state=not_applied");
        assertThat(kai.page.locator(".line", new Page.LocatorOptions().setHasText("Verloren")))
                .hasCount(1);
        kai.goes("changes/list?state=unknown");
        assertThat(kai.page.locator(".line", new Page.LocatorOptions().setHasText("Verloren")))
                .hasCount(0);
    }

    @Test
    void anObjectThatWasCreatedUnansweredIsFoundAmongTheNewOnes() {
        kai.goes("objects/list?company=" + kai.companyId() + "&type=customers");
        kai.page.locator("#create").click();
        assertThat(kai.button("review")).isVisible();
        kai.field("type").selectOption("private");
        Map.of("firstName", "Ole", "lastName", "Neuling", "street", "Am Wall 2", "zip", "29221", "city", "Celle")
                .forEach((name, value) -> kai.field(name).fill(value));
        kai.reviews();
        stage.sandbox.fault(Fault.cutAfter().on("POST", "customers").times(1));
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("ungewiss");
        opensOpenChange(kai, "Neuling");
        finds(kai, "Übernommen. Das Objekt ist da");
        assertThat(account.iris("customers").stream()
                        .map(account::object)
                        .filter(object -> object.getString("lastName", "").equals("Neuling")))
                .hasSize(1);
    }

    @Test
    void anObjectThatWasDeletedUnansweredIsFoundToBeGone() {
        String iri = customer("Fortgegangen");
        kai.opensObject(iri);
        kai.button("delete").click();
        stage.sandbox.fault(Fault.cutAfter().on("DELETE", "customers").times(1));
        kai.button("confirmDeletion").click();
        assertThat(kai.notice()).containsText("ungewiss");
        assertThat(account.object(iri)).isNull();
        opensOpenChange(kai, "Fortgegangen");
        finds(kai, "Übernommen. Das Objekt ist nicht mehr da");
    }

    @Test
    void whereItCannotBeToldAPersonSaysWhatHoldsAndHowTheyKnow() {
        String iri = customer("Ungeklärt");
        Fault held = holdsChangeOfCity(iri, "Soltau");
        account.change(iri, patch("Munster")); // Someone else, at the worst moment.
        held.release();
        assertThat(kai.notice()).containsText("ungewiss");
        opensOpenChange(kai, "Ungeklärt");
        finds(kai, "Nicht festzustellen.");
        assertThat(kai.page.locator("#whatBecame .found-details")).containsText("Ort");

        try (Person olga = Person.signsIn(stage, DemoPeople.AUDITOR)) {
            assertThat(olga.goes(kai.page.url().replaceFirst(".*/audit", "audit")))
                    .isEqualTo(200);
            assertThat(olga.page.locator("#finding")).isVisible();
            assertThat(olga.page.locator("#review")).hasCount(0);
        }
        kai.page.locator("#review\\:note").fill("Im Verlauf des Kontos nachgesehen");
        kai.page.locator("#review\\:applied").click();
        assertThat(kai.page.locator("#said")).containsText("hat nachgesehen: übernommen");
        assertThat(kai.page.locator("#note")).hasText("Im Verlauf des Kontos nachgesehen");
        assertThat(kai.page.locator("main .state").first()).hasText("übernommen");
        isDealtWith("Ungeklärt");
    }

    /** The portal looks when it has the time to; a page that was opened before that has to be opened again. */
    private static void finds(Person reader, String text) {
        reader.reloadsUntil(reader.page.locator("#finding", new Page.LocatorOptions().setHasText(text)));
    }

    /** Changes it, and waits until the account has done so and not yet answered. */
    private Fault holdsChangeOfCity(String iri, String city) {
        kai.opensObject(iri);
        Fault held = Fault.holdAfter().on("PATCH", "customers").times(1);
        stage.sandbox.fault(held);
        kai.changes(Map.of("city", city));
        kai.page.waitForCondition(() -> city.equals(city(iri)));
        return held;
    }

    @Test
    void anAccountThatCannotBeAskedIsAskedAgainAndAtOnceWhenSomeoneWantsIt() throws Exception {
        String iri = customer("Unerreichbar");
        Fault held = holdsChangeOfCity(iri, "Soltau");
        stage.sandbox.fault(Fault.html(503).on("GET", "customers/" + iri.replaceFirst(".*/", "")));
        held.release();
        assertThat(kai.notice()).containsText("ungewiss");
        opensOpenChange(kai, "Unerreichbar");
        kai.reloadsUntil(kai.page.locator("#whatBecame", new Page.LocatorOptions().setHasText("meldet einen Fehler")));
        assertThat(kai.page.locator("#whatBecame")).containsText("Nächster Blick um");
        stage.sandbox.clearFaults();
        stage.forgetAccounts(); // It may be left alone by now, because it failed.
        kai.page.locator("#review\\:look").click();
        finds(kai, "Übernommen.");
    }

    @Test
    void nothingIsConcludedFromAnEntryThatWasAltered() throws Exception {
        String iri = customer("Verfälscht");
        Fault held = holdsChangeOfCity(iri, "Soltau");
        stage.sandbox.fault(Fault.html(503).on("GET", "customers/" + iri.replaceFirst(".*/", "")));
        held.release();
        assertThat(kai.notice()).containsText("ungewiss");
        opensOpenChange(kai, "Verfälscht");
        kai.reloadsUntil(kai.page.locator("#whatBecame", new Page.LocatorOptions().setHasText("meldet einen Fehler")));
        long intent =
                stage.number("select max(id) from audit_entry where kind = 'INTENT' and object_id = '" + iri + "'");
        stage.tampers("update audit_entry set actor_name = concat(actor_name, '!') where id = " + intent);
        try {
            stage.sandbox.clearFaults();
            stage.forgetAccounts();
            kai.page.locator("#review\\:look").click();
            finds(kai, "Nicht festzustellen. Der Eintrag ist nicht so");
            assertThat(kai.page.locator("#review\\:applied")).isVisible();
        } finally {
            stage.tampers(
                    "update audit_entry set actor_name = trim(trailing '!' from actor_name) where id = " + intent);
        }
    }

    private static JsonObject patch(String city) {
        return Json.createObjectBuilder().add("city", city).build();
    }

    @Test
    void administratorsSeeWhatOthersLeftOpenAndClerksDoNot() {
        String iri = customer("Liegengeblieben");
        changesCity(iri, "Soltau", Fault.cutAfter());
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            opensOpenChange(anna, "Liegengeblieben");
            finds(anna, "Übernommen.");
            anna.page.locator("#review\\:noted").click();
            assertThat(anna.page.locator("#said")).containsText("zur Kenntnis genommen");
        }
        isDealtWith("Liegengeblieben");
    }
}
