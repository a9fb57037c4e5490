package kontor.change.story;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome.Result;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.change.TestFields;
import kontor.change.story.Sentence.Part;
import kontor.change.story.Sentence.Role;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ResourceType TYPE = type(
            field("name", FieldType.TEXT),
            field("netPrice", FieldType.DECIMAL),
            field("phone", FieldType.PHONE),
            field("active", FieldType.BOOLEAN),
            field("deliveryDate", FieldType.DATE),
            field("vatRate", FieldType.INTEGER),
            field("note", FieldType.LONG_TEXT),
            TestFields.choice("status", "open", "done"),
            field("portalPassword", FieldType.PASSWORD).asSecret(),
            field("customerGroup", FieldType.RELATION),
            field("positions", FieldType.OBJECTS, field("quantity", FieldType.NUMBER), field("text", FieldType.TEXT)));

    private static LoggedChange change(String before, String sent) {
        return LoggedChange.of("PATCH", "/api_v2/orders/1", 1, NOW)
                .doing("object.patch")
                .called("Eier, 10er")
                .from(before)
                .sending(sent);
    }

    private static LoggedChange applied(String before, String sent) {
        return change(before, sent).ended(Result.APPLIED, NOW);
    }

    private static String told(LoggedChange change, Locale locale) {
        return told(change, Optional.of(TYPE), locale).toString();
    }

    private static Sentence told(LoggedChange change, Optional<ResourceType> type, Locale locale) {
        return Story.of(
                change.line(),
                type,
                new FieldDisplay(locale, iri -> iri.endsWith("/3") ? Optional.of("Gastronomie") : Optional.empty()));
    }

    private static String german(LoggedChange change) {
        return told(change, Locale.GERMANY);
    }

    private static String english(LoggedChange change) {
        return told(change, Locale.UK);
    }

    @Test
    void oneFieldIsToldWithItsValues() {
        LoggedChange price = applied("{'netPrice':'3.20','name':'Eier'}", "{'netPrice':'3.50'}");
        assertThat(german(price)).isEqualTo("änderte bei Eier, 10er: Nettopreis von 3,20 auf 3,50");
        assertThat(english(price)).isEqualTo("changed the net price of Eier, 10er from 3.20 to 3.50");
    }

    /** Entries keep the path of what has no name; it says nothing to people. */
    @Test
    void anObjectWithoutANameIsToldByWhatItBelongsToOrByItsId() {
        String before = "{'@id':'/api_v2/orders/1','netPrice':'1','customerGroup':'/api_v2/customer_groups/%d'}";
        assertThat(german(applied(before.formatted(3), "{'netPrice':'2'}").called("/api_v2/orders/1")))
                .isEqualTo("änderte bei Bestellung Gastronomie: Nettopreis von 1 auf 2");
        assertThat(german(applied(before.formatted(2), "{'netPrice':'2'}").called("/api_v2/orders/1")))
                .isEqualTo("änderte bei Bestellung 1: Nettopreis von 1 auf 2");
        LoggedChange deletion = LoggedChange.of("DELETE", "/api_v2/orders/3", 1, NOW)
                .doing("object.delete")
                .called("/api_v2/orders/3")
                .from(before.formatted(3));
        assertThat(german(deletion.ended(Result.APPLIED, NOW))).isEqualTo("hat Kunde „Gastronomie“ gelöscht");
        assertThat(german(LoggedChange.of("DELETE", "/api_v2/orders/7", 1, NOW)
                        .doing("object.delete")
                        .called("/api_v2/orders/7")
                        .from(before.formatted(3))
                        .ended(Result.APPLIED, NOW)))
                .isEqualTo("hat Kunde „7“ gelöscht");
    }

    @Test
    void ofASecretItIsToldThatItWasSet() {
        LoggedChange secret = applied("{'name':'Eier'}", "{'portalPassword':{'@secret':'set'}}");
        assertThat(german(secret)).isEqualTo("änderte bei Eier, 10er: Passwort für den Webshop");
        assertThat(german(secret.answering("{'name':'Eier','portalPassword':{'@secret':'set'}}")))
                .isEqualTo("änderte bei Eier, 10er: Passwort für den Webshop");
    }

    @Test
    void valuesReadAsTheCatalogueKnowsThem() {
        assertThat(english(applied("{'deliveryDate':'2026-11-12'}", "{'deliveryDate':'2026-12-01'}")))
                .endsWith("from 12 Nov 2026 to 1 Dec 2026");
        assertThat(german(applied("{'active':false}", "{'active':true}"))).endsWith("von Nein auf Ja");
        assertThat(english(applied("{'active':false}", "{'active':true}")))
                .isEqualTo("changed “Active” of Eier, 10er from No to Yes");
        assertThat(english(applied(
                        "{'customerGroup':'/api_v2/customer_groups/2'}",
                        "{'customerGroup':'/api_v2/customer_groups/3'}")))
                .endsWith("from customer_groups/2 to Gastronomie");
        assertThat(english(applied("{'phone':'0511 1'}", "{'phone':'0511 2'}"))).endsWith("from “0511 1” to “0511 2”");
    }

    @Test
    void whatWasEmptyIsSetAndWhatBecameEmptyIsCleared() {
        assertThat(german(applied("{'phone':null}", "{'phone':'0511 1'}")))
                .isEqualTo("setzte bei Eier, 10er: Telefon auf „0511 1“, vorher leer");
        assertThat(english(applied("{'name':'x'}", "{'phone':'0511 1'}")))
                .isEqualTo("set the phone of Eier, 10er to “0511 1”, empty before");
        assertThat(german(applied("{'phone':'0511 1'}", "{'phone':null}")))
                .isEqualTo("leerte bei Eier, 10er: Telefon, vorher „0511 1“");
        assertThat(english(applied("{'phone':'0511 1'}", "{'phone':null}")))
                .isEqualTo("cleared the phone of Eier, 10er, before that “0511 1”");
    }

    @Test
    void severalFieldsAreNamed() {
        String before = "{'name':'a','netPrice':'1','phone':'1','vatRate':7,'note':'n','active':true}";
        LoggedChange two = applied(before, "{'netPrice':'2','vatRate':19}");
        assertThat(german(two)).isEqualTo("änderte bei Eier, 10er: Nettopreis und MwSt. in %");
        assertThat(english(two)).isEqualTo("changed net price and VAT in % of Eier, 10er");
        assertThat(english(applied(before, "{'netPrice':'2','vatRate':19,'phone':'2'}")))
                .isEqualTo("changed net price, phone and VAT in % of Eier, 10er");
        LoggedChange four = applied(before, "{'netPrice':'2','vatRate':19,'phone':'2','name':'b'}");
        assertThat(german(four)).endsWith("Name, Nettopreis, Telefon und 1 weiteres Feld");
        assertThat(english(four)).isEqualTo("changed name, net price, phone and 1 more field of Eier, 10er");
        LoggedChange six =
                applied(before, "{'netPrice':'2','vatRate':19,'phone':'2','name':'b','note':'m','active':false}");
        assertThat(german(six)).endsWith("und 3 weitere Felder");
        assertThat(english(six)).contains("and 3 more fields of");
    }

    @Test
    void whatTheAccountChangedAlongWithItIsNotWhatThePersonDid() {
        LoggedChange price = applied("{'netPrice':'3.2','vatRate':7}", "{'netPrice':'3.5'}")
                .answering("{'netPrice':'3.50','vatRate':8}");
        assertThat(german(price)).isEqualTo("änderte bei Eier, 10er: Nettopreis von 3,2 auf 3,50");
    }

    @Test
    void whatTheAccountDidNotTakeIsNotToldAsDone() {
        LoggedChange ignored = applied("{'netPrice':'3.20','name':'a'}", "{'netPrice':'3.50','name':'b'}")
                .answering("{'netPrice':'3.50','name':'a'}");
        assertThat(german(ignored)).endsWith("Nettopreis von 3,20 auf 3,50");
        LoggedChange nothing = applied("{'name':'a'}", "{'name':'b'}").answering("{'name':'a'}");
        assertThat(german(nothing)).isEqualTo("hat Kunde „Eier, 10er“ geändert");
    }

    @Test
    void whatIsNotKnownToBeDoneWasOnlyMeantToBe() {
        for (Result result : List.of(Result.REJECTED, Result.UNKNOWN)) {
            LoggedChange change = change("{'netPrice':'1'}", "{'netPrice':'2'}").ended(result, NOW);
            assertThat(german(change)).isEqualTo("wollte bei Eier, 10er ändern: Nettopreis von 1 auf 2");
            assertThat(english(change)).isEqualTo("tried to change the net price of Eier, 10er from 1 to 2");
        }
        assertThat(german(change("{'phone':'1','name':'a'}", "{'phone':'2','name':'b'}")))
                .isEqualTo("wollte bei Eier, 10er ändern: Name und Telefon");
        assertThat(english(change("{'phone':'1'}", "{'phone':'2'}").unknown(NOW).found(Result.APPLIED)))
                .startsWith("changed the phone");
    }

    @Test
    void creationsAndDeletionsNameTheObject() {
        LoggedChange creation = LoggedChange.of("POST", "/api_v2/customers", 1, NOW)
                .doing("object.create")
                .called("Hof Ruh")
                .sending("{'name':'Hof Ruh'}");
        assertThat(german(creation)).isEqualTo("wollte Kunde „Hof Ruh“ anlegen");
        assertThat(german(creation.ended(Result.APPLIED, NOW))).isEqualTo("hat Kunde „Hof Ruh“ angelegt");
        LoggedChange deletion = LoggedChange.of("DELETE", "/api_v2/customers/1", 1, NOW)
                .doing("object.delete")
                .called("Hof Ruh")
                .from("{'name':'Hof Ruh'}")
                .ended(Result.APPLIED, NOW);
        assertThat(english(deletion)).isEqualTo("deleted Customer “Hof Ruh”");
    }

    @Test
    void withoutACatalogueFieldsAreNotNamed() {
        assertThat(told(applied("{'netPrice':'1'}", "{'netPrice':'2'}"), Optional.empty(), Locale.GERMANY))
                .hasToString("hat Kunde „Eier, 10er“ geändert");
    }

    @Test
    void aPutIsToldByWhatItReplaces() {
        LoggedChange put = LoggedChange.of("PUT", "/api_v2/orders/1", 1, NOW)
                .doing("object.replace")
                .called("Eier, 10er")
                .from("{'@id':'/api_v2/orders/1','id':1,'name':'a','netPrice':'1'}")
                .sending("{'name':'b','netPrice':'1'}")
                .ended(Result.APPLIED, NOW);
        assertThat(german(put)).isEqualTo("änderte bei Eier, 10er: Name von „a“ auf „b“");
    }

    @Test
    void whatIsWithinTheObjectIsToldByItsPlace() {
        LoggedChange quantity =
                applied("{'positions':[{'quantity':1,'text':'x'}]}", "{'positions':[{'quantity':2,'text':'x'}]}");
        assertThat(english(quantity)).isEqualTo("changed “Positions 1 · Quantity” of Eier, 10er from 1 to 2");
        LoggedChange more =
                applied("{'positions':[{'quantity':1,'text':'x'}]}", "{'positions':[{'quantity':2,'text':'y'}]}");
        assertThat(english(more)).isEqualTo("changed positions of Eier, 10er");
    }

    @Test
    void aRelationThatIsEmbeddedNowAndThenHasNotChanged() {
        LoggedChange change = applied(
                        "{'name':'a','customerGroup':{'@id':'/api_v2/customer_groups/3','name':'Gastronomie'}}",
                        "{'name':'b'}")
                .answering("{'name':'b','customerGroup':'/api_v2/customer_groups/3'}");
        assertThat(german(change)).endsWith("Name von „a“ auf „b“");
    }

    @Test
    void longValuesAreShortenedAndKeepToOneLine() {
        String told = german(applied("{'note':'a'}", "{'note':'" + "wort ".repeat(5000) + "'}"));
        assertThat(told).hasSizeLessThan(140).contains("…“");
        assertThat(german(applied("{'note':'a'}", "{'note':'eins\\nzwei\\u202edrei'}")))
                .endsWith("„eins zwei drei“");
        String same = "x".repeat(100);
        assertThat(german(applied("{'note':'" + same + "1'}", "{'note':'" + same + "2'}")))
                .as("values that look the same when shortened are not set against each other")
                .isEqualTo("änderte bei Eier, 10er: Notiz");
    }

    @Test
    void partsKeepTheirRolesWhateverTheyHold() {
        Sentence told = told(
                applied("{'name':'{0} von <b>a</b>'}", "{'name':'\\u2019 auf {3}'}")
                        .called("<script>{1}</script>"),
                Optional.of(TYPE),
                Locale.GERMANY);
        assertThat(told.parts())
                .contains(
                        new Part("<script>{1}</script>", Role.OBJECT),
                        new Part("„{0} von <b>a</b>“", Role.VALUE),
                        new Part("„’ auf {3}“", Role.VALUE));
    }

    @Test
    void whateverAnAccountHeldIsTold() {
        Random random = new Random(20261124);
        JsonValue[] odd = {
            JsonValue.NULL,
            JsonValue.TRUE,
            JsonValue.EMPTY_JSON_ARRAY,
            JsonValue.EMPTY_JSON_OBJECT,
            Json.createValue("<script>alert(1)</script>"),
            Json.createValue("\ud800"),
            Json.createValue(new java.math.BigDecimal("1E+100000")),
            Json.createArrayBuilder().add(1).addNull().add("x").build(),
            Json.createArrayBuilder().add(json("{'quantity':'viel','@id':7}")).build(),
            json("{'@id':3,'name':{'deep':[[[]]]}}")
        };
        for (int i = 0; i < 2000; i++) {
            LoggedChange change = LoggedChange.of(i % 2 == 0 ? "PATCH" : "PUT", "/api_v2/orders/1", 1, NOW)
                    .doing("object.patch")
                    .called("x")
                    .from(random(random, odd))
                    .sending(random(random, odd));
            if (i % 3 == 0) {
                change.ended(Result.APPLIED, NOW).answering(random(random, odd));
            }
            assertThat(german(change)).isNotBlank().doesNotContain("???");
            assertThat(english(change)).isNotBlank().doesNotContain("???");
        }
    }

    private static String random(Random random, JsonValue[] odd) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        TYPE.fields().stream()
                .filter(field -> random.nextInt(3) > 0)
                .forEach(field -> object.add(field.name(), odd[random.nextInt(odd.length)]));
        JsonObject built =
                object.add("unknown'", odd[random.nextInt(odd.length)]).build();
        return built.toString().replace("'", "");
    }
}
