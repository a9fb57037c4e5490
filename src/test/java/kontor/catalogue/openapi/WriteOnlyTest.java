package kontor.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void isNoColumnAndNoName() throws UnusableDocument {
        assertThat(users().columnFields()).noneMatch(Field::isSecret);
        assertThat(users().labelFields()).containsExactly("name");
    }
}
