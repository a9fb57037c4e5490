package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents that tests read from: whether they are what their names say. */
class OpenApiDocumentsTest {
    private static final List<String> GENERATIONS = List.of("2.6", "3.0", "3.4", "4.2", "4.3");

    private static JsonObject document(String name) throws IOException {
        try (InputStream in = OpenApiDocumentsTest.class.getResourceAsStream("/openapi/" + name + ".json");
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broken-references",
                "hostile-remote-references",
                "hostile-cycles",
                "not-openapi",
                "empty-object",
                "swagger-2"
            })
    void areJsonWhateverIsWrongWithThem(String name) throws Exception {
        assertThat(document(name)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken-syntax", "empty"})
    void areNoJsonWhereTheirNamesSaySo(String name) {
        assertThatThrownBy(() -> document(name)).isInstanceOf(JsonException.class);
    }

    @Test
    void describeTheSamePathsAndParametersInEveryGeneration() throws Exception {
        Map<String, Map<String, Set<String>>> first = operations(document("generation-2.6"));
        assertThat(first)
                .containsOnlyKeys(
                        "customers",
                        "customers/{id}",
                        "products",
                        "products/{id}",
                        "orders",
                        "orders/{id}",
                        "orders/{orderId}/positions",
                        "order_positions/{id}",
                        "customer_groups",
                        "customer_groups/{id}",
                        "invoices",
                        "invoices/{id}",
                        "vehicles",
                        "vehicles/{id}",
                        "tour_stops",
                        "tour_stops/{id}",
                        "depots",
                        "depots/{id}");
        for (String generation : GENERATIONS) {
            assertThat(operations(document("generation-" + generation)))
                    .as(generation)
                    .isEqualTo(first);
        }
    }

    /** The parameters of each method of each path, wherever the API is mounted. */
    private static Map<String, Map<String, Set<String>>> operations(JsonObject document) {
        Map<String, Map<String, Set<String>>> paths = new TreeMap<>();
        document.getJsonObject("paths").forEach((path, item) -> {
            Map<String, Set<String>> methods = new TreeMap<>();
            item.asJsonObject().forEach((method, operation) -> {
                if (operation instanceof JsonObject described) {
                    methods.put(method, parameters(described));
                }
            });
            paths.put(path.replaceFirst("^/(api_v2/)?", ""), methods);
        });
        return paths;
    }

    private static Set<String> parameters(JsonObject operation) {
        Set<String> names = new TreeSet<>();
        operation
                .getJsonArray("parameters")
                .getValuesAs(JsonObject.class)
                .forEach(parameter -> names.add(parameter.containsKey("$ref") ? "page" : parameter.getString("name")));
        return names;
    }

    @Test
    void referToWhatTheyHoldInEveryGeneration() throws Exception {
        for (String generation : GENERATIONS) {
            JsonObject document = document("generation-" + generation);
            assertThat(references(document))
                    .as(generation)
                    .isNotEmpty()
                    .allSatisfy(reference -> assertThat(document.getValue(reference.substring(1)))
                            .isNotNull());
        }
    }

    private static Stream<String> references(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(OpenApiDocumentsTest::references);
        }
        return value instanceof JsonObject object
                ? object.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals("$ref")
                                ? Stream.of(((JsonString) entry.getValue()).getString())
                                : references(entry.getValue()))
                : Stream.empty();
    }

    @Test
    void differAsTheirGenerationsDo() throws Exception {
        assertThat(text("2.6")).contains("getCustomerCollection", "\"nullable\"", "hydra:member");
        assertThat(text("3.0"))
                .contains("api_customers_get_collection", "\"nullable\"", "hydra:member")
                .doesNotContain("[\"string\",\"null\"]");
        assertThat(text("3.4"))
                .contains("[\"string\",\"null\"]", "hydra:member", "{\"url\":\"/api_v2\"")
                .doesNotContain("\"nullable\"", "/api_v2/customers\"");
        assertThat(text("4.2")).contains("HydraCollectionBaseSchema").doesNotContain("hydra:member", "jsonMergePatch");
        assertThat(text("4.3")).contains("Customer.jsonMergePatch-customer.write");
    }

    private static String text(String generation) throws IOException {
        return document("generation-" + generation).toString();
    }
}
