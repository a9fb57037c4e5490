package kontor.catalogue.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Schemas put together by chance: such as real documents hold, and such as OpenAPI allows or forbids. */
final class RandomSchemas {
    static final List<String> FIELDS = List.of(
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
            "x",
            "appleId",
            "owner_id",
            "attributes",
            "phone",
            "passwordHash",
            "the-name-of-the-place-to-which-whatever-was-ordered-is-brought-in-time");
    private static final List<String> FORMATS =
            List.of("date", "date-time", "time", "email", "uri", "uuid", "iri-reference", "decimal", "nonsense");

    private static final String TEXT = "{'type':'string'}";

    /** With apostrophes for quotation marks. */
    private static final List<String> REAL = List.of(
            "{'type':'object','additionalProperties':{'type':'string'}}",
            "{'type':['object','null'],'additionalProperties':{'type':'string'}}",
            "{'type':'object','additionalProperties':true}",
            "{'type':'array','items':{}}",
            "{}",
            "{'type':'string','format':'date-time'}",
            "{'type':['string','null'],'format':'date-time'}",
            "{'format':'date-time'}",
            "{'format':'date'}",
            "{'format':'iri-reference'}",
            "{'format':'email'}",
            "{'type':'string','writeOnly':true}",
            "{'type':'string','readOnly':true}",
            "{'type':'integer','default':0}",
            "{'type':['string','null'],'maxLength':2000}",
            "{'type':'string','enum':['open','done']}",
            "{'type':'string','format':'iri-reference','enum':['/api_v2/apples/1','/api_v2/apples/2']}",
            "{'type':'string','format':'iri-reference','example':'https://example.com/'}",
            "{'type':'array','items':{'type':'string','format':'iri-reference'}}",
            "{'type':'array','items':{'$ref':'#/components/schemas/Apple'}}",
            "{'anyOf':[{'$ref':'#/components/schemas/Plum'},{'type':'null'}]}",
            "{'anyOf':[{'type':'string','format':'iri-reference'},{'$ref':'#/components/schemas/Quince'}]}",
            "{'type':'object','properties':{'street':{'type':'string'},'city':{'type':'string'}},'required':['city']}",
            "{'type':'array','items':{'type':'object','properties':{'@id':{'type':'string'},'amount':{'type':'number'}}}}");

    private RandomSchemas() {}

    static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readValue();
        }
    }

    /** What a class of a real document is described as. */
    static Arbitrary<JsonValue> ofClass() {
        return Arbitraries.randomValue(random -> {
            JsonObjectBuilder fields = Json.createObjectBuilder();
            for (String name : FIELDS) {
                if (random.nextBoolean()) {
                    fields.add(name, json(random.nextInt(4) == 0 ? TEXT : REAL.get(random.nextInt(REAL.size()))));
                }
            }
            return Json.createObjectBuilder()
                    .add("type", "object")
                    .add("properties", fields)
                    .build();
        });
    }

    /** Anything. */
    static Arbitrary<JsonValue> any(int depth) {
        Arbitrary<JsonValue> plain = Arbitraries.oneOf(
                text(),
                number(),
                choice(),
                reference(),
                junk(),
                Arbitraries.of(REAL).map(RandomSchemas::json));
        if (depth == 0) {
            return plain;
        }
        Arbitrary<JsonValue> inner = Arbitraries.lazy(() -> any(depth - 1));
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
        return Arbitraries.of("['a','b',null]", "[1,2]", "[]", "[true,{'x':1}]", "7")
                .map(values -> json("{'enum':" + values + "}"));
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
        return Arbitraries.of("null", "true", "7", "[]", "{}", "'<script>'").map(RandomSchemas::json);
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
