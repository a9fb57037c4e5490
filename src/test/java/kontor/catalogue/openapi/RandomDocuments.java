package kontor.catalogue.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Documents put together by chance: some classes as real servers describe them, in all the ways that were seen, and beside them
 * everything that OpenAPI allows, and much that it doesn't.
 */
public final class RandomDocuments {
    /** The last is longer than names of anything are thought to be. */
    private static final List<String> CLASSES = List.of(
            "Apple",
            "Pear",
            "Plum",
            "Quince",
            "Medlar",
            "AddressToWhichParcelsOfCustomersWithAnAgreementOfTheirOwnAreForwarded");

    private static final int DEEPEST = 3;

    private RandomDocuments() {}

    /** What a document says of a collection. */
    private enum Collection {
        BARE,
        PREFIXED,
        PLAIN,
        /** Nothing but that it has pages. */
        UNDESCRIBED
    }

    /** What can be done with the objects of a class. */
    private enum Writing {
        PATCHED,
        /** As a whole only. */
        REPLACED,
        /** Both, and removed. */
        ALL,
        /** Made, at a path that isn't the collection's, and patched. */
        MADE_ELSEWHERE,
        NONE
    }

    /** The operations of a class. */
    private record Paths(JsonObject collection, JsonObject item, JsonObject making) {}

    /** All that is said of a class. */
    private record Described(JsonValue schema, Paths paths) {}

    /** Any document. */
    public static Arbitrary<JsonObject> any() {
        List<Arbitrary<Described>> classes = CLASSES.stream()
                .map(name -> Arbitraries.frequencyOf(
                        Tuple.of(
                                3,
                                Combinators.combine(RandomSchemas.ofClass(), real(name))
                                        .as(Described::new)),
                        Tuple.of(
                                2,
                                Combinators.combine(RandomSchemas.any(DEEPEST), whatever())
                                        .as(Described::new))))
                .toList();
        return Combinators.combine(
                        Arbitraries.of("3.0.0", "3.0.3", "3.1.0"),
                        Combinators.combine(classes).as(each -> each))
                .as(RandomDocuments::document)
                .withoutEdgeCases();
    }

    private static JsonObject document(String version, List<Described> classes) {
        JsonObjectBuilder named = Json.createObjectBuilder();
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (int i = 0; i < CLASSES.size(); i++) {
            String plural = CLASSES.get(i).toLowerCase(Locale.ROOT) + "s";
            named.add(schema(CLASSES.get(i)), classes.get(i).schema());
            Paths of = classes.get(i).paths();
            all.add("/api_v2/" + plural, of.collection()).add("/api_v2/" + plural + "/{id}", of.item());
            if (!of.making().isEmpty()) {
                all.add("/api_v2/" + plural + "/add", of.making());
            }
        }
        return Json.createObjectBuilder()
                .add("openapi", version)
                .add("info", Json.createObjectBuilder().add("title", "x").add("version", "1"))
                .add("paths", all)
                .add("components", Json.createObjectBuilder().add("schemas", named))
                .build();
    }

    private static String schema(String name) {
        return name + (CLASSES.indexOf(name) % 2 == 0 ? "" : ".jsonld-read");
    }

    private static Arbitrary<Paths> real(String name) {
        JsonObject schema = Json.createObjectBuilder()
                .add("$ref", "#/components/schemas/" + schema(name))
                .build();
        return Combinators.combine(
                        Arbitraries.of(Collection.class), Arbitraries.of(Writing.class), Arbitraries.of(true, false))
                .as((collection, writing, answered) -> {
                    JsonObject list = Json.createObjectBuilder()
                            .add("get", listing(name, collection, schema))
                            .build();
                    JsonObjectBuilder item = Json.createObjectBuilder().add("get", operation(schema, null));
                    if (writing == Writing.REPLACED || writing == Writing.ALL) {
                        item.add("put", written(answered, schema, "application/ld+json"));
                    }
                    if (writing != Writing.REPLACED && writing != Writing.NONE) {
                        item.add("patch", written(answered, schema, "application/merge-patch+json"));
                    }
                    if (writing == Writing.ALL) {
                        item.add("delete", written(false, null, null));
                    }
                    JsonObject making = Json.createObjectBuilder()
                            .add(
                                    "post",
                                    written(answered, schema, "application/ld+json")
                                            .add(
                                                    "tags",
                                                    Json.createArrayBuilder().add(name))
                                            .add("operationId", "post" + name + "Collection"))
                            .build();
                    return new Paths(
                            writing == Writing.ALL
                                    ? Json.createObjectBuilder(list)
                                            .addAll(Json.createObjectBuilder(making))
                                            .build()
                                    : list,
                            item.build(),
                            writing == Writing.MADE_ELSEWHERE ? making : JsonValue.EMPTY_JSON_OBJECT);
                });
    }

    private static JsonObjectBuilder listing(String name, Collection collection, JsonValue schema) {
        if (collection == Collection.UNDESCRIBED) {
            return Json.createObjectBuilder()
                    .add("operationId", "get-v1-" + name.toLowerCase(Locale.ROOT))
                    .add("parameters", RandomSchemas.json("[{'name':'page','in':'query','schema':{'type':'integer'}}]"))
                    .add(
                            "responses",
                            RandomSchemas.json("{'200':{'description':'OK','content':{'application/ld+json':"
                                    + "{'examples':null}}}}"));
        }
        JsonObject array = Json.createObjectBuilder()
                .add("type", "array")
                .add("items", schema)
                .build();
        String member = collection == Collection.PREFIXED ? "hydra:member" : "member";
        JsonObject object = Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", Json.createObjectBuilder().add(member, array))
                .build();
        return operation(collection == Collection.BARE ? array : object, null)
                .add("operationId", "api_" + name.toLowerCase(Locale.ROOT) + "s_get_collection");
    }

    /** @param answered whether the object comes back, and not 204 */
    private static JsonObjectBuilder written(boolean answered, JsonValue schema, String contentType) {
        JsonObjectBuilder operation = answered
                ? operation(schema, null)
                : Json.createObjectBuilder().add("responses", RandomSchemas.json("{'204':{'description':''}}"));
        return schema == null ? operation : operation.add("requestBody", content(schema, contentType));
    }

    private static Arbitrary<Paths> whatever() {
        return Combinators.combine(
                        RandomSchemas.any(1),
                        RandomSchemas.any(1),
                        parameters(),
                        Arbitraries.integers().between(0, 63))
                .as(RandomDocuments::whatever);
    }

    private static Paths whatever(JsonValue shown, JsonValue sent, JsonValue parameters, int operations) {
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
        return new Paths(collection.build(), item.build(), JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonObjectBuilder operation(JsonValue answer, JsonValue body) {
        JsonObjectBuilder operation = Json.createObjectBuilder()
                .add(
                        "responses",
                        Json.createObjectBuilder()
                                .add(
                                        "200",
                                        content(answer, "application/ld+json").add("description", "")));
        return body == null ? operation : operation.add("requestBody", content(body, "application/ld+json"));
    }

    private static JsonObjectBuilder content(JsonValue schema, String type) {
        return Json.createObjectBuilder()
                .add(
                        "content",
                        Json.createObjectBuilder()
                                .add(type, Json.createObjectBuilder().add("schema", schema)));
    }

    private static Arbitrary<JsonValue> parameters() {
        return Combinators.combine(
                        Arbitraries.of(RandomSchemas.FIELDS),
                        Arbitraries.of(
                                "", "[]", "[after]", "[before]", "[gte]", "[lte]", "[strictly_before]", "[", "[]]"),
                        Arbitraries.of("", "order[", "exists["),
                        RandomSchemas.any(0))
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
}
