package kontor.catalogue.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kontor.limit.Excerpt;

/** A schema with its references followed and its parts merged: what is known of a value. */
@SuppressWarnings("rawtypes") // The parser's own model hands out its schemas without their type parameter.
final class Shape {
    private static final int LONGEST_TEXT = 1_000;
    private static final String TEXT = "string";

    /** What it was made of, or {@code null}. */
    Schema<?> source;

    /** The class it is named after, like {@code Customer}, or {@code null}. */
    String className;

    /** The first schema that it refers to, or {@code null}. */
    String schemaName;

    final Set<String> types = new LinkedHashSet<>();
    final Map<String, Schema> properties = new LinkedHashMap<>();
    final Set<String> required = new LinkedHashSet<>();
    final List<Shape> alternatives = new ArrayList<>();
    final List<Object> values = new ArrayList<>();
    /** Whether there are values to choose from that are too long to be chosen. */
    boolean hasMoreValues;

    /** What may still be added. */
    final Budget.Share share;

    boolean nullable;
    boolean readOnly;
    boolean writeOnly;
    boolean deprecated;
    String format;
    String description;
    String pattern;
    Object defaultValue;
    Object example;
    Integer minLength;
    Integer maxLength;
    Integer minItems;
    Integer maxItems;
    BigDecimal minimum;
    BigDecimal maximum;
    boolean minimumExcluded;
    boolean maximumExcluded;
    Schema items;
    Schema additional;

    Shape(Budget.Share share) {
        this.share = share;
    }

    /** Of {@code Customer.jsonld-customer.read} it is {@code Customer} that the schema is about. */
    void named(String referred) {
        if (className == null) {
            schemaName = referred;
            className = classNameOf(referred);
        }
    }

    static String classNameOf(String schemaName) {
        return schemaName.replaceFirst("[.:\\-].*", "");
    }

    /** Adds what one part says; what an earlier part said stays. */
    void take(Schema<?> part) {
        share.step(1 + size(part.getProperties()) + size(part.getRequired()) + size(part.getEnum()));
        takeTypes(part);
        if (part.getProperties() != null) {
            part.getProperties().forEach(properties::putIfAbsent);
        }
        if (part.getRequired() != null) {
            required.addAll(part.getRequired());
        }
        if (part.getEnum() != null && values.isEmpty()) {
            takeValues(part.getEnum());
        }
        if (part.getConst() != null && values.isEmpty() && isShort(part.getConst())) {
            takeValues(List.of(part.getConst()));
        }
        nullable |= Boolean.TRUE.equals(part.getNullable());
        readOnly |= Boolean.TRUE.equals(part.getReadOnly());
        writeOnly |= Boolean.TRUE.equals(part.getWriteOnly());
        deprecated |= Boolean.TRUE.equals(part.getDeprecated());
        takeTexts(part);
        takeBounds(part);
        items = items == null ? part.getItems() : items;
        if (additional == null && part.getAdditionalProperties() instanceof Schema schema) {
            additional = schema;
        }
    }

    private static int size(Map<?, ?> members) {
        return members == null ? 0 : members.size();
    }

    private static int size(Collection<?> items) {
        return items == null ? 0 : items.size();
    }

    private void takeTypes(Schema<?> part) {
        Set<String> said = new LinkedHashSet<>();
        if (part.getType() != null) {
            said.add(usual(part.getType()));
        }
        if (part.getTypes() != null) {
            part.getTypes().forEach(type -> said.add(usual(type)));
        }
        nullable |= said.remove("null");
        if (format == null && part.getFormat() == null) {
            format = formatOf(part.getType());
        }
        if (types.isEmpty()) {
            types.addAll(said);
        }
    }

    /** Types as OpenAPI has them; some documents have those of programming languages or databases. */
    private static String usual(String type) {
        return switch (String.valueOf(type).toLowerCase(Locale.ROOT)) {
            case "float", "double", "decimal" -> "number";
            case "int", "int32", "int64", "long", "bigint", "smallint" -> "integer";
            case "bool" -> "boolean";
            case "text", "str", "varchar", "uuid", "datetime", "date", "date-time" -> "string";
            default -> type;
        };
    }

    /** The format that a type of a database stands for, or {@code null}. */
    private static String formatOf(String type) {
        return switch (String.valueOf(type).toLowerCase(Locale.ROOT)) {
            case "datetime", "date-time" -> "date-time";
            case "date" -> "date";
            case "uuid" -> "uuid";
            default -> null;
        };
    }

    private void takeValues(List<?> allowed) {
        for (Object value : allowed) {
            if (value == null) {
                nullable = true;
            } else if (isShort(value)) {
                values.add(value);
            } else {
                hasMoreValues = true;
            }
        }
    }

    private void takeTexts(Schema<?> part) {
        format = format == null && part.getFormat() != null ? part.getFormat().toLowerCase(Locale.ROOT) : format;
        description = description == null ? beginning(part.getDescription()) : description;
        pattern = pattern == null
                        && part.getPattern() != null
                        && part.getPattern().length() <= LONGEST_TEXT
                ? part.getPattern()
                : pattern;
        defaultValue = defaultValue == null ? plain(part.getDefault()) : defaultValue;
        example = example == null ? plain(part.getExample()) : example;
        if (example == null && part.getExamples() != null && !part.getExamples().isEmpty()) {
            example = plain(part.getExamples().getFirst());
        }
    }

    private static String beginning(String text) {
        return text == null ? null : Excerpt.of(text, LONGEST_TEXT);
    }

    /** The parser leaves some values as nodes of the document. What is too long to be kept is as good as not there. */
    private static Object plain(Object value) {
        if (!isShort(value)) {
            return null;
        }
        return value instanceof JsonNode node && node.isTextual() ? node.textValue() : value;
    }

    private static boolean isShort(Object value) {
        if (value instanceof JsonNode node) {
            return room(node, LONGEST_TEXT) >= 0;
        }
        return !(value instanceof CharSequence text) || text.length() <= LONGEST_TEXT;
    }

    /** What is left of so much room for a value's text; never looks at more of it than there is room for. */
    private static int room(JsonNode value, int room) {
        int left = room - (value.isTextual() ? value.textValue().length() : 1);
        for (Iterator<JsonNode> inner = value.iterator(); inner.hasNext() && left >= 0; ) {
            left = room(inner.next(), left);
        }
        return left;
    }

    private void takeBounds(Schema<?> part) {
        minLength = minLength == null ? part.getMinLength() : minLength;
        maxLength = maxLength == null ? part.getMaxLength() : maxLength;
        minItems = minItems == null ? part.getMinItems() : minItems;
        maxItems = maxItems == null ? part.getMaxItems() : maxItems;
        if (minimum == null) {
            minimum = part.getExclusiveMinimumValue() == null ? part.getMinimum() : part.getExclusiveMinimumValue();
            minimumExcluded =
                    part.getExclusiveMinimumValue() != null || Boolean.TRUE.equals(part.getExclusiveMinimum());
        }
        if (maximum == null) {
            maximum = part.getExclusiveMaximumValue() == null ? part.getMaximum() : part.getExclusiveMaximumValue();
            maximumExcluded =
                    part.getExclusiveMaximumValue() != null || Boolean.TRUE.equals(part.getExclusiveMaximum());
        }
    }

    /**
     * Older servers describe an enum of their language as the object that it is there, with a name and a value that nobody
     * sets. The value alone is what they send and take.
     */
    void settle() {
        Set<String> own = new LinkedHashSet<>(properties.keySet());
        own.removeIf(name -> name.startsWith("@"));
        boolean isCase = own.equals(Set.of("name", "value"))
                && own.stream()
                        .allMatch(
                                name -> Boolean.TRUE.equals(properties.get(name).getReadOnly()));
        if (isCase) {
            Schema<?> value = properties.get("value");
            properties.clear();
            required.clear();
            types.clear();
            takeTypes(value);
            defaultValue = valueOf(defaultValue);
            example = valueOf(example);
        }
    }

    private static Object valueOf(Object value) {
        return value instanceof JsonNode node && node.has("value") ? plain(node.get("value")) : null;
    }

    /** The one type it has, or {@code null} where there is none or there are several. */
    String type() {
        if (types.size() == 1) {
            return types.iterator().next();
        }
        if (!types.isEmpty()) {
            return null;
        }
        return properties.isEmpty() ? typeOfFormat() : "object";
    }

    /** A format says what it is a format of. */
    private String typeOfFormat() {
        return switch (String.valueOf(format)) {
            case "date", "date-time", "time", "duration", "email", "idn-email", "uri", "url", "uri-reference", "iri" ->
                TEXT;
            case "iri-reference", "uuid", "ulid", "hostname", "ipv4", "ipv6", "password", "byte", "binary", "regex" ->
                TEXT;
            case "int32", "int64" -> "integer";
            case "float", "double" -> "number";
            default -> null;
        };
    }

    /** Whether nothing is said of it that anything could be made of. */
    boolean isUnknown() {
        return types.isEmpty() && properties.isEmpty() && alternatives.isEmpty() && values.isEmpty() && format == null;
    }

    boolean isIri() {
        return TEXT.equals(type()) && ("iri-reference".equals(format) || "iri".equals(format));
    }

    /** Whether it is an object of which the fields are known, beside those of JSON-LD itself. */
    boolean isObject() {
        return "object".equals(type()) && properties.keySet().stream().anyMatch(name -> !name.startsWith("@"));
    }
}
