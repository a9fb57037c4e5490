package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Where an account's document is to be had, which depends on its release. */
final class Documents {
    private static final String OPEN_API = "application/vnd.openapi+json";

    private final Manners manners;

    Documents(Manners manners) {
        this.manners = manners;
    }

    /** What an address answers, where it is one of the document's. */
    Optional<Answer> at(String path, String query, String accept) {
        boolean old = manners.dialect() == Dialect.RELEASE_2_7;
        if (path.equals("docs.json")) {
            return Optional.of(
                    old && !query.contains("spec_version=3")
                            ? Answer.of(200, Answer.JSON, swagger().toString())
                            : Answer.of(200, Answer.JSON, asked(query).toString()));
        }
        boolean openApi = path.equals("docs.jsonopenapi") || path.equals("docs") && accept.contains("openapi");
        if (!openApi) {
            return Optional.empty();
        }
        return Optional.of(
                old ? refused(path) : Answer.of(200, OPEN_API, asked(query).toString()));
    }

    /** 2.7 has OpenAPI under no media type of its own. */
    private Answer refused(String path) {
        Errors errors = new Errors(manners);
        return path.equals("docs")
                ? errors.of(406, "Requested format \"" + OPEN_API + "\" is not supported.")
                : errors.of(404, "Format \"jsonopenapi\" is not supported");
    }

    private JsonObject asked(String query) {
        JsonObject document = new OpenApiDocument(manners.dialect(), manners.ways(), manners.root()).build();
        return query.contains("spec_version=3.0.0") && manners.dialect() != Dialect.RELEASE_2_7
                ? downgraded(document)
                : document;
    }

    /** What 2.7 says of itself when it isn't asked for OpenAPI 3. */
    private static JsonObject swagger() {
        return Json.createObjectBuilder()
                .add("swagger", "2.0")
                .add("paths", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }

    /** As 3.x and 4.x do it: a list of types becomes alternatives, and nothing else changes. */
    private static JsonObject downgraded(JsonObject document) {
        JsonObjectBuilder schemas = Json.createObjectBuilder();
        document.getJsonObject("components")
                .getJsonObject("schemas")
                .forEach((name, schema) -> schemas.add(name, alternatives(schema.asJsonObject())));
        return Json.createObjectBuilder(document)
                .add("openapi", "3.0.0")
                .add("components", Json.createObjectBuilder().add("schemas", schemas))
                .build();
    }

    private static JsonObject alternatives(JsonObject schema) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .forEach((name, property) -> {
                    JsonObjectBuilder told = Json.createObjectBuilder(property.asJsonObject());
                    if (property.asJsonObject().get("type") instanceof JsonArray types) {
                        JsonArrayBuilder any = Json.createArrayBuilder();
                        types.forEach(type -> any.add(Json.createObjectBuilder().add("type", type)));
                        told.remove("type").add("anyOf", any);
                    }
                    properties.add(name, told);
                });
        return schema.containsKey("properties")
                ? Json.createObjectBuilder(schema).add("properties", properties).build()
                : schema;
    }
}
