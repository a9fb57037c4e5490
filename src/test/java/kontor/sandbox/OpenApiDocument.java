package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Set;
import kontor.sandbox.OpenApiSchemas.Use;

/** The account's OpenAPI document, in the shape of the server's generation: 3.0 or 3.1. */
final class OpenApiDocument {
    private final Dialect dialect;
    private final String root;
    private final OpenApiSchemas schemas;

    OpenApiDocument(Dialect dialect, Set<Way> ways, String root) {
        this.dialect = dialect;
        this.root = root;
        this.schemas = new OpenApiSchemas(dialect, ways);
    }

    JsonObject build() {
        JsonObjectBuilder paths = Json.createObjectBuilder();
        for (Resource resource : Resources.ALL) {
            paths.add(collectionAddress(resource), collectionPath(resource));
            paths.add(root + resource.path + "/{id}", itemPath(resource));
        }
        return Json.createObjectBuilder()
                .add("openapi", isOld() ? "3.0.0" : "3.1.0")
                .add(
                        "info",
                        Json.createObjectBuilder()
                                .add("title", "FrachtPilot API")
                                .add("description", "What an account holds: customers, products, orders and tours.")
                                .add("version", "2.0.0"))
                .add(
                        "servers",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder().add("url", "/").add("description", "")))
                .add("paths", paths)
                .add("components", Json.createObjectBuilder().add("schemas", schemas.components()))
                .build();
    }

    private boolean isOld() {
        return dialect == Dialect.RELEASE_2_7;
    }

    private String collectionAddress(Resource resource) {
        return resource.parent == null
                ? root + resource.path
                : root + resource.parent + "/{" + parentId(resource) + "}/" + resource.parentField;
    }

    private static String parentId(Resource resource) {
        return lowerFirst(Resources.named(resource.parent).orElseThrow().shortName) + "Id";
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private JsonObjectBuilder collectionPath(Resource resource) {
        JsonObjectBuilder path = Json.createObjectBuilder();
        for (String method : resource.collectionMethods) {
            var parameters = Json.createArrayBuilder();
            if (resource.parent != null) {
                parameters.add(OpenApiParameters.identifier(
                        parentId(resource), Resources.named(resource.parent).orElseThrow()));
            }
            if (method.equals("GET")) {
                new OpenApiParameters(resource).all().forEach(parameters::add);
            }
            path.add(
                    method.toLowerCase(Locale.ROOT),
                    operation(resource, method, true).add("parameters", parameters));
        }
        return path.add("parameters", Json.createArrayBuilder());
    }

    private JsonObjectBuilder itemPath(Resource resource) {
        JsonObjectBuilder path = Json.createObjectBuilder();
        for (String method : resource.itemMethods) {
            path.add(
                    method.toLowerCase(Locale.ROOT),
                    operation(resource, method, false)
                            .add(
                                    "parameters",
                                    Json.createArrayBuilder().add(OpenApiParameters.identifier("id", resource))));
        }
        return path.add("parameters", Json.createArrayBuilder());
    }

    private JsonObjectBuilder operation(Resource resource, String method, boolean collection) {
        JsonObjectBuilder operation = Json.createObjectBuilder()
                .add("operationId", operationId(resource, method.toLowerCase(Locale.ROOT), collection))
                .add("tags", Json.createArrayBuilder().add(resource.shortName))
                .add("summary", summary(resource, method, collection))
                .add("responses", responses(resource, method, collection));
        return switch (method) {
            case "POST", "PUT" -> operation.add("requestBody", requestBody(resource, false));
            case "PATCH" -> operation.add("requestBody", requestBody(resource, true));
            default -> operation;
        };
    }

    private String operationId(Resource resource, String method, boolean collection) {
        if (isOld()) {
            return method + resource.shortName + (collection ? "Collection" : "Item");
        }
        String below = resource.parent == null
                ? resource.path + (collection ? "" : "_id")
                : collection
                        ? resource.parent + "_" + parentId(resource) + resource.parentField
                        : resource.path + "_id";
        return "api_" + below + "_" + method + (collection && method.equals("get") ? "_collection" : "");
    }

    private static String summary(Resource resource, String method, boolean collection) {
        return switch (method) {
            case "GET" ->
                collection
                        ? "Retrieves the collection of " + resource.shortName + " resources."
                        : "Retrieves a " + resource.shortName + " resource.";
            case "POST" -> "Creates a " + resource.shortName + " resource.";
            case "PUT" -> "Replaces the " + resource.shortName + " resource.";
            case "PATCH" -> "Updates the " + resource.shortName + " resource.";
            default -> "Removes the " + resource.shortName + " resource.";
        };
    }

    private JsonObjectBuilder requestBody(Resource resource, boolean merge) {
        JsonObjectBuilder content = Json.createObjectBuilder();
        if (merge) {
            content.add(Api.MERGE_PATCH, ofSchema(schemas.ref(resource, false, Use.PATCH)));
        } else {
            content.add(Answer.LD, ofSchema(schemas.ref(resource, true, Use.WRITE)))
                    .add(Answer.JSON, ofSchema(schemas.ref(resource, false, Use.WRITE)));
        }
        return Json.createObjectBuilder()
                .add("description", "The " + resource.shortName + " resource")
                .add("content", content)
                .add("required", true);
    }

    private JsonObjectBuilder responses(Resource resource, String method, boolean collection) {
        JsonObjectBuilder responses = Json.createObjectBuilder();
        switch (method) {
            case "DELETE" ->
                responses.add(
                        "204", Json.createObjectBuilder().add("description", resource.shortName + " resource deleted"));
            case "GET" -> responses.add("200", answered(resource, collection));
            default -> {
                responses.add(method.equals("POST") ? "201" : "200", answered(resource, false));
                responses.add("400", Json.createObjectBuilder().add("description", "Invalid input"));
                responses.add("422", Json.createObjectBuilder().add("description", "Unprocessable entity"));
            }
        }
        return collection
                ? responses
                : responses.add("404", Json.createObjectBuilder().add("description", "Resource not found"));
    }

    private JsonObjectBuilder answered(Resource resource, boolean collection) {
        JsonObject ld = schemas.ref(resource, true, Use.READ);
        JsonObject plain = schemas.ref(resource, false, Use.READ);
        return Json.createObjectBuilder()
                .add("description", resource.shortName + (collection ? " collection" : " resource"))
                .add(
                        "content",
                        Json.createObjectBuilder()
                                .add(Answer.LD, ofSchema(collection ? schemas.hydraCollection(ld) : ld))
                                .add(Answer.JSON, ofSchema(collection ? OpenApiSchemas.array(plain) : plain)));
    }

    private static JsonObjectBuilder ofSchema(JsonObject schema) {
        return Json.createObjectBuilder().add("schema", schema);
    }
}
