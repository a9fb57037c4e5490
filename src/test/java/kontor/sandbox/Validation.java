package kontor.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kontor.sandbox.Answer.Violation;
import kontor.sandbox.Property.Type;

/** What the server says against input: 400 for what can't be decoded, violations for what isn't valid. */
final class Validation {
    /** Input that can't be decoded. */
    static final class Undecodable extends Exception {
        private static final long serialVersionUID = 1L;

        Undecodable(String message) {
            super(message);
        }
    }

    private final String root;
    private final Predicate<String> exists;

    /** @param exists whether there is an object with an IRI */
    Validation(String root, Predicate<String> exists) {
        this.root = root;
        this.exists = exists;
    }

    void decode(List<Property> properties, JsonObject input, String within) throws Undecodable {
        for (Property property : properties) {
            JsonValue value = input.get(property.name);
            if (value != null && !property.readOnly) {
                decode(property, value, within + property.name);
            }
        }
    }

    private void decode(Property property, JsonValue value, String path) throws Undecodable {
        if (value == JsonValue.NULL && !property.neverNull) {
            return;
        }
        if (property.type == Type.RELATION
                || property.type == Type.OBJECT && property.of != null && value instanceof JsonString) {
            decodeRelation(property, value, path);
            return;
        }
        if (property.enumeration != null) {
            decodeCase(property, value);
            return;
        }
        if (!fits(property.type, value)) {
            throw mistyped(property, value, property.name.isEmpty() ? path : property.name);
        }
        switch (property.type) {
            case OBJECT -> decode(property.parts, value.asJsonObject(), path + ".");
            case LIST -> {
                JsonArray items = value.asJsonArray();
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) == JsonValue.NULL) {
                        throw mistyped(property.item, JsonValue.NULL, path + "[" + i + "]");
                    }
                    decode(property.item, items.get(i), path + "[" + i + "]");
                }
            }
            case MAP -> {
                for (Map.Entry<String, JsonValue> entry : entries(value)) {
                    if (entry.getValue() != JsonValue.NULL && !(entry.getValue() instanceof JsonString)) {
                        throw new Undecodable("The type of the \"" + path + "[" + entry.getKey()
                                + "]\" attribute must be \"string\".");
                    }
                }
            }
            case DATE, DATE_TIME -> decodeDate(property.type, ((JsonString) value).getString());
            default -> {}
        }
    }

    /** The framework names the attribute, not the path to it, and types as its language calls them. */
    private static Undecodable mistyped(Property property, JsonValue value, String attribute) {
        String wanted = switch (property.type) {
            case INTEGER -> "int";
            case NUMBER -> "float";
            case BOOLEAN -> "bool";
            case OBJECT, LIST, MAP, JSON -> "array";
            default -> "string";
        };
        return new Undecodable("The type of the \"" + attribute + "\" attribute must be \"" + wanted + "\", \""
                + given(value) + "\" given.");
    }

    private static String given(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> "NULL";
            case STRING -> "string";
            case TRUE, FALSE -> "boolean";
            case NUMBER -> ((JsonNumber) value).isIntegral() ? "integer" : "double";
            case ARRAY, OBJECT -> "array";
        };
    }

    private static void decodeCase(Property property, JsonValue value) throws Undecodable {
        String type = "App\\Entity\\" + property.enumeration;
        if (!(value instanceof JsonString) && !(value instanceof JsonNumber)) {
            throw new Undecodable("The data is neither an integer nor a string, you should pass an integer or a string"
                    + " that can be parsed as an enumeration case of type " + type + ".");
        }
        if (!(value instanceof JsonString text) || !property.values.contains(text.getString())) {
            throw new Undecodable("The data must belong to a backed enumeration of type " + type);
        }
    }

    /** Of a map, which is a list where nothing is in it. */
    private static Set<Map.Entry<String, JsonValue>> entries(JsonValue map) {
        return map instanceof JsonObject object ? object.entrySet() : Set.of();
    }

    private static boolean fits(Type type, JsonValue value) {
        return switch (type) {
            case INTEGER -> value instanceof JsonNumber number && number.isIntegral();
            case NUMBER -> value instanceof JsonNumber;
            case BOOLEAN -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case OBJECT -> value instanceof JsonObject;
            case MAP, JSON -> value instanceof JsonObject || value instanceof JsonArray array && array.isEmpty();
            case LIST -> value instanceof JsonArray;
            default -> value instanceof JsonString;
        };
    }

    private void decodeRelation(Property property, JsonValue value, String path) throws Undecodable {
        if (value instanceof JsonObject) {
            throw new Undecodable("Nested documents for attribute \"" + path + "\" are not allowed. Use IRIs instead.");
        }
        if (!(value instanceof JsonString iri)) {
            throw new Undecodable("The type of the \"" + path
                    + "\" attribute must be \"array\" (nested document) or \"string\" (IRI), \"" + given(value)
                    + "\" given.");
        }
        if (!iri.getString().startsWith(root + property.of + "/")) {
            throw new Undecodable("Invalid IRI " + value + ".");
        }
        if (!exists.test(iri.getString())) {
            throw new Undecodable("Item not found for " + value + ".");
        }
    }

    private static void decodeDate(Type type, String text) throws Undecodable {
        try {
            if (type == Type.DATE) {
                LocalDate.parse(text.replaceFirst("T.*", ""));
            } else {
                OffsetDateTime.parse(text);
            }
        } catch (DateTimeException e) {
            throw new Undecodable("Failed to parse time string (" + text + ") at position 0.");
        }
    }

    /** What isn't valid about the object as it would be. */
    static List<Violation> violations(Resource resource, JsonObject object) {
        List<Violation> wrong = new ArrayList<>();
        check(resource.properties, object, "", wrong);
        return wrong;
    }

    private static void check(List<Property> properties, JsonObject object, String within, List<Violation> wrong) {
        for (Property property : properties) {
            if (!property.readOnly) {
                check(property, object.get(property.name), within + property.name, wrong);
            }
        }
    }

    private static void check(Property property, JsonValue value, String path, List<Violation> wrong) {
        boolean blank = value == null
                || value == JsonValue.NULL
                || value instanceof JsonString text && text.getString().isBlank();
        if (blank) {
            if (property.required) {
                wrong.add(new Violation(path, Wording.BLANK));
            }
            return;
        }
        switch (property.type) {
            case OBJECT -> check(property.parts, value.asJsonObject(), path + ".", wrong);
            case LIST -> {
                JsonArray items = value.asJsonArray();
                for (int i = 0; i < items.size(); i++) {
                    check(property.item, items.get(i), path + "[" + i + "]", wrong);
                }
            }
            case MAP ->
                entries(value).stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> property.pattern != null && !key.matches(property.pattern))
                        .forEach(key ->
                                wrong.add(new Violation(path + "[" + key + "]", Wording.own(property.patternMessage))));
            case INTEGER, NUMBER -> checkBounds(property, ((JsonNumber) value).bigDecimalValue(), path, wrong);
            case RELATION, BOOLEAN, JSON -> {}
            default -> checkText(property, ((JsonString) value).getString(), path, wrong);
        }
    }

    private static void checkBounds(Property property, BigDecimal number, String path, List<Violation> wrong) {
        if (property.minimum != null) {
            int compared = number.compareTo(property.minimum);
            if (property.aboveMinimum && compared <= 0) {
                wrong.add(new Violation(path, Wording.notAbove(property.minimum)));
            } else if (compared < 0) {
                wrong.add(new Violation(path, Wording.below(property.minimum)));
            }
        }
        if (property.maximum != null && number.compareTo(property.maximum) > 0) {
            wrong.add(new Violation(path, Wording.above(property.maximum)));
        }
    }

    private static void checkText(Property property, String text, String path, List<Violation> wrong) {
        if (property.maxLength > 0 && text.length() > property.maxLength) {
            wrong.add(new Violation(path, Wording.tooLong(property.maxLength)));
        }
        if (text.length() < property.minLength) {
            wrong.add(new Violation(path, Wording.tooShort(property.minLength)));
        }
        if (!property.values.isEmpty() && !property.values.contains(text)) {
            wrong.add(new Violation(path, Wording.CHOICE));
        }
        if (property.pattern != null && !text.matches(property.pattern)
                || property.undocumentedPattern != null && !text.matches(property.undocumentedPattern)) {
            wrong.add(new Violation(path, Wording.own(property.patternMessage)));
        }
        switch (property.type) {
            case EMAIL -> {
                if (!text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
                    wrong.add(new Violation(path, Wording.EMAIL));
                }
            }
            case URI -> {
                if (!isAddress(text)) {
                    wrong.add(new Violation(path, Wording.URL));
                }
            }
            case UUID -> {
                if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                    wrong.add(new Violation(path, Wording.UUID));
                }
            }
            case TIME -> {
                if (!isTime(text)) {
                    wrong.add(new Violation(path, Wording.TIME));
                }
            }
            case DECIMAL -> checkDecimal(property.name, text, path, wrong);
            default -> {}
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            LocalTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void checkDecimal(String name, String text, String path, List<Violation> wrong) {
        if (!text.matches("-?[0-9]{1,12}(\\.[0-9]{1,4})?")) {
            wrong.add(new Violation(path, Wording.NUMBER));
        } else if (name.equals("discountPercent")
                && (text.startsWith("-") || new BigDecimal(text).compareTo(new BigDecimal(100)) > 0)) {
            wrong.add(new Violation(path, Wording.PERCENT));
        }
    }
}
