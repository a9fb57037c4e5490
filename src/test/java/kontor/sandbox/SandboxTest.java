package kontor.sandbox;

import static kontor.sandbox.Caller.LD;
import static kontor.sandbox.Caller.PATCH;
import static kontor.sandbox.Caller.TOKEN;
import static kontor.sandbox.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxTest {
    private Caller caller;
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        caller = new Caller();
        sandbox = caller.sandbox;
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    private HttpResponse<String> send(String method, String path, String accept, String type, String body)
            throws IOException, InterruptedException {
        return caller.send(method, path, accept, type, body);
    }

    private HttpResponse<String> send(
            String key, String token, String method, String path, String accept, String type, String body)
            throws IOException, InterruptedException {
        return caller.send(key, token, method, path, accept, type, body);
    }

    private JsonObject get(String path) throws IOException, InterruptedException {
        return caller.get(path);
    }

    @Test
    void letsInWhoSignsWithTheDayAndNobodyElse() throws Exception {
        assertThat(send("GET", "customers", LD, null, null).statusCode()).isEqualTo(200);
        assertThat(send(DemoKeys.LINDENAU.key(), "0", "GET", "customers", LD, null, null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("another", TOKEN, "GET", "customers", LD, null, null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void pagesCollections() throws Exception {
        JsonObject first = get("customers");
        assertThat(first.getJsonArray("hydra:member")).hasSize(30);
        assertThat(first.getInt("hydra:totalItems")).isEqualTo(61);
        assertThat(first.getJsonObject("hydra:view").getString("hydra:next")).isEqualTo("/api_v2/customers?page=2");
        JsonObject last = get("customers?page=3");
        assertThat(last.getJsonArray("hydra:member")).hasSize(1);
        assertThat(last.getJsonObject("hydra:view").containsKey("hydra:next")).isFalse();
        assertThat(get("customers?page=9").getJsonArray("hydra:member")).isEmpty();
        assertThat(send("GET", "customers?page=0", LD, null, null).statusCode()).isEqualTo(400);
        assertThat(get("customers?itemsPerPage=500").getJsonArray("hydra:member"))
                .hasSize(61);
        assertThat(get("customer_groups").containsKey("hydra:view")).isFalse();
    }

    @Test
    void filtersAndOrdersByWhatIsDeclaredAndIgnoresTheRest() throws Exception {
        assertThat(get("products?name=apfel").getJsonArray("hydra:member")).hasSize(1);
        assertThat(get("products?netPrice%5Bgt%5D=20").getJsonArray("hydra:member"))
                .hasSize(2);
        assertThat(get("products?order%5BnetPrice%5D=desc")
                        .getJsonArray("hydra:member")
                        .getJsonObject(0)
                        .getString("name"))
                .isEqualTo("Obstkiste Büro");
        assertThat(get("products?colour=red").getInt("hydra:totalItems")).isEqualTo(24);
    }

    @Test
    void answersPlainJsonWithABareArray() throws Exception {
        assertThat(send("GET", "products", "application/json", null, null).body())
                .startsWith("[{");
        assertThat(send("GET", "products", "text/csv", null, null).statusCode()).isEqualTo(406);
    }

    @Test
    void mergesPatches() throws Exception {
        HttpResponse<String> patched =
                send("PATCH", "customers/1", LD, PATCH, "{'city':'Celle','phone':null,'unknown':1,'name':'X'}");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(json(patched).getString("city")).isEqualTo("Celle");
        assertThat(json(patched)).doesNotContainKey("phone");
        assertThat(json(patched).containsKey("unknown")).isFalse();
        assertThat(json(patched).getString("name")).isNotEqualTo("X");
        assertThat(send("PATCH", "customers/1", LD, LD, "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void saysWhatIsInvalidInBothFamilies() throws Exception {
        HttpResponse<String> ld = send("PATCH", "customers/1", LD, PATCH, "{'zip':'x','email':'y'}");
        assertThat(ld.statusCode()).isEqualTo(422);
        assertThat(json(ld).getString("@type")).isEqualTo("ConstraintViolationList");
        assertThat(json(ld).getJsonArray("violations")).hasSize(2);
        HttpResponse<String> plain = send("PATCH", "customers/1", "application/json", PATCH, "{'zip':'x'}");
        assertThat(plain.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(plain).getJsonArray("violations").getJsonObject(0).getString("propertyPath"))
                .isEqualTo("zip");
    }

    @Test
    void refusesWhatCannotBeDecoded() throws Exception {
        assertThat(send("PATCH", "customers/1", LD, PATCH, "{'zip':7}").statusCode())
                .isEqualTo(400);
        assertThat(send("PATCH", "customers/1", LD, PATCH, "{'regularTour':'3'}")
                        .body())
                .contains("Invalid IRI");
        assertThat(send("PATCH", "customers/1", LD, PATCH, "{'regularTour':{'name':'x'}}")
                        .body())
                .contains("Nested");
        assertThat(send("PATCH", "customers/1", LD, PATCH, "{").statusCode()).isEqualTo(400);
        assertThat(send("POST", "customers", LD, LD, "{'@id':'/x'}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void createsAndDeletes() throws Exception {
        HttpResponse<String> created = send(
                "POST", "products", LD, LD, "{'name':'Quitten','articleNumber':'Q-1','netPrice':'2.00','vatRate':7}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created).getString("grossPrice")).isEqualTo("2.14");
        String iri = created.headers().firstValue("Location").orElseThrow();
        assertThat(send("DELETE", iri, LD, null, null).statusCode()).isEqualTo(204);
        assertThat(send("GET", iri, LD, null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsProductsThatAreOrdered() throws Exception {
        sandbox.account("Biohof Lindenau")
                .create(
                        "orders",
                        Json.createReader(new StringReader(
                                        "{\"status\":\"open\",\"positions\":[{\"product\":\"/api_v2/products/1\"}]}"))
                                .readObject());
        assertThat(send("DELETE", "products/1", LD, null, null).statusCode()).isEqualTo(409);
    }

    @Test
    void keepsReadOnlyThingsReadOnly() throws Exception {
        HttpResponse<String> refused = send("POST", "invoices", LD, LD, "{}");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET");
        assertThat(send(DemoKeys.SONNENTAL_READER.key(), TOKEN, "PATCH", "customers/1", LD, PATCH, "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void cutsTheConnectionBeforeOrAfter() throws Exception {
        sandbox.fault(Fault.cutBefore().on("PATCH", "customers").times(1));
        assertThatThrownBy(() -> send("PATCH", "customers/1", LD, PATCH, "{'city':'Celle'}"))
                .isInstanceOf(IOException.class);
        SandboxAccount account = sandbox.account("Biohof Lindenau");
        assertThat(account.object("/api_v2/customers/1").getString("city")).isNotEqualTo("Celle");
        sandbox.fault(Fault.cutAfter().on("PATCH", "customers").times(1));
        assertThatThrownBy(() -> send("PATCH", "customers/1", LD, PATCH, "{'city':'Celle'}"))
                .isInstanceOf(IOException.class);
        assertThat(account.object("/api_v2/customers/1").getString("city")).isEqualTo("Celle");
        assertThat(sandbox.writes()).extracting(SeenRequest::status).containsOnly(0);
    }

    @Test
    void listsItsCollectionsAtItsEntryPoint() throws Exception {
        assertThat(get("/api_v2").getString("customer")).isEqualTo("/api_v2/customers");
        assertThat(URI.create(sandbox.root().toString()).getPath()).isEqualTo("/api_v2/");
    }
}
