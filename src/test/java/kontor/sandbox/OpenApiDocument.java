package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import kontor.sandbox.Resource.Property;

/** The account's OpenAPI document, in the shape of the server's generation: 3.0 or 3.1. */
final class OpenApiDocument {
    private final Dialect dialect;
    private final String root;

    OpenApiDocument(Dialect dialect, String root) {
        this.dialect = dialect;
        this.root = root;
    }

    JsonObject build() {
        JsonObjectBuilder paths = Json.createObjectBuilder();
        JsonObjectBuilder schemas = Json.createObjectBuilder();
        for (Resource resource : Resources.ALL) {
            paths.add(root + resource.path(), collectionPath(resource));
            paths.add(root + resource.path() + "/{id}", itemPath(resource));
            schemas.add(resource.shortName(), schema(resource, false));
            schemas.add(resource.shortName() + ".jsonld", schema(resource, true));
        }
        return Json.createObjectBuilder()
                .add("openapi", isNew() ? "3.1.0" : "3.0.0")
                .add(
                        "info",
                        Json.createObjectBuilder()
                                .add("title", "FrachtPilot API")
                                .add("version", "2.0.0"))
                .add(
                        "servers",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("url", "/")))
                .add("paths", paths)
                .add("components", Json.createObjectBuilder().add("schemas", schemas))
                .build();
    }

    private boolean isNew() {
        return dialect == Dialect.HYDRA_UNPREFIXED;
    }

    private JsonObjectBuilder collectionPath(Resource resource) {
        JsonArrayBuilder parameters = Json.createArrayBuilder().add(parameter("page", "query", "integer"));
        resource.partial().forEach(name -> parameters.add(parameter(name, "query", "string")));
        resource.orders().stream()
                .sorted()
                .forEach(name -> parameters.add(Json.createObjectBuilder()
                        .add("name", "order[" + name + "]")
                        .add("in", "query")
                        .add(
                                "schema",
                                Json.createObjectBuilder()
                                        .add("type", "string")
                                        .add("enum", Json.createArrayBuilder(List.of("asc", "desc"))))));
        JsonObjectBuilder path = Json.createObjectBuilder()
                .add("get", operation(resource, "get", true).add("parameters", parameters));
        return resource.readOnly() ? path : path.add("post", operation(resource, "post", true));
    }

    private JsonObjectBuilder itemPath(Resource resource) {
        JsonObjectBuilder path = Json.createObjectBuilder();
        for (String method : resource.readOnly() ? List.of("get") : List.of("get", "put", "patch", "delete")) {
            path.add(
                    method,
                    operation(resource, method, false)
                            .add("parameters", Json.createArrayBuilder().add(parameter("id", "path", "string"))));
        }
        return path;
    }

    private JsonObjectBuilder operation(Resource resource, String method, boolean collection) {
        String id = isNew()
                ? "api_" + resource.path() + (collection ? "" : "_id") + "_" + method
                        + (collection && method.equals("get") ? "_collection" : "")
                : method + resource.shortName() + (collection ? "Collection" : "Item");
        return Json.createObjectBuilder()
                .add("operationId", id)
                .add("tags", Json.createArrayBuilder().add(resource.shortName()))
                .add(
                        "responses",
                        Json.createObjectBuilder()
                                .add(
                                        "200",
                                        Json.createObjectBuilder()
                                                .add("description", resource.shortName())
                                                .add(
                                                        "content",
                                                        Json.createObjectBuilder()
                                                                .add(
                                                                        "application/ld+json",
                                                                        content(resource, true, collection))
                                                                .add(
                                                                        "application/json",
                                                                        content(resource, false, collection)))));
    }

    private static JsonObjectBuilder content(Resource resource, boolean ld, boolean collection) {
        JsonObjectBuilder item = Json.createObjectBuilder()
                .add("$ref", "#/components/schemas/" + resource.shortName() + (ld ? ".jsonld" : ""));
        return Json.createObjectBuilder()
                .add(
                        "schema",
                        collection
                                ? Json.createObjectBuilder()
                                        .add("type", "array")
                                        .add("items", item)
                                : item);
    }

    private static JsonObjectBuilder parameter(String name, String in, String type) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("in", in)
                .add("required", in.equals("path"))
                .add("schema", Json.createObjectBuilder().add("type", type));
    }

    private JsonObjectBuilder schema(Resource resource, boolean ld) {
        JsonArrayBuilder required = Json.createArrayBuilder();
        JsonObjectBuilder properties = Json.createObjectBuilder();
        if (ld) {
            properties.add(
                    "@id", Json.createObjectBuilder().add("type", "string").add("readOnly", true));
            properties.add(
                    "@type", Json.createObjectBuilder().add("type", "string").add("readOnly", true));
        }
        for (Property property : resource.properties()) {
            properties.add(property.name(), property(property));
            if (property.required()) {
                required.add(property.name());
            }
        }
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .add("required", required);
    }

    private JsonObjectBuilder property(Property property) {
        JsonObjectBuilder schema = Json.createObjectBuilder();
        String type = switch (property.type()) {
            case INTEGER, NUMBER, BOOLEAN, OBJECT, ARRAY ->
                property.type().name().toLowerCase();
            default -> "string";
        };
        if (property.required() || property.readOnly()) {
            schema.add("type", type);
        } else if (isNew()) {
            schema.add("type", Json.createArrayBuilder().add(type).add("null"));
        } else {
            schema.add("type", type).add("nullable", true);
        }
        switch (property.type()) {
            case EMAIL -> schema.add("format", "email");
            case DATE -> schema.add("format", "date");
            case DATE_TIME -> schema.add("format", "date-time");
            case RELATION -> schema.add("format", "iri-reference");
            case ARRAY -> schema.add("items", Json.createObjectBuilder());
            default -> {}
        }
        if (property.readOnly()) {
            schema.add("readOnly", true);
        }
        if (property.maxLength() > 0) {
            schema.add("maxLength", property.maxLength());
        }
        if (!property.values().isEmpty()) {
            schema.add("enum", Json.createArrayBuilder(property.values()));
        }
        return schema;
    }
}
