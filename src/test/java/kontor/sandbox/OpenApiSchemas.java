package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kontor.sandbox.Property.Type;

/** The component schemas of the document: one per class, format and group, as they come to be referred to. */
final class OpenApiSchemas {
    enum Use {
        READ,
        WRITE,
        PATCH
    }

    /** In which format, for what, and within which resource something is described. */
    private record Place(boolean ld, Use use, Resource of) {
        String name(String base, boolean mergePatches) {
            String format = ld ? ".jsonld" : mergePatches && use == Use.PATCH ? ".jsonMergePatch" : "";
            String group = of.grouped ? "-" + snake(of.shortName) + (use == Use.READ ? ".read" : ".write") : "";
            return base + format + group;
        }

        private static String snake(String name) {
            return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        }
    }

    private static final JsonObject TEXT =
            Json.createObjectBuilder().add("type", "string").build();

    private final Dialect dialect;
    /** Whether several types are told in a list, as OpenAPI 3.1 does. */
    private final boolean listsTypes;

    private final Set<Way> ways;
    private final boolean bases;
    private final boolean momentsOnly;
    private final Map<String, JsonObject> schemas = new TreeMap<>();

    OpenApiSchemas(Dialect dialect, Set<Way> ways) {
        this.dialect = dialect;
        this.listsTypes = dialect != Dialect.RELEASE_2_7;
        this.ways = ways;
        this.bases = ways.contains(Way.BASE_SCHEMAS);
        this.momentsOnly = !ways.contains(Way.PLAIN_DAYS);
        if (bases) {
            schemas.put(
                    "HydraItemBaseSchema",
                    object(ldKeys(true), List.of("@id", "@type")).build());
            schemas.put("HydraCollectionBaseSchema", collectionBase());
        }
    }

    JsonObjectBuilder components() {
        return Json.createObjectBuilder(new TreeMap<String, Object>(schemas));
    }

    JsonObject ref(Resource resource, boolean ld, Use use) {
        return ref(resource.shortName, resource.properties, resource.ids, new Place(ld, use, resource));
    }

    /** @param ids {@link Resource.Ids#COMPOSITE} for what has no {@code id} of its own */
    private JsonObject ref(String base, List<Property> properties, Resource.Ids ids, Place place) {
        String name = place.name(base, bases);
        if (!schemas.containsKey(name)) {
            schemas.put(name, JsonValue.EMPTY_JSON_OBJECT);
            schemas.put(name, schema(properties, ids, place));
        }
        return Json.createObjectBuilder()
                .add("$ref", "#/components/schemas/" + name)
                .build();
    }

    private JsonObject schema(List<Property> properties, Resource.Ids ids, Place place) {
        boolean keys = place.ld && place.use == Use.READ;
        JsonObjectBuilder fields = keys && !bases ? ldKeys(false) : Json.createObjectBuilder();
        if (ids != Resource.Ids.COMPOSITE && place.use == Use.READ) {
            JsonObjectBuilder id = Json.createObjectBuilder().add("readOnly", true);
            fields.add(
                    "id",
                    ids == Resource.Ids.UUID
                            ? id.add("type", "string").add("format", "uuid")
                            : id.add("type", "integer"));
        }
        List<Property> shown = properties.stream()
                .filter(property ->
                        !place.of.grouped || (place.use == Use.READ ? !property.writeOnly : !property.readOnly))
                .toList();
        shown.forEach(property -> fields.add(property.name, described(property, place)));
        List<String> required = shown.stream()
                .filter(property -> property.required && !(bases && place.use == Use.PATCH))
                .map(property -> property.name)
                .toList();
        JsonObject object = object(fields, required).build();
        return keys && bases
                ? Json.createObjectBuilder()
                        .add(
                                "allOf",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("$ref", "#/components/schemas/HydraItemBaseSchema"))
                                        .add(object))
                        .build()
                : object;
    }

    private static JsonObjectBuilder object(JsonObjectBuilder properties, List<String> required) {
        JsonObjectBuilder object =
                Json.createObjectBuilder().add("type", "object").add("properties", properties);
        return required.isEmpty() ? object : object.add("required", Json.createArrayBuilder(required));
    }

    private static JsonObjectBuilder ldKeys(boolean unmarked) {
        JsonObjectBuilder text = Json.createObjectBuilder().add("type", "string");
        JsonObject key = unmarked ? text.build() : text.add("readOnly", true).build();
        return Json.createObjectBuilder()
                .add(
                        "@context",
                        Json.createObjectBuilder()
                                .add(
                                        "oneOf",
                                        Json.createArrayBuilder()
                                                .add(TEXT)
                                                .add(Json.createObjectBuilder()
                                                        .add("type", "object")
                                                        .add("additionalProperties", true)))
                                .add("readOnly", true))
                .add("@id", key)
                .add("@type", key);
    }

    private JsonObject described(Property property, Place place) {
        JsonObjectBuilder schema = Json.createObjectBuilder(typed(property, place));
        if (property.readOnly) {
            schema.add("readOnly", true);
        }
        if (property.writeOnly) {
            schema.add("writeOnly", true);
        }
        if (property.deprecated) {
            schema.add("deprecated", true);
        }
        if (property.description != null) {
            schema.add("description", property.description);
        }
        if (property.defaultValue != null && !isEmpty(property.defaultValue)) {
            JsonValue standard = property.enumeration != null && dialect.describesEnumsAsObjects()
                    ? enumCase(((JsonString) property.defaultValue).getString())
                    : property.defaultValue;
            schema.add("default", standard).add("example", standard);
        }
        if (property.example != null) {
            schema.add("example", property.example);
        }
        return schema.build();
    }

    /** What PHP calls empty is not told as a default. */
    private static boolean isEmpty(JsonValue value) {
        return List.of(JsonValue.FALSE, Json.createValue(0), Json.createValue(""))
                .contains(value);
    }

    private static JsonObject enumCase(String value) {
        return Json.createObjectBuilder()
                .add("name", value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1))
                .add("value", value)
                .build();
    }

    private JsonObject typed(Property property, Place place) {
        if (property.enumeration != null && dialect.describesEnumsAsObjects()) {
            return referred(property, enumObject(property, place));
        }
        return switch (property.type) {
            case OBJECT ->
                referred(
                        property,
                        ref(
                                property.schema,
                                property.parts,
                                property.of == null ? Resource.Ids.COMPOSITE : Resource.Ids.NUMBER,
                                place));
            case RELATION ->
                property.shows.isEmpty() || place.use != Use.READ && !ways.contains(Way.RELATED_TAKEN)
                        ? scalar(property)
                                .add("example", "https://example.com/")
                                .build()
                        : referred(property, embedded(property, place));
            case LIST -> array(typed(property.item, place));
            case MAP ->
                typed("object", property.isNullable())
                        .add("additionalProperties", typed("string", false))
                        .build();
            case JSON ->
                typed("object", property.isNullable())
                        .add("additionalProperties", true)
                        .build();
            default -> scalar(property).build();
        };
    }

    /** The enum's class, which is described by its properties, like any other class. */
    private JsonObject enumObject(Property property, Place place) {
        JsonObject part = Json.createObjectBuilder(TEXT).add("readOnly", true).build();
        JsonObjectBuilder parts = place.ld && place.use == Use.READ ? ldKeys(false) : Json.createObjectBuilder();
        String name = place.name(property.enumeration, bases);
        schemas.put(
                name,
                object(parts.add("name", part).add("value", part), List.of()).build());
        return Json.createObjectBuilder()
                .add("$ref", "#/components/schemas/" + name)
                .build();
    }

    private JsonObject embedded(Property property, Place place) {
        Resource resource = Resources.named(property.of).orElseThrow();
        return ref(resource.shortName, Related.shown(property, ways), resource.ids, place);
    }

    private JsonObject referred(Property property, JsonObject ref) {
        if (!property.isNullable() || property.name.isEmpty()) {
            return ref;
        }
        JsonArrayBuilder any = Json.createArrayBuilder().add(ref);
        return listsTypes
                ? Json.createObjectBuilder()
                        .add("anyOf", any.add(Json.createObjectBuilder().add("type", "null")))
                        .build()
                : Json.createObjectBuilder()
                        .add("anyOf", any)
                        .add("nullable", true)
                        .build();
    }

    static JsonObject array(JsonObject items) {
        return Json.createObjectBuilder()
                .add("type", "array")
                .add("items", items)
                .build();
    }

    private JsonObjectBuilder scalar(Property property) {
        String type = switch (property.type) {
            case INTEGER, NUMBER, BOOLEAN -> property.type.name().toLowerCase(Locale.ROOT);
            default -> "string";
        };
        boolean nullable = property.isNullable() && !property.name.isEmpty();
        JsonObjectBuilder schema = typed(type, nullable);
        switch (property.type) {
            case EMAIL -> schema.add("format", "email");
            case URI -> schema.add("format", "uri");
            case UUID -> schema.add("format", "uuid");
            case DATE -> schema.add("format", momentsOnly ? "date-time" : "date");
            case DATE_TIME -> schema.add("format", "date-time");
            case TIME -> schema.add("format", momentsOnly ? "date-time" : "time");
            case RELATION -> schema.add("format", "iri-reference");
            default -> {}
        }
        if (!property.values.isEmpty()) {
            JsonArrayBuilder values = Json.createArrayBuilder(property.values);
            schema.add("enum", nullable ? values.addNull() : values);
        }
        return bounded(property, schema);
    }

    private JsonObjectBuilder typed(String type, boolean nullable) {
        if (nullable && listsTypes) {
            return Json.createObjectBuilder()
                    .add("type", Json.createArrayBuilder().add(type).add("null"));
        }
        JsonObjectBuilder schema = Json.createObjectBuilder().add("type", type);
        return nullable ? schema.add("nullable", true) : schema;
    }

    private JsonObjectBuilder bounded(Property property, JsonObjectBuilder schema) {
        if (property.minLength > 0) {
            schema.add("minLength", property.minLength);
        }
        if (property.maxLength > 0) {
            schema.add("maxLength", property.maxLength);
        }
        if (property.pattern != null && property.type != Type.MAP) {
            schema.add("pattern", property.pattern);
        }
        if (property.maximum != null) {
            schema.add("maximum", property.maximum);
        }
        if (property.minimum == null) {
            return schema;
        }
        if (property.aboveMinimum && listsTypes) {
            return schema.add("exclusiveMinimum", property.minimum);
        }
        schema.add("minimum", property.minimum);
        return property.aboveMinimum ? schema.add("exclusiveMinimum", true) : schema;
    }

    /** What a collection looks like in JSON-LD. */
    JsonObject hydraCollection(JsonObject item) {
        String prefix = dialect.prefix();
        if (bases) {
            return Json.createObjectBuilder()
                    .add(
                            "allOf",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("$ref", "#/components/schemas/HydraCollectionBaseSchema"))
                                    .add(object(
                                            Json.createObjectBuilder().add(prefix + "member", array(item)),
                                            List.of(prefix + "member"))))
                    .build();
        }
        return object(
                        Json.createObjectBuilder()
                                .add(prefix + "member", array(item))
                                .add(prefix + "totalItems", total())
                                .add(prefix + "view", view(prefix))
                                .add(
                                        prefix + "search",
                                        Json.createObjectBuilder().add("type", "object")),
                        List.of(prefix + "member"))
                .build();
    }

    private JsonObject collectionBase() {
        String prefix = dialect.prefix();
        return object(
                        ldKeys(true)
                                .add(prefix + "totalItems", total())
                                .add(prefix + "view", view(prefix))
                                .add(
                                        prefix + "search",
                                        Json.createObjectBuilder().add("type", "object")),
                        List.of())
                .build();
    }

    private static JsonObjectBuilder total() {
        return Json.createObjectBuilder().add("type", "integer").add("minimum", 0);
    }

    private static JsonObjectBuilder view(String prefix) {
        JsonObjectBuilder links = Json.createObjectBuilder()
                .add("@id", Json.createObjectBuilder().add("type", "string").add("format", "iri-reference"))
                .add("@type", TEXT);
        for (String link : List.of("first", "last", "previous", "next")) {
            links.add(
                    prefix + link,
                    Json.createObjectBuilder().add("type", "string").add("format", "iri-reference"));
        }
        return object(links, List.of());
    }
}
