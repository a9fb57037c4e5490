package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;

/** One field of the sandbox's objects: what it holds, who may set it, and how the document describes it. */
final class Property {
    enum Type {
        STRING,
        INTEGER,
        NUMBER,
        /** A decimal number, sent as a string. */
        DECIMAL,
        BOOLEAN,
        EMAIL,
        URI,
        UUID,
        DATE,
        DATE_TIME,
        TIME,
        RELATION,
        /** An object whose fields are known. */
        OBJECT,
        LIST,
        /** Any keys, texts as values. */
        MAP,
        /** Anything in an object. */
        JSON
    }

    final String name;
    final Type type;
    boolean required;
    boolean readOnly;
    boolean writeOnly;
    boolean deprecated;
    boolean neverNull;
    int minLength;
    int maxLength;
    BigDecimal minimum;
    BigDecimal maximum;
    boolean aboveMinimum;
    String pattern;
    /** What is checked but isn't said in the document, as servers do. */
    String undocumentedPattern;

    String patternMessage = "Dieser Wert ist nicht gültig.";
    List<String> values = List.of();
    /** The class of the language that its values are the cases of, or {@code null}: other values can't be decoded. */
    String enumeration;
    /** The path of the resource that it leads to, or that its objects are of. */
    String of;
    /** The fields that an embedded object shows of the one it stands for; empty for an IRI. */
    List<String> shows = List.of();
    /** The name of its objects' schema. */
    String schema;

    List<Property> parts = List.of();
    Property item;
    String description;
    JsonValue defaultValue;
    JsonValue example;

    private Property(String name, Type type) {
        this.name = name;
        this.type = type;
    }

    static Property property(String name, Type type) {
        return new Property(name, type);
    }

    /** A relation, or an item of a list of relations. */
    static Property relation(String name, String resource) {
        Property property = new Property(name, Type.RELATION);
        property.of = resource;
        return property;
    }

    static Property object(String name, String schema, Property... parts) {
        Property property = new Property(name, Type.OBJECT);
        property.schema = schema;
        property.parts = List.of(parts);
        return property;
    }

    static Property list(String name, Property item) {
        Property property = new Property(name, Type.LIST);
        property.item = item;
        property.neverNull = true;
        return property;
    }

    Property asRequired() {
        required = true;
        return this;
    }

    Property asReadOnly() {
        readOnly = true;
        return this;
    }

    Property asWriteOnly() {
        writeOnly = true;
        return this;
    }

    Property asDeprecated() {
        deprecated = true;
        return this;
    }

    Property neverNull() {
        neverNull = true;
        return this;
    }

    Property upTo(int length) {
        maxLength = length;
        return this;
    }

    Property atLeast(int length) {
        minLength = length;
        return this;
    }

    Property between(long least, long most) {
        minimum = BigDecimal.valueOf(least);
        maximum = BigDecimal.valueOf(most);
        return this;
    }

    Property from(long least) {
        minimum = BigDecimal.valueOf(least);
        return this;
    }

    Property above(long least) {
        aboveMinimum = true;
        return from(least);
    }

    Property matching(String regex) {
        pattern = regex;
        return this;
    }

    Property matching(String regex, String message) {
        patternMessage = message;
        return matching(regex);
    }

    Property checked(String regex, String message) {
        undocumentedPattern = regex;
        patternMessage = message;
        return this;
    }

    Property oneOf(String... allowed) {
        values = List.of(allowed);
        return this;
    }

    /** One of an enum of the language. */
    Property caseOf(String type, String... cases) {
        enumeration = type;
        return oneOf(cases);
    }

    /** Reads show an object with these fields in the place of the IRI; writes take the IRI all the same. */
    Property embedded(String... fields) {
        shows = List.of(fields);
        return this;
    }

    /** The objects are resources themselves, written within this one. */
    Property ofResource(String resource) {
        of = resource;
        return this;
    }

    Property described(String text) {
        description = text;
        return this;
    }

    Property standard(JsonValue value) {
        defaultValue = value;
        return this;
    }

    Property like(String value) {
        example = Json.createValue(value);
        return this;
    }

    boolean isNullable() {
        return !required && !readOnly && !neverNull;
    }

    /** What of a value is taken; what is read-only or unknown inside it is dropped without a word. */
    JsonValue taken(JsonValue value) {
        if (type == Type.OBJECT && value instanceof JsonObject object) {
            return taken(parts, object, of != null);
        }
        if (type == Type.LIST && value.getValueType() == JsonValue.ValueType.ARRAY) {
            JsonArrayBuilder taken = Json.createArrayBuilder();
            value.asJsonArray().forEach(each -> taken.add(item.taken(each)));
            return taken.build();
        }
        return value;
    }

    static JsonObject taken(List<Property> properties, JsonObject input, boolean withId) {
        JsonObjectBuilder taken = Json.createObjectBuilder();
        for (Property property : properties) {
            if (!property.readOnly && input.containsKey(property.name)) {
                taken.add(property.name, property.taken(input.get(property.name)));
            }
        }
        if (withId && input.containsKey("@id")) {
            taken.add("@id", input.get("@id"));
        }
        return taken.build();
    }
}
