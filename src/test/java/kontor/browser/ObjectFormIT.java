package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import kontor.sandbox.Dialect;
import kontor.sandbox.Fault;
import kontor.sandbox.SandboxAccount;
import kontor.sandbox.SeenRequest;
import kontor.sandbox.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clerk reads, edits, makes and deletes objects of all kinds; what reaches the account is what was meant. */
class ObjectFormIT {
    private static final String BUSINESS = "/api_v2/customers/6";

    private Stage stage;
    private SandboxAccount account;
    private boolean isOfAnotherRelease;
    private Person kai;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        account = stage.sandbox.account("Hof Sonnental");
        kai = Person.signsIn(stage, DemoPeople.CLERK);
        kai.worksIn("Hof Sonnental");
    }

    @AfterEach
    void clear() {
        kai.close();
        stage.sandbox.behaves(Way.RELATED_TAKEN, false);
        if (isOfAnotherRelease) {
            answersLike(Dialect.USUAL);
        }
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    private void fills(String path, String text) {
        kai.field(path).fill(text);
    }

    private void chooses(String path, String value) {
        kai.field(path).selectOption(value);
    }

    /** Presses a button of a line, and waits until the form has it. */
    private void presses(String place, String button) {
        kai.page.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> kai.page
                        .locator(place)
                        .locator("button", new Locator.LocatorOptions().setHasText(button))
                        .click());
        kai.page.waitForFunction("() => !window.PrimeFaces.ajax.Queue.requests.length");
    }

    private void adds(String path) {
        presses("[data-add='" + path + "']", "Hinzufügen");
    }

    private void removes(String path) {
        presses("[data-field='" + path + "']", "Entfernen");
    }

    /** Has the account become one of another release, and the portal read its document. */
    private void answersLike(Dialect release) {
        stage.sandbox.dialect(release);
        isOfAnotherRelease = release != Dialect.USUAL;
        readsTheDocument();
    }

    private void readsTheDocument() {
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.worksIn("Hof Sonnental");
            anna.goes("credentials/document?company=" + anna.companyId() + "&credential="
                    + stage.number("select min(id) from credential where company_id = " + anna.companyId()));
            anna.page.locator("#refreshing\\:refresh").click();
            assertThat(anna.notice()).isVisible();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Finds another object by typing. */
    private void picks(String path, String typed, String name) {
        kai.field(path).evaluate("input => input.scrollIntoView({block: 'center'})");
        kai.field(path).fill("");
        kai.field(path).pressSequentially(typed);
        // What the first letters bring may show up before what was typed in the end.
        assertThat(kai.page.locator(".ui-autocomplete-item:visible").first()).containsText(name);
        kai.field(path).press("Enter");
        assertThat(kai.field(path)).hasValue(name);
    }

    private void confirms() {
        kai.reviews();
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("protokolliert");
    }

    private SeenRequest write() {
        assertThat(stage.sandbox.writes()).hasSize(1);
        return stage.sandbox.writes().get(0);
    }

    private JsonObject sent() {
        return json(write().body());
    }

    @Test
    void everyKindOfFieldIsChangedAndNothingElseIsSent() {
        kai.knowsDaysOf("customers");
        kai.opensObject(BUSINESS);
        kai.edits();
        chooses("type", "private");
        fills("email", "neu@kunde.example");
        fills("phone", "04131 99");
        fills("deliveryInstructions", "Zeile 1\nZeile 2");
        fills("discountPercent", "7,25");
        fills("unloadingMinutes", "33");
        fills("deliveryFrom", "05:45");
        fills("customerSince", "2020-02-29");
        fills("blockedUntil", "2027-07-01T12:30");
        chooses("newsletter", "false");
        fills("website", "https://neu.example/");
        fills("portalPassword", "geheim-genug");
        picks("regularTour", "Dienstag", "Dienstag Nord");
        fills("contacts[1].name", "Änne Krüger");
        chooses("contacts[0].role", "kitchen");
        confirms();
        assertThat(write().method()).isEqualTo("PATCH");
        JsonObject sent = sent();
        assertThat(sent.getJsonArray("contacts")).hasSize(2);
        assertThat(sent.getJsonArray("contacts").getJsonObject(1).getString("name"))
                .isEqualTo("Änne Krüger");
        assertThat(sent.getJsonArray("contacts").getJsonObject(0).getString("role"))
                .isEqualTo("kitchen");
        assertThat(Json.createObjectBuilder(sent).remove("contacts").build())
                .isEqualTo(
                        json("{'blockedUntil':'2027-07-01T12:30:00+02:00','customerSince':'2020-02-29T00:00:00+01:00',"
                                + "'deliveryFrom':'1970-01-01T05:45:00+01:00','deliveryInstructions':'Zeile 1\\nZeile 2','discountPercent':'7.25',"
                                + "'email':'neu@kunde.example','newsletter':false,'phone':'04131 99',"
                                + "'portalPassword':'geheim-genug','regularTour':'/api_v2/tours/1','type':'private',"
                                + "'unloadingMinutes':33,'website':'https://neu.example/'}"));
        assertThat(kai.page.content()).doesNotContain("geheim-genug");
        assertThat(kai.complaints).isEmpty();
    }

    @Test
    void everyKindOfFieldIsEmptied() {
        account.change(BUSINESS, json("{'blockedUntil':'2026-12-30T18:00:00+01:00','newsletter':true,'tags':['A']}"));
        kai.opensObject(BUSINESS);
        kai.edits();
        for (String path : List.of(
                "email",
                "deliveryInstructions",
                "discountPercent",
                "unloadingMinutes",
                "deliveryFrom",
                "customerSince",
                "blockedUntil",
                "website",
                "regularTour")) {
            fills(path, "");
        }
        kai.field("regularTour").press("Tab");
        chooses("newsletter", "");
        chooses("vehicleClass", "");
        removes("tags[0]");
        removes("contacts[0]");
        removes("contacts[0]");
        confirms();
        JsonObject sent = sent();
        assertThat(sent.getJsonArray("contacts")).isEmpty();
        assertThat(sent.getJsonArray("tags")).isEmpty();
        assertThat(sent.keySet())
                .containsOnly(
                        "email",
                        "deliveryInstructions",
                        "discountPercent",
                        "unloadingMinutes",
                        "deliveryFrom",
                        "customerSince",
                        "blockedUntil",
                        "website",
                        "regularTour",
                        "newsletter",
                        "vehicleClass",
                        "tags",
                        "contacts");
        assertThat(sent.isNull("regularTour") && sent.isNull("newsletter")).isTrue();
    }

    @Test
    void objectsListsAndMapsWithinAreMadeAndTakenAway() {
        kai.opensObject("/api_v2/customers/2");
        kai.edits();
        presses("[data-field='invoiceAddress']", "hinzufügen");
        fills("invoiceAddress.street", "Am Markt 1");
        fills("invoiceAddress.zip", "21335");
        fills("invoiceAddress.city", "Lüneburg");
        adds("tags");
        String last = "tags[" + (kai.page.locator("[data-field^='tags[']").count() - 1) + "]";
        fills(last, "Neu");
        adds("attributes");
        kai.page.locator(".entry-key").last().fill("ZUGANG");
        kai.page.locator(".entry-value").last().fill("Hof");
        confirms();
        JsonObject sent = sent();
        assertThat(sent.getJsonObject("invoiceAddress"))
                .isEqualTo(json("{'street':'Am Markt 1','zip':'21335','city':'Lüneburg','country':'DE'}"));
        assertThat(sent.getJsonArray("tags").toString()).contains("Neu");
        assertThat(sent.getJsonObject("attributes")).isEqualTo(json("{'SCHLUESSEL':'Haken 1','ZUGANG':'Hof'}"));
        assertThat(sent.toString()).doesNotContain("genid");
        stage.sandbox.forgetRequests();
        kai.edits();
        fills("invoiceAddress.zip", "21337");
        confirms();
        assertThat(sent()).isEqualTo(json("{'invoiceAddress':{'zip':'21337'}}"));
        stage.sandbox.forgetRequests();
        kai.edits();
        removes("invoiceAddress");
        confirms();
        assertThat(sent()).isEqualTo(json("{'invoiceAddress':null}"));
    }

    @Test
    void oneEntryOfAMapIsChangedOrTakenAwayAndTheOthersStay() {
        String iri = "/api_v2/customers/2";
        account.change(iri, json("{'attributes':{'A':'1','B':'2','C':'3'}}"));
        Map<String, JsonValue> expected =
                new LinkedHashMap<>(account.object(iri).getJsonObject("attributes"));
        String changed = List.copyOf(expected.keySet()).get(1);
        kai.opensObject(iri);
        kai.edits();
        kai.page.locator(".entry-value").nth(1).fill("neu");
        confirms();
        expected.put(changed, Json.createValue("neu"));
        assertThat(account.object(iri).getJsonObject("attributes")).isEqualTo(expected);
        kai.edits();
        removes("attributes[" + changed + "]");
        confirms();
        expected.remove(changed);
        assertThat(account.object(iri).getJsonObject("attributes")).isEqualTo(expected);
        stage.sandbox.behaves(Way.MAPS_MERGED, true);
        kai.edits();
        removes("attributes[C]");
        kai.reviews();
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("anders gespeichert");
    }

    @Test
    void whatIsStoredOtherwiseIsToldOfAnAccountThatAnswersNothing() {
        String iri = "/api_v2/customers/2";
        account.change(iri, json("{'attributes':{'A':'1','B':'2'}}"));
        stage.sandbox.behaves(Way.MAPS_MERGED, true);
        stage.sandbox.fault(Fault.noContentAfter().on("PATCH", "customers").times(1));
        kai.opensObject(iri);
        kai.edits();
        removes("attributes[B]");
        kai.reviews();
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("anders gespeichert");
    }

    @Test
    void anotherObjectIsPutInThePlaceOfOneAndBackAndNobodyIsOverwritten() {
        isOfAnotherRelease = true;
        stage.sandbox.behaves(Way.RELATED_TAKEN, true);
        readsTheDocument();
        String order = "/api_v2/orders/1";
        String first = account.object(order).getString("customer");
        String second = account.iris("customers").stream()
                .filter(iri -> !iri.equals(first))
                .findFirst()
                .orElseThrow();
        JsonObject untouched = account.object(second);
        String name = untouched.getString("name");
        kai.opensObject(order);
        kai.edits();
        picks("customer", name, name);
        confirms();
        assertThat(sent()).isEqualTo(json("{'customer':'" + second + "'}"));
        kai.page.locator(".after-change a").click();
        assertThat(kai.page.locator(".difference tbody tr").first()).containsText(name);
        kai.page.locator("#takeBack").click();
        assertThat(kai.page.locator("#plan .difference tbody tr")).hasCount(1);
        kai.page.locator("#revert\\:confirm").click();
        assertThat(kai.notice()).containsText("ist zurückgenommen");
        assertThat(account.object(order).getString("customer")).isEqualTo(first);
        assertThat(account.object(second)).isEqualTo(untouched);
    }

    @Test
    void anAddressOfWhichNothingIsSetHasItsFields() {
        String iri = "/api_v2/customers/2";
        account.change(
                iri, json("{'invoiceAddress':{'name':null,'street':null,'zip':null,'city':null,'country':null}}"));
        kai.opensObject(iri);
        kai.edits();
        fills("invoiceAddress.street", "Am Markt 1");
        fills("invoiceAddress.zip", "21335");
        fills("invoiceAddress.city", "Celle");
        confirms();
        assertThat(sent()).isEqualTo(json("{'invoiceAddress':{'street':'Am Markt 1','zip':'21335','city':'Celle'}}"));
    }

    @Test
    void positionsAreReorderedChangedAndAddedWithRelationsByName() {
        String order = account.iris("orders").stream()
                .filter(iri -> account.object(iri).getJsonArray("positions").size() == 3)
                .findFirst()
                .orElseThrow();
        JsonObject before = account.object(order);
        answersLike(Dialect.RELEASE_2_7); // Of later releases nobody knows whether a PUT resets what it doesn't hold.
        kai.opensObject(order);
        assertThat(kai.page.locator(".compact tbody tr")).hasCount(3);
        assertThat(kai.page.locator(".compact tbody a").first()).hasAttribute("href", Pattern.compile(".*products.*"));
        assertThat(kai.page.locator(".below a").first())
                .hasAttribute("href", Pattern.compile(".*path=orders%2F[0-9]+%2Fpositions.*"));
        kai.edits();
        presses("[data-field='positions[2]']", "↑");
        adds("positions");
        picks("positions[3].product", "Grünk", "Grünkohl");
        fills("positions[3].quantity", "2,5");
        fills("positions[0].quantity", "9");
        kai.reviews();
        assertThat(kai.page.locator(".difference")).containsText("Reihenfolge");
        assertThat(kai.page.locator(".difference")).containsText("Grünkohl");
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("übernommen");
        JsonArray sent = sent().getJsonArray("positions");
        assertThat(stage.sandbox.writes()).extracting(SeenRequest::method).containsExactly("PUT");
        assertThat(account.object(order)
                        .getJsonArray("positions")
                        .getJsonObject(0)
                        .getString("@id"))
                .isEqualTo(before.getJsonArray("positions").getJsonObject(0).getString("@id"));
        List<JsonObject> was = before.getJsonArray("positions").getValuesAs(JsonObject.class);
        assertThat(sent.getJsonObject(0).get("@id")).isEqualTo(was.get(0).get("@id"));
        assertThat(sent.getJsonObject(0).getInt("quantity")).isEqualTo(9);
        assertThat(sent.subList(1, 3))
                .as("what nobody touched goes by its id")
                .containsExactly(was.get(2).get("@id"), was.get(1).get("@id"));
        assertThat(sent.get(3)).isEqualTo(json("{'product':'/api_v2/products/5','quantity':2.5}"));
    }

    @Test
    void listsOfOtherObjectsChoicesAndDecimalsWithinObjectsGoThereAndBack() {
        String bread = account.iris("products").stream()
                .filter(iri -> account.object(iri).get("nutrition") instanceof JsonObject)
                .findFirst()
                .orElseThrow();
        String crate = "/api_v2/products/20";
        kai.knowsDaysOf("products");
        kai.opensObject("/api_v2/products/1");
        assertThat(kai.fact("Alternativen").locator("a").first()).hasAttribute("href", Pattern.compile(".*products.*"));
        kai.edits();
        removes("alternatives[0]");
        adds("alternatives");
        picks("alternatives[1]", "Grünk", "Grünkohl");
        fills("weight", "0,75");
        fills("availableFrom", "2027-03-01");
        confirms();
        assertThat(sent().getJsonArray("alternatives").getValuesAs(JsonString.class))
                .extracting(JsonString::getString)
                .containsExactly("/api_v2/products/8", "/api_v2/products/5");
        assertThat(sent().getJsonNumber("weight").bigDecimalValue()).isEqualByComparingTo("0.75");
        assertThat(sent().getString("availableFrom")).isEqualTo("2027-03-01T00:00:00+01:00");
        assertThat(sent().keySet()).containsOnly("alternatives", "weight", "availableFrom");
        stage.sandbox.forgetRequests();
        kai.opensObject(crate);
        kai.edits();
        fills("billOfMaterials[1].amount", "1.000,25");
        picks("billOfMaterials[0].component", "Grünk", "Grünkohl");
        adds("packSizes");
        int last = account.object(crate).getJsonArray("packSizes").size();
        fills("packSizes[" + last + "].name", "Doppelkiste");
        fills("packSizes[" + last + "].amount", "2,5");
        confirms();
        JsonObject material = sent().getJsonArray("billOfMaterials").getJsonObject(0);
        assertThat(material.getString("component")).isEqualTo("/api_v2/products/5");
        assertThat(sent().getJsonArray("billOfMaterials").getJsonObject(1).getString("amount"))
                .isEqualTo("1000.25");
        assertThat(sent().getJsonArray("packSizes").getJsonObject(last))
                .isEqualTo(json("{'name':'Doppelkiste','amount':'2.5'}"));
        stage.sandbox.forgetRequests();
        kai.opensObject(bread);
        kai.edits();
        int allergens = account.object(bread)
                .getJsonObject("nutrition")
                .getJsonArray("allergens")
                .size();
        adds("nutrition.allergens");
        chooses("nutrition.allergens[" + allergens + "]", "celery");
        fills("nutrition.fat", "2.25"); // Nothing in the document tells that this text is a number.
        confirms();
        assertThat(sent().keySet()).containsOnly("nutrition");
        assertThat(sent().getJsonObject("nutrition").getString("fat")).isEqualTo("2.25");
        assertThat(sent().getJsonObject("nutrition").getJsonArray("allergens").getString(allergens))
                .isEqualTo("celery");
    }

    @Test
    void violationsStandAtTheirFieldsAlsoWithinListsAndObjects() {
        kai.opensObject(BUSINESS);
        kai.edits();
        fills("contacts[1].email", "keine Adresse");
        adds("attributes");
        kai.page.locator(".entry-key").last().fill("klein");
        kai.page.locator(".entry-value").last().fill("1");
        kai.reviews();
        kai.button("confirm").click();
        assertThat(kai.page.locator("[data-field='contacts[1].email'] .field-error"))
                .containsText("E-Mail");
        assertThat(kai.page.locator("[data-field='attributes[klein]'] .field-error"))
                .containsText("Großbuchstaben");
        assertThat(kai.field("attributes[klein]")).isFocused();
        assertThat(kai.field("contacts[1].email")).hasValue("keine Adresse");
    }

    @Test
    void jsonIsEditedBesideTheForm() {
        kai.opensObject(BUSINESS);
        kai.edits();
        fills("city", "Aus dem Formular");
        kai.button("asJson").click();
        Locator text = kai.button("json");
        assertThat(text).hasValue(Pattern.compile("Aus dem Formular"));
        String good = text.inputValue();
        text.fill(good.replaceFirst("\"city\":", "\"city\""));
        kai.button("review").click();
        assertThat(kai.page.locator(".field-error")).containsText(Pattern.compile("Zeile [0-9]+, Spalte [0-9]+"));
        text.fill(good.replaceFirst("\"customerNumber\": ?\"[^\"]+\"", "\"customerNumber\":\"X\""));
        kai.button("review").click();
        assertThat(kai.page.locator(".field-error")).containsText("customerNumber");
        text.fill(good.replace("Aus dem Formular", "Aus dem JSON"));
        kai.button("asForm").click();
        assertThat(kai.field("city")).hasValue("Aus dem JSON");
        fills("phone", "1");
        confirms();
        assertThat(sent()).isEqualTo(json("{'city':'Aus dem JSON','phone':'1'}"));
    }

    private void opensNew(String type, String list) {
        kai.opensCompany("Hof Sonnental");
        kai.opensList(list);
        kai.page.locator("#create").click();
        assertThat(kai.button("review")).isVisible();
    }

    @Test
    void anObjectIsMade() {
        opensNew("customers", "Kunden");
        kai.button("review").click();
        assertThat(kai.page.locator("[data-field=street] .field-error")).isVisible();
        assertThat(kai.field("loyaltyPoints")).hasValue("");
        chooses("type", "private");
        fills("firstName", "Neu");
        fills("lastName", "Kundin");
        fills("street", "Weg 1");
        fills("zip", "abc");
        fills("city", "Celle");
        kai.reviews();
        assertThat(kai.button("confirm")).containsText("Hof Sonnental");
        kai.button("confirm").click();
        assertThat(kai.page.locator("[data-field=zip] .field-error")).containsText("Postleitzahl");
        stage.sandbox.forgetRequests();
        fills("zip", "29221");
        confirms();
        assertThat(kai.page.locator("main h1")).hasText("Neu Kundin");
        assertThat(kai.page.locator(".after-change a")).isVisible();
        assertThat(write().method()).isEqualTo("POST");
        assertThat(sent())
                .isEqualTo(json("{'type':'private','firstName':'Neu','lastName':'Kundin',"
                        + "'street':'Weg 1','zip':'29221','city':'Celle'}"));
    }

    @Test
    void anObjectIsDeletedAfterSayingWhatDependsOnIt() {
        kai.opensObject("/api_v2/products/1");
        kai.button("delete").click();
        assertThat(kai.button("confirmDeletion")).containsText("Kartoffeln");
        assertThat(kai.button("confirmDeletion")).containsText("Hof Sonnental");
        assertThat(kai.page.locator(".deletion-leads a", new Page.LocatorOptions().setHasText("Bestellung")))
                .hasAttribute("href", Pattern.compile(".*f\\.positions\\.product=.*"));
        kai.button("confirmDeletion").click();
        assertThat(kai.notice()).containsText("noch nicht abgerechnet");
        assertThat(account.object("/api_v2/products/1")).isNotNull();
        String tour = account.create("tours", json("{'name':'Zum Löschen','weekday':1}"));
        stage.sandbox.forgetRequests();
        kai.opensObject(tour);
        kai.button("delete").click();
        kai.button("confirmDeletion").click();
        assertThat(kai.notice()).containsText("gelöscht");
        assertThat(kai.page.locator("#objects")).not().containsText("Zum Löschen");
        assertThat(write().method()).isEqualTo("DELETE");
        assertThat(account.object(tour)).isNull();
    }

    @Test
    void whatTwoHaveChangedIsChosenFieldByField() {
        kai.opensObject(BUSINESS);
        kai.edits();
        fills("city", "Meine");
        fills("phone", "1");
        kai.reviews();
        account.change(BUSINESS, json("{'city':'Ihre','email':'ihre@kunde.example'}"));
        kai.button("confirm").click();
        Locator clash = kai.page.locator("#conflict tr[data-field=city]");
        assertThat(kai.page.locator("#object .banner").first()).containsText("Jemand hat");
        assertThat(clash).containsText("Ihre");
        assertThat(clash.locator("input:checked")).hasCount(0);
        kai.button("proceed").click();
        assertThat(kai.notice()).containsText("wählen");
        assertThat(stage.sandbox.writes()).isEmpty();
        clash.locator("label", new Locator.LocatorOptions().setHasText("Ihre Eingabe"))
                .click();
        kai.button("proceed").click();
        assertThat(kai.button("confirm")).isVisible();
        assertThat(kai.page.locator(".difference tbody tr")).hasCount(2);
        kai.button("confirm").click();
        assertThat(kai.notice()).containsText("übernommen");
        assertThat(sent()).isEqualTo(json("{'city':'Meine','phone':'1'}"));
        assertThat(account.object(BUSINESS).getString("email")).isEqualTo("ihre@kunde.example");
    }

    @Test
    void leavingWithUnsavedInputAsks() {
        List<String> asked = new CopyOnWriteArrayList<>();
        kai.opensObject(BUSINESS);
        kai.edits();
        fills("city", "Verloren");
        String here = kai.page.url();
        kai.page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        kai.page.locator(".crumbs a").last().click();
        kai.page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");
        assertThat(kai.page).hasURL(here);
        assertThat(kai.field("city")).hasValue("Verloren");
        kai.reviews();
        kai.page.locator(".crumbs a").last().click();
        kai.page.waitForCondition(() -> asked.size() == 2);
        kai.button("back").click();
        assertThat(kai.button("discard")).isVisible();
        kai.button("discard").click();
        assertThat(kai.button("edit")).isVisible();
        kai.page.locator(".crumbs a").last().click();
        assertThat(kai.page.locator("#objects")).isVisible();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatIsOnlyReplacedIsSentWholeToOlderServers() {
        replacesADepot();
    }

    @Test
    void whatIsOnlyReplacedIsSentWholeToNewerServers() {
        stage.sandbox.dialect(Dialect.RELEASE_4_1);
        replacesADepot();
    }

    private void replacesADepot() {
        String depot = "/api_v2/depots/1";
        account.change(depot, json("{'phone':'04131 1'}"));
        JsonObject before = account.object(depot);
        kai.knowsDaysOf("depots");
        kai.opensObject(depot);
        kai.edits();
        fills("phone", "");
        fills("capacity", "900");
        fills("openingHours[0].from", "04:30");
        confirms();
        assertThat(write().method()).isEqualTo("PUT");
        JsonObject after = account.object(depot);
        assertThat(after.getOrDefault("phone", JsonValue.NULL)).isEqualTo(JsonValue.NULL);
        assertThat(after.getInt("capacity")).isEqualTo(900);
        assertThat(after.getJsonObject("address")).containsAllEntriesOf(before.getJsonObject("address"));
        assertThat(after.get("position")).isEqualTo(before.get("position"));
        assertThat(after.getJsonArray("openingHours").getJsonObject(0).getString("from"))
                .isEqualTo("04:30:00");
        assertThat(after.getJsonArray("openingHours").subList(1, 5))
                .isEqualTo(before.getJsonArray("openingHours").subList(1, 5));
        assertThat(sent().keySet()).doesNotContain("id", "createdAt", "@id");
    }

    @Test
    void objectsWithUuidsAndCompositeIdsAreChangedToo() {
        String vehicle = account.iris("vehicles").get(0);
        kai.opensObject(vehicle);
        kai.edits();
        fills("mileage", "50000");
        confirms();
        assertThat(sent()).isEqualTo(json("{'mileage':50000}"));
        stage.sandbox.forgetRequests();
        String stop = account.iris("tour_stops").get(0);
        kai.knowsDaysOf("tour_stops");
        kai.opensObject(stop);
        kai.edits();
        assertThat(kai.field("plannedArrival")).hasValue("07:00");
        fills("plannedArrival", "07:05");
        confirms();
        assertThat(sent()).isEqualTo(json("{'plannedArrival':'1970-01-01T07:05:00+01:00'}"));
    }
}
