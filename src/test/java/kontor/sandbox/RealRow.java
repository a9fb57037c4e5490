package kontor.sandbox;

import static kontor.sandbox.Caller.LD;
import static kontor.sandbox.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

/** What servers of the releases 2.7, 3.4 and 4.1 were seen to do, one thing each, and how the sandbox shows it. */
enum RealRow {
    THE_ROOT_REDIRECTS_TO_WHERE_IT_IS_MOUNTED((caller, dialect) -> {
        HttpResponse<String> redirected = caller.send("GET", "", LD, null, null);
        assertThat(redirected.statusCode()).isEqualTo(301);
        assertThat(redirected.headers().firstValue("Location").orElseThrow())
                .startsWith("http://127.0.0.1:")
                .endsWith("/api_v2");
        assertThat(type(redirected)).startsWith("text/html");
        assertThat(caller.send("another", "0", "GET", "", LD, null, null).statusCode())
                .isEqualTo(401);
        assertThat(caller.get("/api_v2").getString("@type")).isEqualTo("Entrypoint");
    }),

    A_PATCH_REPLACES_MAPS_AND_STORES_NULLS((caller, dialect) -> {
        caller.patch("customers/1", "{'attributes':{'A':'1','B':'2'}}");
        assertThat(patched(caller, "customers/1", "{'attributes':{'B':null}}").getJsonObject("attributes"))
                .hasSize(1)
                .containsEntry("B", JsonValue.NULL);
    }),

    A_PATCH_REPLACES_UNTYPED_JSON((caller, dialect) -> {
        String vehicle = caller.members("vehicles").get(0).getString("@id");
        caller.patch(vehicle, "{'equipment':{'a':{'b':1,'c':2},'d':3}}");
        assertThat(patched(caller, vehicle, "{'equipment':{'a':{'b':null}}}").getJsonObject("equipment"))
                .hasToString("{\"a\":{\"b\":null}}");
    }),

    A_PATCH_MERGES_EMBEDDED_CLASSES((caller, dialect) -> {
        JsonObject address = patched(caller, "customers/1", "{'invoiceAddress':{'city':'Celle'}}")
                .getJsonObject("invoiceAddress");
        assertThat(address.getString("city")).isEqualTo("Celle");
        assertThat(address.getString("name")).isEqualTo("Buchhaltung");
    }),

    A_PATCH_MAKES_ITEMS_ANEW((caller, dialect) -> {
        JsonObject order = orderOfTwo(caller);
        JsonObject first = positions(order).get(0);
        JsonObject changed = patched(
                caller,
                order.getString("@id"),
                "{'positions':[{'@id':'" + first.getString("@id") + "','id':" + first.getInt("id")
                        + ",'product':'/api_v2/products/1','quantity':7}]}");
        assertThat(positions(changed)).hasSize(1);
        assertThat(positions(changed).get(0).getString("@id")).isNotEqualTo(first.getString("@id"));
        assertThat(positions(changed).get(0)).doesNotContainEntry("netPrice", first.get("netPrice"));
        assertThat(caller.send("GET", first.getString("@id"), LD, null, null).statusCode())
                .isEqualTo(404);
    }),

    A_PATCH_KEEPS_ITEMS_THAT_ARE_BARE_IRIS((caller, dialect) -> {
        JsonObject order = orderOfTwo(caller);
        JsonObject second = positions(order).get(1);
        JsonObject changed =
                patched(caller, order.getString("@id"), "{'positions':['" + second.getString("@id") + "']}");
        assertThat(positions(changed)).containsExactly(second);
        assertThat(caller.patch(order.getString("@id"), "{'positions':['/api_v2/order_positions/99999']}")
                        .statusCode())
                .isEqualTo(400);
    }),

    A_PUT_KEEPS_ITEMS_BY_THEIR_IDS((caller, dialect) -> {
        JsonObject order = orderOfTwo(caller);
        String first = positions(order).get(0).getString("@id");
        JsonObject changed = json(caller.put(
                order.getString("@id"),
                "{'customer':'/api_v2/customers/1','deliveryDate':'2022-05-12','positions':[{'@id':'" + first
                        + "','product':'/api_v2/products/1','quantity':7}]}"));
        assertThat(positions(changed)).hasSize(1);
        assertThat(positions(changed).get(0).getString("@id")).isEqualTo(first);
        assertThat(number(positions(changed).get(0), "quantity")).isEqualTo(7);
    }),

    DAYS_AND_TIMES_ARE_MOMENTS_WITH_THE_OFFSET_OF_THAT_DAY((caller, dialect) -> {
        JsonObject document = caller.document(dialect);
        assertThat(field(document, "Order-order.read", "deliveryDate").getString("format"))
                .isEqualTo("date-time");
        assertThat(field(document, "Customer-customer.read", "deliveryFrom").getString("format"))
                .isEqualTo("date-time");
        assertThat(patched(caller, "orders/1", "{'deliveryDate':'2026-02-21T00:00:00+01:00'}")
                        .getString("deliveryDate"))
                .isEqualTo("2026-02-21T00:00:00+01:00");
        assertThat(patched(caller, "orders/1", "{'deliveryDate':'2026-07-20'}").getString("deliveryDate"))
                .isEqualTo("2026-07-20T00:00:00+02:00");
        assertThat(patched(caller, "customers/6", "{'deliveryFrom':'1970-01-01T08:30:00+01:00'}")
                        .getString("deliveryFrom"))
                .isEqualTo("1970-01-01T08:30:00+01:00");
        assertThat(caller.patch("customers/6", "{'deliveryFrom':'halb neun'}").statusCode())
                .isEqualTo(400);
        assertThat(caller.sandbox.account("Biohof Lindenau").object("/api_v2/orders/1"))
                .containsEntry("deliveryDate", Json.createValue("2026-07-20"));
    }),

    WHAT_CANNOT_BE_NULL_IS_NOT_REQUIRED_AND_REFUSES_NULL((caller, dialect) -> {
        JsonObject schemas =
                caller.document(dialect).getJsonObject("components").getJsonObject("schemas");
        JsonObject customer = schemas.getJsonObject("Customer-customer.write");
        JsonObject product = schemas.getJsonObject("Product-product.write");
        for (JsonObject property : List.of(
                customer.getJsonObject("properties").getJsonObject("selfCollector"),
                customer.getJsonObject("properties").getJsonObject("loyaltyPoints"),
                product.getJsonObject("properties").getJsonObject("status"))) {
            assertThat(property.toString()).doesNotContain("null");
        }
        assertThat(customer.getJsonArray("required").toString()).doesNotContain("selfCollector", "loyaltyPoints");
        assertThat(product.getJsonArray("required").toString()).doesNotContain("status");
        assertThat(refusal(dialect, caller.patch("customers/1", "{'selfCollector':null}")))
                .isEqualTo("The type of the \"selfCollector\" attribute must be \"bool\", \"NULL\" given.");
        assertThat(refusal(dialect, caller.patch("customers/1", "{'loyaltyPoints':null}")))
                .isEqualTo("The type of the \"loyaltyPoints\" attribute must be \"int\", \"NULL\" given.");
        assertThat(refusal(dialect, caller.patch("products/1", "{'status':null}")))
                .contains("enumeration case of type App\\Entity\\ProductStatus");
        assertThat(json(caller.post("products", "{'name':'Quitten','articleNumber':'Q-1'}"))
                        .getString("status"))
                .isEqualTo("available");
    }),

    AN_EMPTY_MAP_IS_A_LIST((caller, dialect) -> {
        assertThat(patched(caller, "customers/1", "{'attributes':{}}").get("attributes"))
                .isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
        assertThat(patched(caller, "customers/1", "{'attributes':[]}").get("attributes"))
                .isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
    }),

    AN_EMBEDDED_CLASS_OF_WHICH_NOTHING_IS_SET_IS_A_LIST_WHERE_NULLS_ARE_LEFT_OUT((caller, dialect) -> {
        JsonObjectBuilder nothing = Json.createObjectBuilder();
        for (String part : List.of("name", "street", "zip", "city", "country")) {
            nothing.addNull(part);
        }
        caller.sandbox
                .account("Biohof Lindenau")
                .change(
                        "/api_v2/customers/1",
                        Json.createObjectBuilder()
                                .add("invoiceAddress", nothing)
                                .build());
        JsonValue address = caller.get("customers/1").get("invoiceAddress");
        if (dialect == Dialect.RELEASE_2_7) {
            assertThat(address.asJsonObject()).containsEntry("city", JsonValue.NULL);
        } else {
            assertThat(address).isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
        }
    }),

    OBJECTS_THAT_ARE_NO_RESOURCES_HAVE_ANOTHER_ID_IN_EACH_ANSWER((caller, dialect) -> {
        HttpResponse<String> first = caller.send("GET", "depots/1", LD, null, null);
        HttpResponse<String> second = caller.send("GET", "depots/1", LD, null, null);
        String id = json(first).getJsonObject("address").getString("@id");
        assertThat(id).contains("/.well-known/genid/");
        assertThat(json(second).getJsonObject("address").getString("@id")).isNotEqualTo(id);
        assertThat(second.headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(first.headers().firstValue("ETag"));
        assertThat(caller.send("GET", "tours/1", LD, null, null).headers().firstValue("ETag"))
                .isPresent()
                .isEqualTo(
                        caller.send("GET", "tours/1", LD, null, null).headers().firstValue("ETag"));
    }),

    ENUMS_OF_THE_LANGUAGE_ARE_OBJECTS_IN_OLD_DOCUMENTS((caller, dialect) -> {
        JsonObject document = caller.document(dialect);
        JsonObject status = field(document, "Product.jsonld-product.read", "status");
        if (dialect == Dialect.RELEASE_2_7) {
            assertThat(status.getString("$ref")).isEqualTo("#/components/schemas/ProductStatus.jsonld-product.read");
            assertThat(status.getJsonObject("default")).hasToString("{\"name\":\"Available\",\"value\":\"available\"}");
            assertThat(schema(document, "ProductStatus.jsonld-product.read").getJsonObject("properties"))
                    .containsKeys("@id", "name", "value");
        } else {
            assertThat(status.getString("type")).isEqualTo("string");
            assertThat(status.getJsonArray("enum")).hasSize(2);
            assertThat(status.getString("default")).isEqualTo("available");
        }
        assertThat(caller.get("products/1").get("status")).isInstanceOf(JsonString.class);
        assertThat(caller.patch("products/1", "{'status':'away'}").statusCode()).isEqualTo(400);
    }),

    AN_UNKNOWN_ADDRESS_IS_AN_ERROR_IN_JSON_LD((caller, dialect) -> {
        for (String path : List.of("nothing", "customers/1/nothing", "order_positions")) {
            assertOutside(caller.send("GET", path, LD, null, null), dialect, 404);
        }
    }),

    A_METHOD_THAT_IS_NOT_THERE_IS_AN_ERROR_THAT_NAMES_THOSE_THAT_ARE((caller, dialect) -> {
        HttpResponse<String> refused = caller.post("invoices", "{}");
        assertOutside(refused, dialect, 405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET");
    }),

    A_PUT_RESETS_WHAT_IS_NOT_SENT_OR_CANNOT_BE_IN_NEW_RELEASES((caller, dialect) -> {
        JsonObject before = caller.get("customers/3");
        JsonObject after = json(caller.put(
                "customers/3", "{'type':'private','street':'Weg 1','zip':'21335','city':'Celle','phone':'1'}"));
        assertThat(after.getString("phone")).isEqualTo("1");
        assertThat(after.getInt("id")).isEqualTo(3);
        if (dialect == Dialect.RELEASE_4_1) {
            assertThat(after.getString("customerNumber")).isEmpty();
            assertThat(after.getString("createdAt")).startsWith("2022-05-10");
            assertThat(after).doesNotContainKeys("customerGroup", "email");
        } else {
            assertThat(after).containsEntry("customerNumber", before.get("customerNumber"));
            assertThat(after).containsEntry("createdAt", before.get("createdAt"));
            assertThat(after).containsEntry("customerGroup", before.get("customerGroup"));
        }
    }),

    WHAT_IS_ONLY_REPLACED_TELLS_OF_PATCHES_ALL_THE_SAME((caller, dialect) -> {
        assertThat(caller.send("GET", "depots/1", LD, null, null).headers().firstValue("Accept-Patch"))
                .contains("application/ld+json, application/json");
        assertThat(caller.send("GET", "customers/1", LD, null, null).headers().firstValue("Accept-Patch"))
                .contains("application/merge-patch+json");
        assertThat(caller.document(dialect)
                        .getJsonObject("paths")
                        .getJsonObject("/api_v2/depots/{id}")
                        .keySet())
                .doesNotContain("patch");
        assertThat(caller.patch("depots/1", "{}").statusCode()).isEqualTo(405);
    }),

    MORE_A_PAGE_THAN_MAY_BE_IS_CLAMPED((caller, dialect) -> {
        JsonObject order = Json.createObjectBuilder()
                .add("customer", "/api_v2/customers/1")
                .add("deliveryDate", "2022-05-12")
                .build();
        for (int i = 0; i < Query.LARGEST_PAGE; i++) {
            caller.sandbox.account("Biohof Lindenau").create("orders", order);
        }
        assertThat(caller.members("orders", "itemsPerPage", "1000")).hasSize(Query.LARGEST_PAGE);
        assertThat(caller.members("orders", "itemsPerPage", "5")).hasSize(5);
        assertThat(caller.members("products", "itemsPerPage", "5").size()).isGreaterThan(5);
        assertThat(caller.send("GET", "orders?page=0", LD, null, null).statusCode())
                .isEqualTo(400);
    }),

    TEXTS_OF_VIOLATIONS_ARE_IN_THE_SERVERS_LANGUAGE((caller, dialect) -> {
        caller.language = "en";
        assertThat(message(caller.patch("customers/1", "{'city':''}"))).startsWith("Dieser Wert");
        caller.sandbox.behaves(Way.LANGUAGE_HONOURED, true);
        assertThat(message(caller.patch("customers/1", "{'city':''}"))).startsWith("This value");
        caller.language = "de";
        assertThat(message(caller.patch("customers/1", "{'city':''}"))).startsWith("Dieser Wert");
    }),

    VIOLATIONS_ARE_TOLD_AS_THE_RELEASE_DOES((caller, dialect) -> {
        HttpResponse<String> refused = caller.patch("customers/1", "{'city':''}");
        assertThat(refused.statusCode()).isEqualTo(422);
        boolean problem = dialect == Dialect.RELEASE_4_1;
        assertThat(type(refused)).startsWith(problem ? Answer.PROBLEM : LD);
        assertThat(json(refused).getString("@type"))
                .isEqualTo(problem ? "ConstraintViolation" : "ConstraintViolationList");
        assertThat(json(refused).getString(problem ? "detail" : "hydra:description"))
                .startsWith("city: ");
        assertThat(Caller.violations(refused)).containsExactly("city");
        HttpResponse<String> plain = caller.send("PATCH", "customers/1", Answer.JSON, Caller.PATCH, "{'city':''}");
        assertThat(type(plain)).startsWith(Answer.PROBLEM);
        assertThat(json(plain).containsKey("status")).isEqualTo(problem);
    }),

    AN_OBJECT_THAT_IS_NOT_THERE_IS_TOLD_AS_THE_RELEASE_DOES((caller, dialect) -> {
        HttpResponse<String> missing = caller.send("GET", "customers/99999", LD, null, null);
        assertThat(missing.statusCode()).isEqualTo(404);
        boolean problem = dialect == Dialect.RELEASE_4_1;
        assertThat(type(missing)).startsWith(problem ? Answer.PROBLEM : LD);
        assertThat(json(missing).getString("@type")).isEqualTo(problem ? "Error" : "hydra:Error");
        assertThat(json(missing).getString(problem ? "detail" : "hydra:description"))
                .isEqualTo("Not Found");
    }),

    NULLS_ARE_LEFT_OUT_BY_NEW_RELEASES((caller, dialect) -> {
        assertThat(caller.get("customers/1").containsKey("blockedUntil")).isEqualTo(dialect == Dialect.RELEASE_2_7);
        assertThat(caller.get("depots/1").getJsonObject("address").containsKey("name"))
                .isEqualTo(dialect == Dialect.RELEASE_2_7);
    }),

    HYDRA_HAS_ITS_PREFIX_UNTIL_4((caller, dialect) -> {
        String prefix = dialect == Dialect.RELEASE_4_1 ? "" : "hydra:";
        JsonObject page = caller.get("customers");
        assertThat(page.getString("@type")).isEqualTo(prefix + "Collection");
        assertThat(page).containsKeys(prefix + "member", prefix + "totalItems");
        assertThat(page.getJsonObject(prefix + "view").getString(prefix + "next"))
                .isEqualTo("/api_v2/customers?page=2");
        assertThat(caller.document(dialect).toString()).contains("\"" + prefix + "member\"");
    }),

    THE_DOCUMENT_IS_WHERE_AND_OF_WHAT_VERSION_IT_IS_IN_THE_RELEASE((caller, dialect) -> {
        boolean old = dialect == Dialect.RELEASE_2_7;
        JsonObject document = caller.document(dialect);
        assertThat(document.getString("openapi")).isEqualTo(old ? "3.0.0" : "3.1.0");
        assertThat(document.getJsonObject("paths")
                        .getJsonObject("/api_v2/customers")
                        .getJsonObject("get")
                        .getString("operationId"))
                .isEqualTo(old ? "getCustomerCollection" : "api_customers_get_collection");
        assertThat(field(document, "Customer-customer.read", "newsletter").get("type"))
                .hasToString(old ? "\"boolean\"" : "[\"boolean\",\"null\"]");
        assertThat(caller.send("GET", "docs.jsonopenapi", LD, null, null).statusCode())
                .isEqualTo(old ? 404 : 200);
        assertThat(caller.get("docs.json").containsKey("swagger")).isEqualTo(old);
        assertThat(caller.get("docs.json?spec_version=3.0.0").getString("openapi"))
                .isEqualTo("3.0.0");
    });

    /** Shows it to someone. */
    @FunctionalInterface
    private interface Showing {
        void show(Caller caller, Dialect dialect) throws IOException, InterruptedException;
    }

    private final transient Showing showing;

    RealRow(Showing showing) {
        this.showing = showing;
    }

    void show(Caller caller, Dialect dialect) throws IOException, InterruptedException {
        showing.show(caller, dialect);
    }

    private static JsonObject patched(Caller caller, String path, String body)
            throws IOException, InterruptedException {
        return json(caller.patch(path, body));
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private static JsonObject schema(JsonObject document, String name) {
        return document.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }

    private static JsonObject field(JsonObject document, String schema, String name) {
        return schema(document, schema).getJsonObject("properties").getJsonObject(name);
    }

    private static int number(JsonObject object, String name) {
        return ((JsonNumber) object.get(name)).intValueExact();
    }

    /** What a 400 says. */
    private static String refusal(Dialect dialect, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        return json(response).getString(dialect == Dialect.RELEASE_4_1 ? "detail" : "hydra:description");
    }

    private static String message(HttpResponse<String> response) {
        JsonArray violations = json(response).getJsonArray("violations");
        return violations.getJsonObject(0).getString("message");
    }

    private static void assertOutside(HttpResponse<String> response, Dialect dialect, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(type(response)).startsWith(LD);
        if (dialect == Dialect.RELEASE_4_1) {
            assertThat(json(response).keySet()).containsExactlyInAnyOrder("type", "title", "status", "detail");
        } else {
            assertThat(json(response).getString("@type")).isEqualTo("hydra:Error");
        }
    }

    private static List<JsonObject> positions(JsonObject order) {
        return order.getJsonArray("positions").getValuesAs(JsonObject.class);
    }

    private static JsonObject orderOfTwo(Caller caller) throws IOException, InterruptedException {
        return json(caller.post(
                "orders",
                "{'customer':'/api_v2/customers/1','deliveryDate':'2022-05-12','positions':["
                        + "{'product':'/api_v2/products/1','quantity':1,'netPrice':'2.00'},"
                        + "{'product':'/api_v2/products/2','quantity':2,'netPrice':'1.00'}]}"));
    }
}
