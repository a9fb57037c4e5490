package kontor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document that the sandbox gives of itself. */
class SandboxDocumentTest {
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        caller = new Caller();
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    private JsonObject document(Dialect dialect) throws Exception {
        caller.sandbox.dialect(dialect);
        return caller.document(dialect);
    }

    private static JsonValue at(JsonStructure document, String... steps) {
        return document.getValue(Stream.of(steps)
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .reduce("", String::concat));
    }

    private static JsonObject schema(JsonObject document, String name) {
        return at(document, "components", "schemas", name).asJsonObject();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refersOnlyToWhatIsThere(Dialect dialect) throws Exception {
        JsonObject document = document(dialect);
        assertThat(refs(document))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(schema(document, ref.replace("#/components/schemas/", "")))
                        .isNotEmpty());
    }

    private static Stream<String> refs(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(SandboxDocumentTest::refs);
        }
        return value instanceof JsonObject object
                ? object.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals("$ref")
                                ? Stream.of(((JsonString) entry.getValue()).getString())
                                : refs(entry.getValue()))
                : Stream.empty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void keepsReadingAndWritingApart(Dialect dialect) throws Exception {
        JsonObject document = document(dialect);
        JsonObject read = schema(document, "Customer-customer.read").getJsonObject("properties");
        JsonObject write = schema(document, "Customer-customer.write").getJsonObject("properties");
        assertThat(read).containsKey("customerNumber").doesNotContainKey("portalPassword");
        assertThat(write).doesNotContainKey("customerNumber").containsKey("portalPassword");
        assertThat(write.getJsonObject("portalPassword").getBoolean("writeOnly"))
                .isTrue();
        assertThat(write.getJsonObject("fax").getBoolean("deprecated")).isTrue();
        assertThat(write.getJsonObject("vehicleClass").getJsonArray("enum")).contains(JsonValue.NULL);
        assertThat(schema(document, "Order-order.write")
                        .getJsonObject("properties")
                        .getJsonObject("customer")
                        .getString("format"))
                .isEqualTo("iri-reference");
        assertThat(schema(document, "Order-order.read")
                        .getJsonObject("properties")
                        .getJsonObject("customer")
                        .getString("$ref"))
                .isEqualTo("#/components/schemas/Customer-order.read");
    }

    @Test
    void describesEveryFieldThatIsShown() throws Exception {
        JsonObject document = document(Dialect.RELEASE_3_4);
        for (Resource resource : Resources.ALL) {
            String iri = caller.sandbox
                    .account("Biohof Lindenau")
                    .iris(resource.path)
                    .get(0);
            JsonValue schema = at(
                    document,
                    "paths",
                    "/api_v2/" + resource.path + "/{id}",
                    "get",
                    "responses",
                    "200",
                    "content",
                    "application/ld+json",
                    "schema");
            assertDescribed(document, schema.asJsonObject(), caller.get(iri), resource.path);
        }
    }

    private static void assertDescribed(JsonObject document, JsonObject schema, JsonValue shown, String path) {
        if (schema.containsKey("$ref")) {
            assertDescribed(
                    document,
                    document.getValue(schema.getString("$ref").substring(1)).asJsonObject(),
                    shown,
                    path);
        } else if (schema.containsKey("anyOf")) {
            assertDescribed(document, schema.getJsonArray("anyOf").getJsonObject(0), shown, path);
        } else if (shown instanceof JsonArray items) {
            items.forEach(item -> assertDescribed(document, schema.getJsonObject("items"), item, path + "[]"));
        } else if (shown instanceof JsonObject object && !schema.containsKey("additionalProperties")) {
            assertThat(schema.getJsonObject("properties").keySet()).as(path).containsAll(object.keySet());
            object.forEach((name, value) -> assertDescribed(
                    document, schema.getJsonObject("properties").getJsonObject(name), value, path + "." + name));
        }
    }

    @Test
    void hasTheShapeOfTheOldGeneration() throws Exception {
        JsonObject document = document(Dialect.RELEASE_2_7);
        assertThat(schema(document, "Customer-customer.write")
                        .getJsonObject("properties")
                        .getJsonObject("newsletter")
                        .getBoolean("nullable"))
                .isTrue();
        JsonObject customers = at(document, "paths", "/api_v2/customers", "get").asJsonObject();
        assertThat(customers.getString("operationId")).isEqualTo("getCustomerCollection");
        assertThat(at(
                        customers,
                        "responses",
                        "200",
                        "content",
                        "application/ld+json",
                        "schema",
                        "properties",
                        "hydra:member",
                        "items",
                        "$ref"))
                .hasToString("\"#/components/schemas/Customer.jsonld-customer.read\"");
        assertThat(at(
                        document,
                        "paths",
                        "/api_v2/customers/{id}",
                        "patch",
                        "requestBody",
                        "content",
                        "application/merge-patch+json",
                        "schema",
                        "$ref"))
                .hasToString("\"#/components/schemas/Customer-customer.write\"");
    }

    @Test
    void hasTheShapeOfTheNewGeneration() throws Exception {
        JsonObject document = document(Dialect.RELEASE_4_1);
        assertThat(at(
                        document,
                        "paths",
                        "/api_v2/customers",
                        "get",
                        "responses",
                        "200",
                        "content",
                        "application/ld+json",
                        "schema",
                        "properties",
                        "member",
                        "items",
                        "$ref"))
                .hasToString("\"#/components/schemas/Customer.jsonld-customer.read\"");
        assertThat(schema(document, "Customer-customer.write")
                        .getJsonObject("properties")
                        .getJsonObject("invoiceAddress")
                        .getJsonArray("anyOf"))
                .hasSize(2);
        assertThat(document.toString()).doesNotContain("BaseSchema", "jsonMergePatch");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void listsTheParametersThatWork(Dialect dialect) throws Exception {
        JsonObject document = document(dialect);
        List<String> names = at(document, "paths", "/api_v2/customers", "get", "parameters")
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(parameter -> parameter.getString("name"))
                .toList();
        assertThat(names)
                .contains(
                        "page",
                        "itemsPerPage",
                        "name",
                        "status",
                        "status[]",
                        "customerGroup.name",
                        "createdAt[strictly_after]",
                        "loyaltyPoints[between]",
                        "exists[blockedUntil]",
                        "id[]",
                        "search",
                        "order[name]")
                .doesNotContain("pagination", "phone");
        JsonObject orderId = at(document, "paths", "/api_v2/orders/{orderId}/positions", "get", "parameters", "0")
                .asJsonObject();
        assertThat(orderId.getString("in")).isEqualTo("path");
        assertThat(orderId.getString("name")).isEqualTo("orderId");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void offersTheOperationsThatWork(Dialect dialect) throws Exception {
        JsonObject paths = document(dialect).getJsonObject("paths");
        assertThat(paths.getJsonObject("/api_v2/depots/{id}").keySet())
                .contains("put")
                .doesNotContain("patch");
        assertThat(paths.getJsonObject("/api_v2/vehicles/{id}").keySet())
                .contains("patch")
                .doesNotContain("put");
        assertThat(paths.getJsonObject("/api_v2/delivery_notes/{id}").keySet()).doesNotContain("delete");
        assertThat(paths.getJsonObject("/api_v2/invoices").keySet()).doesNotContain("post");
        assertThat(paths).doesNotContainKey("/api_v2/order_positions");
    }

    @Test
    void listsWhatAKeyMayNotDoAllTheSame() throws Exception {
        assertThat(caller.send(DemoKeys.SONNENTAL_READER.key(), Caller.TOKEN, "GET", "docs.json", Caller.LD, null, null)
                        .body())
                .contains("api_customers_post");
    }

    @Test
    void answersWithAnotherDocumentUntilItIsReset() throws Exception {
        caller.sandbox.document("{\"openapi\":");
        assertThat(caller.send("GET", "docs.json", Caller.LD, null, null).body())
                .isEqualTo("{\"openapi\":");
        assertThat(caller.send("GET", "docs", "application/vnd.openapi+json", null, null)
                        .body())
                .isEqualTo("{\"openapi\":");
        caller.sandbox.document(null);
        assertThat(caller.get("docs.json").getString("openapi")).isEqualTo("3.1.0");
        caller.sandbox.document("x");
        caller.sandbox.reset();
        assertThat(caller.get("docs.jsonopenapi").getString("openapi")).isEqualTo("3.1.0");
    }
}
