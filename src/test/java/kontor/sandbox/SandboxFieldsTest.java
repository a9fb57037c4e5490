package kontor.sandbox;

import static kontor.sandbox.Caller.json;
import static kontor.sandbox.Caller.texts;
import static kontor.sandbox.Caller.violations;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kinds of fields: how they are shown, taken and refused. */
class SandboxFieldsTest {
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        caller = new Caller();
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void showsEveryKindOfField() throws Exception {
        JsonObject customer = caller.get("customers/6");
        assertThat(customer.getJsonArray("contacts").getJsonObject(0).getString("role"))
                .isEqualTo("purchasing");
        assertThat(customer.getString("deliveryFrom")).isEqualTo("1970-01-01T08:00:00+01:00");
        assertThat(customer.getString("website")).startsWith("https://");
        assertThat(customer.getString("publicId")).hasSize(36);
        assertThat(customer.getJsonObject("attributes")).containsKey("SCHLUESSEL");
        assertThat(customer).doesNotContainKey("newsletter");
        JsonObject bread = caller.get("products/16");
        assertThat(texts(bread.getJsonObject("nutrition").getJsonArray("allergens")))
                .containsExactly("gluten");
        assertThat(bread.getJsonArray("packSizes").getJsonObject(1).getString("amount"))
                .isEqualTo("5");
        assertThat(texts(caller.get("products/1").getJsonArray("alternatives")))
                .isNotEmpty()
                .allMatch(iri -> iri.startsWith("/api_v2/products/"));
        assertThat(caller.get("products/20").getJsonArray("billOfMaterials")).hasSize(3);
    }

    @Test
    void embedsRelationsOnReadAndTakesIris() throws Exception {
        JsonObject customer = caller.get("orders/1").getJsonObject("customer");
        assertThat(customer.keySet()).containsExactly("@id", "@type", "id", "name", "customerNumber");
        assertThat(customer.getString("@type")).isEqualTo("Customer");
        HttpResponse<String> plain = caller.send("GET", "orders/1", "application/json", null, null);
        assertThat(json(plain).getJsonObject("customer").keySet()).containsExactly("id", "name", "customerNumber");

        HttpResponse<String> moved = caller.patch("orders/1", "{'customer':'/api_v2/customers/7'}");
        assertThat(json(moved).getJsonObject("customer").getString("@id")).isEqualTo("/api_v2/customers/7");
        assertThat(caller.patch("orders/1", "{'customer':" + customer + "}").body())
                .contains("Nested documents");
        assertThat(caller.patch("orders/1", "{'customer':'/api_v2/customers/999'}")
                        .body())
                .contains("Item not found");
    }

    @Test
    void writesNestedObjectsAndChecksInsideThem() throws Exception {
        HttpResponse<String> patched = caller.patch("customers/1", "{'invoiceAddress':{'city':'Celle','floor':3}}");
        assertThat(json(patched).getJsonObject("invoiceAddress").getString("city"))
                .isEqualTo("Celle");
        assertThat(json(patched).getJsonObject("invoiceAddress").getString("name"))
                .isEqualTo("Buchhaltung");
        assertThat(json(patched).getJsonObject("invoiceAddress").containsKey("floor"))
                .isFalse();
        assertThat(violations(caller.patch("customers/1", "{'invoiceAddress':{'zip':'x','street':''}}")))
                .containsExactly("invoiceAddress.street", "invoiceAddress.zip");
        assertThat(violations(caller.patch("customers/1", "{'contacts':[{'name':'A'},{'email':'b'}]}")))
                .containsExactly("contacts[1].name", "contacts[1].email");
        assertThat(caller.patch("customers/1", "{'invoiceAddress':{'zip':7}}").body())
                .contains("\\\"zip\\\" attribute must be");
        assertThat(caller.patch("products/20", "{'billOfMaterials':[{'component':'3','amount':'1'}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.patch("products/1", "{'alternatives':['/api_v2/deposits/1']}")
                        .body())
                .contains("Invalid IRI");
    }

    @Test
    void checksBoundsPatternsAndFormats() throws Exception {
        assertThat(violations(caller.patch(
                        "customers/1",
                        "{'loyaltyPoints':-1,'creditLimit':'12.345','website':'javascript:x',"
                                + "'portalPassword':'kurz','vehicleClass':'huge','unloadingMinutes':121}")))
                .containsExactlyInAnyOrder(
                        "loyaltyPoints",
                        "creditLimit",
                        "website",
                        "portalPassword",
                        "vehicleClass",
                        "unloadingMinutes");
        assertThat(violations(caller.patch("customers/1", "{'attributes':{'klein':'x'}}")))
                .containsExactly("attributes[klein]");
        assertThat(caller.patch("customers/1", "{'attributes':{'A':1}}").statusCode())
                .isEqualTo(400);
        assertThat(caller.patch("customers/1", "{'customerSince':'gestern'}").statusCode())
                .isEqualTo(400);
        assertThat(caller.patch("customers/1", "{'deliveryFrom':'25:00'}").statusCode())
                .isEqualTo(400);
        assertThat(caller.patch("customers/1", "{'loyaltyPoints':null}").statusCode())
                .isEqualTo(400);
        assertThat(caller.patch("customers/1", "{'tags':['a',1]}").body()).contains("tags[1]");
    }

    @Test
    void takesNullWhereItMeansSomething() throws Exception {
        JsonObject blocked = json(caller.patch(
                "customers/6", "{'blockedUntil':'2022-06-01T12:00:00+02:00','newsletter':false,'vehicleClass':null}"));
        assertThat(blocked.getString("blockedUntil")).isEqualTo("2022-06-01T12:00:00+02:00");
        assertThat(blocked.getBoolean("newsletter")).isFalse();
        assertThat(blocked).doesNotContainKey("vehicleClass");
        JsonObject freed = json(caller.patch("customers/6", "{'blockedUntil':null,'newsletter':null}"));
        assertThat(freed).doesNotContainKeys("blockedUntil", "newsletter");
    }

    @Test
    void neverShowsWhatIsOnlyWritten() throws Exception {
        HttpResponse<String> patched = caller.patch("customers/1", "{'portalPassword':'Apfelmus-2022'}");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body()).doesNotContain("portalPassword", "Apfelmus");
        assertThat(caller.sandbox
                        .account("Biohof Lindenau")
                        .object("/api_v2/customers/1")
                        .getString("portalPassword"))
                .isEqualTo("Apfelmus-2022");
    }

    @Test
    void setsWhatIsStandardWhenNothingIsSent() throws Exception {
        JsonObject created =
                json(caller.post("customers", "{'type':'private','street':'Weg 1','zip':'21335','city':'Lüneburg'}"));
        assertThat(created.getInt("loyaltyPoints")).isZero();
        assertThat(created.getJsonArray("tags")).isEmpty();
    }
}
