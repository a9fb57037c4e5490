package kontor.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.catalogue.UnusableDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents call write-only, in all the ways they can say so. */
class WriteOnlyTest {
    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {
              "/api_v2/users": {
                "get": {"operationId": "api_users_get_collection", "responses": {"200": {"content": {"application/json": {
                  "schema": {"type": "array", "items": {"$ref": "#/components/schemas/User"}}}}}}},
                "post": {"requestBody": {"content": {"application/json": {
                  "schema": {"$ref": "#/components/schemas/User"}}}}, "responses": {}}},
              "/api_v2/users/{id}": {
                "get": {"operationId": "getUserItem", "responses": {"200": {"content": {"application/json": {
                  "schema": {"$ref": "#/components/schemas/User"}}}}}},
                "patch": {"requestBody": {"content": {"application/merge-patch+json": {
                  "schema": {"$ref": "#/components/schemas/User.write"}}}}, "responses": {}}}},
             "components": {"schemas": {
              "Pin": {"type": "integer", "writeOnly": true},
              "User": {"type": "object", "properties": {
                "id": {"type": "integer", "readOnly": true},
                "name": {"type": "string"},
                "plain": {"type": "string", "writeOnly": true, "default": "x"},
                "byReference": {"$ref": "#/components/schemas/Pin"},
                "byAllOf": {"allOf": [{"$ref": "#/components/schemas/Pin"}]},
                "orNull": {"anyOf": [{"$ref": "#/components/schemas/Pin"}, {"type": "null"}]},
                "oneOfTwo": {"oneOf": [{"type": "string", "writeOnly": true}, {"type": "integer"}]},
                "items": {"type": "array", "items": {"type": "string", "writeOnly": true}},
                "map": {"type": "object", "additionalProperties": {"type": "string", "writeOnly": true}},
                "object": {"type": "object", "writeOnly": true, "properties": {"inner": {"type": "string"}}},
                "login": {"type": "object", "properties": {
                  "user": {"type": "string"}, "code": {"type": "string", "writeOnly": true}}},
                "logins": {"type": "array", "items": {"type": "object", "properties": {
                  "user": {"type": "string"}, "code": {"$ref": "#/components/schemas/Pin"}}}},
                "eitherWay": {"oneOf": [{"type": "object", "properties": {"token": {"type": "string", "writeOnly": true}}},
                  {"type": "object", "properties": {"a": {"type": "string"}}}]},
                "boss": {"$ref": "#/components/schemas/User"},
                "shownPassword": {"type": "string", "format": "password"}}},
              "User.write": {"type": "object", "properties": {
                "name": {"type": "string"},
                "unflagged": {"type": "string"},
                "unseenPassword": {"type": "string", "format": "password"},
                "plain": {"type": "string"}}}}}}
            """;

    private static ResourceType users() throws UnusableDocument {
        return OpenApiReader.read(DOCUMENT, "/api_v2/").type("users").orElseThrow();
    }

    private static Field field(String path) throws UnusableDocument {
        String[] names = path.split("/");
        Field field = users().field(names[0]).orElseThrow();
        return names.length == 1 ? field : field.field(names[1]).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "byReference",
                "byAllOf",
                "orNull",
                "oneOfTwo",
                "items",
                "map",
                "object",
                "object/inner",
                "login/code",
                "logins/code",
                "eitherWay/token",
                "boss/plain",
                "boss/byReference",
                "unseenPassword"
            })
    void isASecretHoweverItIsSaid(String path) throws UnusableDocument {
        assertThat(field(path).isSecret()).isTrue();
        assertThat(field(path).isReadable()).isFalse();
        assertThat(field(path).defaultJson()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "login", "login/user", "logins", "eitherWay", "boss", "shownPassword", "unflagged"})
    void nothingElseIs(String path) throws UnusableDocument {
        assertThat(field(path).isSecret()).isFalse();
    }

    @Test
    void isTypedAsAPassword() throws UnusableDocument {
        assertThat(field("plain").type()).isEqualTo(FieldType.PASSWORD);
        assertThat(field("login/code").type()).isEqualTo(FieldType.PASSWORD);
        assertThat(field("shownPassword").type()).isEqualTo(FieldType.PASSWORD);
        assertThat(field("byReference").type()).isEqualTo(FieldType.INTEGER);
        assertThat(field("map").type()).isEqualTo(FieldType.JSON);
    }

    @Test
    void whoAnObjectIsIsNoneWhateverIsSaidOfIt() throws UnusableDocument {
        String document = DOCUMENT.replace(
                "\"name\": {\"type\": \"string\"},\n    \"plain\"",
                "\"@id\": {\"type\": \"string\", \"writeOnly\": true}, \"plain\"");
        assertThat(document).isNotEqualTo(DOCUMENT);
        ResourceType users =
                OpenApiReader.read(document, "/api_v2/").type("users").orElseThrow();
        JsonObject user =
                Json.createObjectBuilder().add("@id", "/api_v2/users/1").build();
        assertThat(Secrets.without(users, user)).isEqualTo(user);
    }

    @Test
    void isNoColumnAndNoName() throws UnusableDocument {
        assertThat(users().columnFields()).noneMatch(Field::isSecret);
        assertThat(users().labelFields()).containsExactly("name");
    }

    /** A schema of an object, said of in a way that isn't flattened, or in which one part overrides another. */
    private static ResourceType things(String schema) throws UnusableDocument {
        return OpenApiReader.read("""
                        {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {
                          "/api_v2/things": {
                            "get": {"operationId": "api_things_get_collection", "responses": {"200": {"content":
                              {"application/json": {"schema": {"type": "array", "items": %1$s}}}}}}},
                          "/api_v2/things/{id}": {
                            "get": {"operationId": "getThingItem", "responses": {"200": {"content": {"application/json":
                              {"schema": %1$s}}}}}}}}
                        """.formatted(schema), "/api_v2/")
                .type("things")
                .orElseThrow();
    }

    private static String alternatives(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"type\": \"object\", \"properties\": {\"a" + i + "\": {\"type\": \"string\"}}}")
                .collect(Collectors.joining(", "));
    }

    static Stream<String> shapes() {
        String secret = "{\"type\": \"string\", \"writeOnly\": true}";
        String open = "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}, \"email\": %s}}";
        String plain = open.formatted("{\"type\": \"string\"}");
        String hidden = open.formatted(secret);
        return Stream.of(
                "{\"allOf\": [" + plain + ", " + hidden + "]}",
                "{\"oneOf\": [" + hidden + ", " + hidden.replace("name", "title") + "]}",
                "{\"oneOf\": [" + plain + ", {\"anyOf\": [" + plain + ", " + hidden + "]}]}",
                open.formatted("{\"anyOf\": [{\"anyOf\": [" + secret
                        + ", {\"type\": \"boolean\"}]}, {\"type\": \"integer\"}]}"),
                open.formatted("{\"writeOnly\": true, \"anyOf\": [" + alternatives(250) + "]}"),
                "{\"allOf\": [" + hidden + "], \"anyOf\": [" + alternatives(250) + "]}",
                "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}, \"patternProperties\": {\"email\": "
                        + secret + "}}");
    }

    /** The value itself is looked for, since of some of these shapes there are no fields at all. */
    @ParameterizedTest
    @MethodSource("shapes")
    void isNeverShownHoweverMuchThereIsToIt(String schema) throws UnusableDocument {
        ResourceType things = things(schema);
        JsonObject object = Json.createObjectBuilder()
                .add("name", "n")
                .add("email", "geheim@x.example")
                .build();
        assertThat(Secrets.without(things, object).toString())
                .doesNotContain("geheim")
                .contains("\"n\"");
        assertThat(things.columnFields()).noneMatch(field -> field.name().equals("email"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"array\", \"items\": {\"type\": \"array\", \"items\": %s}}",
                "{\"type\": \"object\", \"additionalProperties\": %s}",
                "{\"oneOf\": [{\"type\": \"integer\"}, {\"type\": \"array\", \"items\": %s}]}",
                "%s"
            })
    void isNeverShownWithinEither(String within) throws UnusableDocument {
        String hidden =
                "{\"type\": \"object\", \"properties\": {\"user\": {\"type\": \"string\"}, \"email\": {\"type\": \"string\", \"writeOnly\": true}}}";
        ResourceType things =
                things("{\"type\": \"object\", \"properties\": {\"logins\": " + within.formatted(hidden) + "}}");
        JsonObject login = Json.createObjectBuilder()
                .add("user", "n")
                .add("email", "geheim@x.example")
                .build();
        JsonObject object = Json.createObjectBuilder()
                .add(
                        "logins",
                        Json.createArrayBuilder()
                                .add(Json.createArrayBuilder().add(login))
                                .add(login))
                .build();
        assertThat(Secrets.without(things, object).toString())
                .doesNotContain("geheim")
                .contains("\"n\"");
    }

    /** One type that takes 360,000 looks, and one that anybody could have written. */
    @Test
    void oneTypeThatIsTooMuchCostsTheOthersNothing() throws UnusableDocument {
        String parts = IntStream.range(0, 600)
                .mapToObj(i -> "{\"description\": \"" + i + "\"}")
                .collect(Collectors.joining(","));
        String properties = IntStream.range(0, 600)
                .mapToObj(i -> "\"p" + i + "\": {\"$ref\": \"#/components/schemas/Many\"}")
                .collect(Collectors.joining(","));
        String document = DOCUMENT.replace(
                        "\"/api_v2/users\": {",
                        "\"/api_v2/first\": {\"get\": {\"operationId\": \"api_first_get_collection\", \"responses\": {\"200\":"
                                + " {\"content\": {\"application/json\": {\"schema\": {\"type\": \"array\", \"items\":"
                                + " {\"$ref\": \"#/components/schemas/First\"}}}}}}}}, \"/api_v2/users\": {")
                .replace(
                        "\"Pin\": {",
                        "\"Many\": {\"anyOf\": [" + parts + "]}, \"First\": {\"type\": \"object\", \"properties\": {"
                                + properties + "}}, \"Pin\": {");
        Catalogue catalogue = OpenApiReader.read(document, "/api_v2/");
        assertThat(catalogue.type("first")).isEmpty();
        assertThat(catalogue
                        .type("users")
                        .orElseThrow()
                        .field("plain")
                        .orElseThrow()
                        .isSecret())
                .isTrue();
    }
}
