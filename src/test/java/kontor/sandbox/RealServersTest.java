package kontor.sandbox;

import static kontor.sandbox.Caller.LD;
import static kontor.sandbox.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox does what servers of the real framework were seen to do, and other ways only where it is told to. */
class RealServersTest {
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        caller = new Caller();
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    private JsonObject patched(String path, String body) throws IOException, InterruptedException {
        return json(caller.patch(path, body));
    }

    @Test
    void theRootRedirectsToWhereItIsMounted() throws Exception {
        HttpResponse<String> redirected = caller.send("GET", "", LD, null, null);
        assertThat(redirected.statusCode()).isEqualTo(301);
        assertThat(redirected.headers().firstValue("Location"))
                .hasValueSatisfying(location ->
                        assertThat(location).startsWith("http://127.0.0.1:").endsWith("/api_v2"));
        assertThat(redirected.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(caller.send("another", "0", "GET", "", LD, null, null).statusCode())
                .isEqualTo(401);
        assertThat(caller.get("/api_v2").getString("@type")).isEqualTo("Entrypoint");
    }

    @Test
    void theRootAnswersWithItsSlashWhereToldTo() throws Exception {
        caller.sandbox.behaves(Way.ROOT_ENDS_IN_A_SLASH, true);
        assertThat(caller.get("").getString("@type")).isEqualTo("Entrypoint");
        assertThat(caller.send("GET", "/api_v2", LD, null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsAnErrorOfTheApis() throws Exception {
        for (String path : List.of("nothing", "customers/99999", "customers/1/nothing")) {
            HttpResponse<String> missing = caller.send("GET", path, LD, null, null);
            assertThat(missing.statusCode()).as(path).isEqualTo(404);
            assertThat(json(missing).getString("@type")).isEqualTo("hydra:Error");
        }
        HttpResponse<String> refused = caller.post("invoices", "{}");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET");
        assertThat(json(refused).getString("@type")).isEqualTo("hydra:Error");
    }

    @Test
    void whatIsNotThereIsHtmlWhereToldTo() throws Exception {
        caller.sandbox.behaves(Way.HTML_FOR_NOTHING_THERE, true);
        assertThat(caller.send("GET", "nothing", LD, null, null).body()).startsWith("<html>");
        assertThat(caller.post("invoices", "{}").body()).startsWith("<html>");
    }

    @Test
    void aPatchReplacesMapsAndStoresNulls() throws Exception {
        caller.patch("customers/1", "{'attributes':{'A':'1','B':'2'}}");
        assertThat(patched("customers/1", "{'attributes':{'B':null}}").getJsonObject("attributes"))
                .hasSize(1)
                .containsEntry("B", JsonValue.NULL);
        assertThat(patched("vehicles/" + vehicle(), "{'equipment':{'a':{'b':1,'c':2},'d':3}}")
                        .getJsonObject("equipment"))
                .hasSize(2);
        assertThat(patched("vehicles/" + vehicle(), "{'equipment':{'a':{'b':null}}}")
                        .getJsonObject("equipment"))
                .hasToString("{\"a\":{\"b\":null}}");
    }

    private String vehicle() throws IOException, InterruptedException {
        return caller.members("vehicles").get(0).getString("id");
    }

    @Test
    void aPatchMergesMapsWhereToldTo() throws Exception {
        caller.sandbox.behaves(Way.MAPS_MERGED, true);
        caller.patch("customers/1", "{'attributes':{'A':'1','B':'2'}}");
        assertThat(patched("customers/1", "{'attributes':{'B':null}}").getJsonObject("attributes"))
                .containsKey("A")
                .doesNotContainKey("B");
    }

    @Test
    void aPatchMergesEmbeddedClasses() throws Exception {
        JsonObject address =
                patched("customers/1", "{'invoiceAddress':{'city':'Celle'}}").getJsonObject("invoiceAddress");
        assertThat(address.getString("city")).isEqualTo("Celle");
        assertThat(address.getString("name")).isEqualTo("Buchhaltung");
    }

    @Test
    void anEmptyMapIsAList() throws Exception {
        assertThat(patched("customers/1", "{'attributes':{}}").get("attributes"))
                .isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
        caller.sandbox.behaves(Way.EMPTY_MAPS_ARE_OBJECTS, true);
        assertThat(caller.get("customers/1").get("attributes")).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    }

    @Test
    void daysAndTimesOfDayAreMomentsWhereToldTo() throws Exception {
        caller.sandbox.behaves(Way.DAYS_ARE_MOMENTS, true);
        JsonObject order = patched("orders/1", "{'deliveryDate':'2026-02-21T00:00:00+01:00'}");
        assertThat(order.getString("deliveryDate")).isEqualTo("2026-02-21T00:00:00+01:00");
        assertThat(patched("orders/1", "{'deliveryDate':'2026-07-20T00:00:00+02:00'}")
                        .getString("deliveryDate"))
                .isEqualTo("2026-07-20T00:00:00+02:00");
        assertThat(patched("customers/1", "{'deliveryFrom':'1970-01-01T08:30:00+01:00'}")
                        .getString("deliveryFrom"))
                .isEqualTo("1970-01-01T08:30:00+01:00");
    }

    private List<JsonObject> positions(JsonObject order) {
        return order.getJsonArray("positions").getValuesAs(JsonObject.class);
    }

    @Test
    void aPatchMakesItemsAnewAndKeepsWhatItNamesByIri() throws Exception {
        JsonObject order = orderOfTwo();
        JsonObject first = positions(order).get(0);
        String second = positions(order).get(1).getString("@id");
        JsonObject changed = patched(
                order.getString("@id"),
                "{'positions':[{'@id':'" + first.getString("@id") + "','id':" + first.getInt("id")
                        + ",'product':'/api_v2/products/1','quantity':7},'" + second + "']}");
        assertThat(positions(changed).get(0)).isEqualTo(positions(order).get(1));
        assertThat(positions(changed).get(1).getString("@id")).isNotEqualTo(first.getString("@id"));
        assertThat(positions(changed).get(1).getInt("quantity")).isEqualTo(7);
        assertThat(caller.patch(order.getString("@id"), "{'positions':['/api_v2/order_positions/99999']}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPatchKeepsItemsWhereToldTo() throws Exception {
        caller.sandbox.behaves(Way.ITEM_IDS_KEPT, true);
        JsonObject order = orderOfTwo();
        String first = positions(order).get(0).getString("@id");
        JsonObject changed = patched(
                order.getString("@id"),
                "{'positions':[{'@id':'" + first + "','product':'/api_v2/products/1','quantity':7}]}");
        assertThat(positions(changed).get(0).getString("@id")).isEqualTo(first);
    }

    @Test
    void aPutKeepsItemsByTheirIds() throws Exception {
        JsonObject order = orderOfTwo();
        String first = positions(order).get(0).getString("@id");
        JsonObject changed = json(caller.send(
                "PUT",
                order.getString("@id"),
                LD,
                LD,
                "{'customer':'/api_v2/customers/1','deliveryDate':'2022-05-12','positions':[{'@id':'" + first
                        + "','product':'/api_v2/products/1','quantity':7}]}"));
        assertThat(positions(changed)).hasSize(1);
        assertThat(positions(changed).get(0).getString("@id")).isEqualTo(first);
        assertThat(positions(changed).get(0).getInt("quantity")).isEqualTo(7);
    }

    private JsonObject orderOfTwo() throws IOException, InterruptedException {
        return json(caller.post(
                "orders",
                "{'customer':'/api_v2/customers/1','deliveryDate':'2022-05-12','positions':["
                        + "{'product':'/api_v2/products/1','quantity':1,'netPrice':'2.00'},"
                        + "{'product':'/api_v2/products/2','quantity':2,'netPrice':'1.00'}]}"));
    }
}
