package kontor.sandbox;

import static kontor.sandbox.Caller.LD;
import static kontor.sandbox.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other servers do, the sandbox does where it is told to, and no longer than until it is reset. */
class WaysTest {
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        caller = new Caller();
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    private void behaves(Way way) {
        caller.sandbox.behaves(way, true);
    }

    @Test
    void theRootAnswersWithItsSlash() throws Exception {
        behaves(Way.ROOT_ENDS_IN_A_SLASH);
        assertThat(caller.get("").getString("@type")).isEqualTo("Entrypoint");
        assertThat(caller.send("GET", "/api_v2", LD, null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsHtml() throws Exception {
        behaves(Way.HTML_FOR_NOTHING_THERE);
        assertThat(caller.send("GET", "nothing", LD, null, null).body()).startsWith("<html>");
        assertThat(caller.post("invoices", "{}").body()).startsWith("<html>");
    }

    @Test
    void aPatchMergesMaps() throws Exception {
        behaves(Way.MAPS_MERGED);
        caller.patch("customers/1", "{'attributes':{'A':'1','B':'2'}}");
        assertThat(json(caller.patch("customers/1", "{'attributes':{'B':null}}"))
                        .getJsonObject("attributes"))
                .containsKey("A")
                .doesNotContainKey("B");
    }

    @Test
    void relatedObjectsTakeWhatIsSentInThem() throws Exception {
        behaves(Way.RELATED_TAKEN);
        String linked = caller.get("orders/1").getJsonObject("customer").getString("@id");
        String another = linked.equals("/api_v2/customers/1") ? "/api_v2/customers/2" : "/api_v2/customers/1";
        String before = caller.get(another).getString("city");
        String members = "{'customer':{'@id':'" + another + "','city':'%s'}}";
        JsonObject patched = json(caller.patch("orders/1", members.formatted("Celle")));
        assertThat(patched.getJsonObject("customer").getString("@id")).isEqualTo(linked);
        assertThat(caller.get(linked).getString("city")).isEqualTo("Celle");
        assertThat(caller.get(another).getString("city")).isEqualTo(before);
        JsonObject replaced = json(
                caller.put("orders/1", members.formatted("Rinteln").replace("}}", "},'deliveryDate':'2022-05-12'}")));
        assertThat(replaced.getJsonObject("customer").getString("@id")).isEqualTo(another);
        assertThat(caller.get(another).getString("city")).isEqualTo("Rinteln");
        assertThat(caller.get("docs.json?spec_version=3.0.0").toString()).contains("Customer-order.write");
    }

    @Test
    void anEmptyMapIsAnObject() throws Exception {
        behaves(Way.EMPTY_MAPS_ARE_OBJECTS);
        assertThat(json(caller.patch("customers/1", "{'attributes':{}}")).get("attributes"))
                .isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    }

    @Test
    void daysAndTimesOfDayArePlain() throws Exception {
        behaves(Way.PLAIN_DAYS);
        JsonObject customer = caller.document(Dialect.USUAL)
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Customer-customer.read")
                .getJsonObject("properties");
        assertThat(customer.getJsonObject("customerSince").getString("format")).isEqualTo("date");
        assertThat(customer.getJsonObject("deliveryFrom").getString("format")).isEqualTo("time");
        JsonObject changed =
                json(caller.patch("customers/6", "{'customerSince':'2020-02-29','deliveryFrom':'05:45:00'}"));
        assertThat(changed.getString("customerSince")).isEqualTo("2020-02-29");
        assertThat(changed.getString("deliveryFrom")).isEqualTo("05:45:00");
        assertThat(Caller.violations(caller.patch("customers/6", "{'deliveryFrom':'25:00'}")))
                .containsExactly("deliveryFrom");
    }

    @Test
    void headersComeTwice() throws Exception {
        behaves(Way.HEADERS_TWICE);
        HttpResponse<String> answer = caller.send("GET", "customers/1", LD, null, null);
        assertThat(answer.headers().allValues("Content-Type")).hasSize(2);
        assertThat(answer.headers().allValues("ETag")).hasSize(2);
        assertThat(answer.headers().allValues("Vary")).hasSize(2);
    }

    @Test
    void aPatchKeepsItemsByTheirIds() throws Exception {
        behaves(Way.ITEM_IDS_KEPT);
        JsonObject order = caller.get("orders/1");
        String first = order.getJsonArray("positions").getJsonObject(0).getString("@id");
        JsonObject changed = json(caller.patch(
                "orders/1", "{'positions':[{'@id':'" + first + "','product':'/api_v2/products/1','quantity':7}]}"));
        assertThat(changed.getJsonArray("positions").getJsonObject(0).getString("@id"))
                .isEqualTo(first);
    }

    @Test
    void objectsThatAreNoResourcesHaveNoIds() throws Exception {
        behaves(Way.NO_ANONYMOUS_IDS);
        assertThat(caller.get("depots/1").getJsonObject("address")).doesNotContainKey("@id");
        caller.sandbox.reset();
        assertThat(caller.get("depots/1").getJsonObject("address")).containsKey("@id");
    }

    @Test
    void errorsOf34AreProblems() throws Exception {
        behaves(Way.ERRORS_ARE_PROBLEMS);
        HttpResponse<String> refused = caller.patch("customers/1", "{'city':''}");
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith(Answer.PROBLEM);
        assertThat(json(refused).getString("@type")).isEqualTo("ConstraintViolationList");
        assertThat(json(refused).getString("hydra:description"))
                .isEqualTo(json(refused).getString("detail"));
        assertThat(json(caller.send("GET", "customers/999", LD, null, null)).getString("@type"))
                .isEqualTo("hydra:Error");
    }

    @Test
    void aPutReplacesIn34() throws Exception {
        behaves(Way.PUT_REPLACES);
        JsonObject replaced =
                json(caller.put("customers/3", "{'type':'private','street':'Weg 1','zip':'21335','city':'Celle'}"));
        assertThat(replaced.getString("customerNumber")).isEmpty();
        assertThat(replaced).doesNotContainKey("email");
    }

    @Test
    void secretsAreTold() throws Exception {
        caller.patch("customers/1", "{'portalPassword':'Apfelmus-2022'}");
        assertThat(caller.get("customers/1")).doesNotContainKey("portalPassword");
        behaves(Way.SECRETS_TOLD);
        assertThat(caller.get("customers/1").getString("portalPassword")).isEqualTo("Apfelmus-2022");
    }

    @Test
    void theDocumentIsPutTogetherFromBases() throws Exception {
        behaves(Way.BASE_SCHEMAS);
        caller.sandbox.dialect(Dialect.RELEASE_4_1);
        JsonObject schemas = caller.get("docs.json").getJsonObject("components").getJsonObject("schemas");
        assertThat(schemas).containsKeys("HydraItemBaseSchema", "HydraCollectionBaseSchema");
        assertThat(schemas.getJsonObject("Customer.jsonMergePatch-customer.write"))
                .doesNotContainKey("required");
        assertThat(schemas.getJsonObject("Customer.jsonld-customer.read")).containsKey("allOf");
    }

    @Test
    void accountsMayBeOfDifferentReleases() throws Exception {
        caller.sandbox.dialect("Biohof Lindenau", Dialect.RELEASE_4_1);
        assertThat(caller.get("customers")).containsKey("member");
        assertThat(json(caller.send(DemoKeys.SONNENTAL_READER.key(), Caller.TOKEN, "GET", "customers", LD, null, null)))
                .containsKey("hydra:member");
        caller.sandbox.reset();
        assertThat(caller.get("customers")).containsKey("hydra:member");
    }
}
