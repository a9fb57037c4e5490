package kontor.catalogue.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Documents such as no server writes: everything that OpenAPI allows, put together by chance, and much that it doesn't. */
public final class RandomDocuments {
    private static final List<String> CLASSES = List.of("Apple", "Pear", "Plum", "Quince", "Medlar");
    private static final List<String> FIELDS = List.of(
            "name",
            "id",
            "status",
            "price",
            "apple",
            "pears",
            "createdAt",
            "note",
            "@id",
            "hydra:member",
            "öäü",
            "a.b",
            "x");
    private static final List<String> FORMATS =
            List.of("date", "date-time", "time", "email", "uri", "uuid", "iri-reference", "decimal", "nonsense");
    private static final int DEEPEST = 3;

    private RandomDocuments() {}

    /** Any document. */
    public static Arbitrary<JsonObject> any() {
        Arbitrary<List<JsonValue>> schemas = schema(DEEPEST).list().ofSize(CLASSES.size());
        Arbitrary<List<JsonValue>> paths = Combinators.combine(
                        schema(1),
                        schema(1),
                        parameters(),
                        Arbitraries.integers().between(0, 63))
                .as(RandomDocuments::paths)
                .list()
                .ofSize(CLASSES.size());
        return Combinators.combine(Arbitraries.of("3.0.0", "3.0.3", "3.1.0"), schemas, paths)
                .as(RandomDocuments::document);
    }

    private static JsonObject document(String version, List<JsonValue> schemas, List<JsonValue> paths) {
        JsonObjectBuilder named = Json.createObjectBuilder();
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (int i = 0; i < CLASSES.size(); i++) {
            String plural = CLASSES.get(i).toLowerCase(Locale.ROOT) + "s";
            named.add(CLASSES.get(i) + (i % 2 == 0 ? "" : ".jsonld-read"), schemas.get(i));
            JsonObject of = paths.get(i).asJsonObject();
            all.add("/api_v2/" + plural, of.get("collection")).add("/api_v2/" + plural + "/{id}", of.get("item"));
        }
        return Json.createObjectBuilder()
                .add("openapi", version)
                .add("info", Json.createObjectBuilder().add("title", "x").add("version", "1"))
                .add("paths", all)
                .add("components", Json.createObjectBuilder().add("schemas", named))
                .build();
    }

    private static JsonValue paths(JsonValue shown, JsonValue sent, JsonValue parameters, int operations) {
        JsonObjectBuilder collection = Json.createObjectBuilder();
        JsonObjectBuilder item = Json.createObjectBuilder();
        if ((operations & 1) == 0) {
            JsonValue list = Json.createObjectBuilder()
                    .add("type", "array")
                    .add("items", shown)
                    .build();
            collection.add("get", operation(list, null).add("parameters", parameters));
        }
        if ((operations & 2) == 0) {
            collection.add("post", operation(shown, sent));
        }
        if ((operations & 4) == 0) {
            item.add("get", operation(shown, null));
        }
        if ((operations & 8) == 0) {
            item.add("patch", operation(shown, sent));
        }
        if ((operations & 16) == 0) {
            item.add("put", operation(shown, sent));
        }
        if ((operations & 32) == 0) {
            item.add("delete", operation(shown, null));
        }
        return Json.createObjectBuilder()
                .add("collection", collection)
                .add("item", item)
                .build();
    }

    private static JsonObjectBuilder operation(JsonValue answer, JsonValue body) {
        JsonObjectBuilder operation = Json.createObjectBuilder()
                .add(
                        "responses",
                        Json.createObjectBuilder().add("200", content(answer).add("description", "")));
        return body == null ? operation : operation.add("requestBody", content(body));
    }

    private static JsonObjectBuilder content(JsonValue schema) {
        return Json.createObjectBuilder()
                .add(
                        "content",
                        Json.createObjectBuilder()
                                .add(
                                        "application/ld+json",
                                        Json.createObjectBuilder().add("schema", schema)));
    }

    private static Arbitrary<JsonValue> parameters() {
        return Combinators.combine(
                        Arbitraries.of(FIELDS),
                        Arbitraries.of(
                                "", "[]", "[after]", "[before]", "[gte]", "[lte]", "[strictly_before]", "[", "[]]"),
                        Arbitraries.of("", "order[", "exists["),
                        schema(0))
                .as((name, suffix, prefix, schema) -> Json.createObjectBuilder()
                        .add("name", prefix.isEmpty() ? name + suffix : prefix + name + "]")
                        .add("in", "query")
                        .add("schema", schema)
                        .build())
                .list()
                .ofMaxSize(6)
                .map(list -> {
                    JsonArrayBuilder parameters = Json.createArrayBuilder();
                    list.forEach(parameters::add);
                    return parameters.build();
                });
    }

    private static Arbitrary<JsonValue> schema(int depth) {
        Arbitrary<JsonValue> plain = Arbitraries.oneOf(text(), number(), choice(), reference(), junk());
        if (depth == 0) {
            return plain;
        }
        Arbitrary<JsonValue> inner = Arbitraries.lazy(() -> schema(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(3, plain),
                Tuple.of(4, object(inner)),
                Tuple.of(
                        2,
                        inner.map(items -> Json.createObjectBuilder()
                                .add("type", "array")
                                .add("items", items)
                                .build())),
                Tuple.of(2, several(inner)));
    }

    private static Arbitrary<JsonValue> text() {
        return Combinators.combine(Arbitraries.of(FORMATS), Arbitraries.of(true, false), Arbitraries.integers())
                .as((format, nullable, length) -> Json.createObjectBuilder()
                        .add("type", "string")
                        .add("format", format)
                        .add("nullable", nullable)
                        .add("maxLength", length)
                        .build());
    }

    private static Arbitrary<JsonValue> number() {
        return Combinators.combine(
                        Arbitraries.of("integer", "number", "boolean", "null", "object", "file"),
                        Arbitraries.bigDecimals())
                .as((type, bound) -> Json.createObjectBuilder()
                        .add("type", type)
                        .add("minimum", bound)
                        .add("default", bound)
                        .build());
    }

    private static Arbitrary<JsonValue> choice() {
        return Arbitraries.of("[\"a\",\"b\",null]", "[1,2]", "[]", "[true,{\"x\":1}]", "7")
                .map(values -> {
                    try (JsonReader reader = Json.createReader(new StringReader("{\"enum\":" + values + "}"))) {
                        return reader.readObject();
                    }
                });
    }

    private static Arbitrary<JsonValue> reference() {
        return Arbitraries.of(
                        "#/components/schemas/Apple",
                        "#/components/schemas/Pear.jsonld-read",
                        "#/components/schemas/Plum",
                        "#/components/schemas/Nowhere",
                        "#",
                        "http://elsewhere.example/schema.json",
                        "file:///etc/passwd")
                .map(reference ->
                        Json.createObjectBuilder().add("$ref", reference).build());
    }

    private static Arbitrary<JsonValue> junk() {
        return Arbitraries.of(
                JsonValue.NULL,
                JsonValue.TRUE,
                Json.createValue(7),
                JsonValue.EMPTY_JSON_ARRAY,
                JsonValue.EMPTY_JSON_OBJECT,
                Json.createValue("<script>"));
    }

    private static Arbitrary<JsonValue> object(Arbitrary<JsonValue> inner) {
        return Arbitraries.maps(Arbitraries.of(FIELDS), inner).ofMaxSize(6).map(properties -> {
            JsonObjectBuilder fields = Json.createObjectBuilder();
            JsonArrayBuilder required = Json.createArrayBuilder();
            properties.forEach((name, schema) -> {
                fields.add(name, schema);
                required.add(name);
            });
            return Json.createObjectBuilder()
                    .add("type", "object")
                    .add("properties", fields)
                    .add("required", required)
                    .build();
        });
    }

    private static Arbitrary<JsonValue> several(Arbitrary<JsonValue> inner) {
        return Combinators.combine(
                        Arbitraries.of("allOf", "anyOf", "oneOf"), inner.list().ofMaxSize(3))
                .as((how, parts) -> {
                    JsonArrayBuilder all = Json.createArrayBuilder();
                    parts.forEach(all::add);
                    return Json.createObjectBuilder().add(how, all).build();
                });
    }
}
