package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a collection, as its document lists them. */
final class OpenApiParameters {
    private final Resource resource;
    private final List<JsonObject> parameters = new ArrayList<>();

    OpenApiParameters(Resource resource) {
        this.resource = resource;
    }

    static JsonObject identifier(String name, Resource resource) {
        JsonObjectBuilder schema =
                Json.createObjectBuilder().add("type", resource.ids == Resource.Ids.NUMBER ? "integer" : "string");
        if (resource.ids == Resource.Ids.UUID) {
            schema.add("format", "uuid");
        }
        return Json.createObjectBuilder()
                .add("name", name)
                .add("in", "path")
                .add("description", resource.shortName + " identifier")
                .add("required", true)
                .add("schema", schema)
                .build();
    }

    List<JsonObject> all() {
        query(
                "page",
                "The collection page number",
                Json.createObjectBuilder().add("type", "integer").add("default", 1));
        if (resource.asksForSize) {
            query(
                    "itemsPerPage",
                    "The number of items per page",
                    Json.createObjectBuilder()
                            .add("type", "integer")
                            .add("default", Query.PAGE)
                            .add("minimum", 0)
                            .add("maximum", Query.LARGEST_PAGE));
        }
        if (resource.asksForAll) {
            query("pagination", "Enable or disable pagination", type("boolean"));
        }
        resource.filters.forEach(this::filter);
        resource.orders.forEach(name -> query(
                "order[" + name + "]",
                "The order of " + name,
                type("string").add("enum", Json.createArrayBuilder().add("asc").add("desc"))));
        return parameters;
    }

    private void filter(Filter filter) {
        String name = filter.name();
        switch (filter.kind()) {
            case RANGE -> filter.kind().operators().forEach(how -> query(name + "[" + how + "]", "", type("string")));
            case DATE -> filter.kind().operators().forEach(how -> query(name + "[" + how + "]", "", type("string")));
            case EXISTS -> query("exists[" + name + "]", "", type("boolean"));
            case BOOLEAN -> query(name, "", type("boolean"));
            case SEARCH ->
                query(
                        name,
                        "Free text; looks into " + String.join(", ", filter.fields()),
                        type("string").add("minLength", 1));
            case PARTIAL -> query(name, "", type("string"));
            default -> {
                query(name, "", single(name));
                several(name);
            }
        }
    }

    private JsonObjectBuilder single(String name) {
        Property property = resource.byName().get(name);
        JsonObjectBuilder schema = type(
                property != null && property.type == Property.Type.INTEGER || name.equals("id") ? "integer" : "string");
        if (property != null && property.type == Property.Type.RELATION) {
            schema.add("format", "iri-reference");
        }
        if (property != null && !property.values.isEmpty()) {
            schema.add("enum", Json.createArrayBuilder(property.values));
        }
        return schema;
    }

    private void several(String name) {
        parameters.add(queried(
                        name + "[]",
                        "",
                        Json.createObjectBuilder().add("type", "array").add("items", single(name)))
                .add("style", "form")
                .add("explode", true)
                .build());
    }

    private void query(String name, String description, JsonObjectBuilder schema) {
        parameters.add(queried(name, description, schema).build());
    }

    private static JsonObjectBuilder queried(String name, String description, JsonObjectBuilder schema) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("in", "query")
                .add("description", description)
                .add("required", false)
                .add("deprecated", false)
                .add("allowEmptyValue", true)
                .add("schema", schema);
    }

    private static JsonObjectBuilder type(String type) {
        return Json.createObjectBuilder().add("type", type);
    }
}
