package kontor.change;

import static kontor.change.HostileJson.many;

import java.util.List;
import java.util.Random;

/** OpenAPI documents that stand for much more than they are, and such as are hardly any. */
final class HostileDocuments {
    private static final List<String> HOW = List.of("anyOf", "oneOf", "allOf");
    private static final List<String> TYPES =
            List.of("string", "number", "integer", "boolean", "object", "array", "null", "file");
    private static final List<String> FORMATS =
            List.of("date", "date-time", "time", "iri-reference", "decimal", "uuid");
    private static final List<String> KEYWORDS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "multipleOf",
            "maxLength",
            "minItems",
            "default",
            "example",
            "const",
            "pattern",
            "description",
            "enum",
            "required",
            "properties",
            "items",
            "additionalProperties",
            "type",
            "format",
            "nullable",
            "readOnly",
            "$ref",
            "examples",
            "discriminator",
            "xml",
            "deprecated");

    private final Random random;
    private final HostileJson json;

    HostileDocuments(Random random) {
        this.random = random;
        this.json = new HostileJson(random);
    }

    String next() {
        StringBuilder schemas = new StringBuilder(schema("Thing"));
        int links = 1 + random.nextInt(80);
        schemas.append(',').append(chain(links));
        schemas.append(",\"Wide\":{\"type\":\"object\",\"properties\":{")
                .append(many(json.size(60_000), i -> "\"p" + i + "\":" + property(links)))
                .append("}}");
        int types = 1 + json.size(3_000);
        StringBuilder paths = new StringBuilder(path("things", "Thing", random.nextBoolean()));
        for (int i = 0; i < types; i++) {
            paths.append(',').append(path("t" + i, json.any(List.of("Thing", "E0", "E3", "Wide", "Missing")), i < 3));
        }
        String document = "{\"openapi\":\"" + json.any(List.of("3.1.0", "3.0.3", "3.0.0"))
                + "\",\"info\":{\"title\":\"x\",\"version\":\"1\"}," + "\"paths\":{" + paths
                + "},\"components\":{\"schemas\":{" + schemas + "}}}";
        return random.nextInt(5) == 0 ? json.spoilt(document) : document;
    }

    private String schema(String name) {
        return "\"" + name + "\":{\"type\":\"object\",\"required\":[" + many(json.size(2_000), i -> json.name())
                + "],\"properties\":{"
                + many(HostileJson.NAMES.size(), i -> "\"" + HostileJson.NAMES.get(i) + "\":" + property(5))
                + (random.nextInt(4) == 0 ? "," + json.name() + ":" + json.value(3) : "") + "}}";
    }

    private String chain(int links) {
        String how = json.any(HOW);
        int fan = 1 + random.nextInt(5);
        int kind = random.nextInt(4);
        return many(links, i -> {
            String next = reference("E" + (i + 1 == links ? random.nextInt(links) : i + 1));
            String branch = switch (kind) {
                case 0 -> next;
                case 1 -> "{\"type\":\"array\",\"items\":" + next + "}";
                case 2 -> "{\"type\":\"object\",\"properties\":{\"a\":" + next + ",\"b\":" + next + "}}";
                default -> "{\"" + json.any(HOW) + "\":[" + next + "," + next + "]}";
            };
            return "\"E" + i + "\":{\"" + how + "\":[" + many(fan, k -> branch)
                    + (random.nextBoolean() ? ",{\"type\":\"string\"}" : "") + "]}";
        });
    }

    private static String reference(String name) {
        return "{\"$ref\":\"#/components/schemas/" + name + "\"}";
    }

    private String property(int links) {
        return switch (random.nextInt(9)) {
            case 0 -> reference("E" + random.nextInt(links + 1));
            case 1 -> reference(json.any(List.of("Thing", "Wide", "Missing", "%", "~1~0")));
            case 2 -> "{\"type\":\"string\",\"enum\":[" + many(json.size(3_000), i -> json.text()) + "]}";
            case 3 ->
                "{\"type\":\"array\",\"items\":" + (random.nextInt(3) == 0 ? property(links) : reference("Wide")) + "}";
            case 4 ->
                "{\"" + json.any(KEYWORDS) + "\":" + json.value(2) + ",\"" + json.any(KEYWORDS) + "\":" + json.value(1)
                        + "}";
            case 5 -> "{\"type\":\"number\",\"minimum\":" + json.number() + ",\"maximum\":" + json.number() + "}";
            case 6 -> {
                int depth = random.nextInt(10) == 0 ? json.size(1_500) : random.nextInt(4);
                yield "{\"type\":\"object\",\"properties\":{\"a\":".repeat(depth) + "{}" + "}}".repeat(depth);
            }
            default -> "{\"type\":\"" + json.any(TYPES) + "\",\"format\":\"" + json.any(FORMATS) + "\"}";
        };
    }

    private String path(String name, String schema, boolean sends) {
        String content =
                "{\"content\":{\"application/ld+json\":{\"schema\":" + reference(schema) + "}},\"description\":\"\"}";
        String list = "{\"content\":{\"application/ld+json\":{\"schema\":{\"type\":\"array\",\"items\":"
                + reference(schema) + "}}},\"description\":\"\"}";
        String parameters = sends
                ? ",\"parameters\":["
                        + many(
                                json.size(5_000),
                                i -> "{\"name\":" + json.name() + ",\"in\":\"query\",\"schema\":" + property(5) + "}")
                        + "]"
                : "";
        return "\"/api_v2/" + name + "\":{\"get\":{\"operationId\":\"api_" + name
                + "_get_collection\",\"responses\":{\"200\":" + list
                + "}" + parameters + "}" + (sends ? ",\"post\":{\"requestBody\":" + content + ",\"responses\":{}}" : "")
                + "},\"/api_v2/"
                + name + "/{id}\":{\"get\":{\"responses\":{\"200\":" + content + "}}"
                + (sends ? ",\"patch\":{\"requestBody\":" + content + ",\"responses\":{}}" : "") + "}";
    }
}
