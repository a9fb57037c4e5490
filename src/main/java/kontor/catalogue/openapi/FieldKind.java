package kontor.catalogue.openapi;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.catalogue.FieldType;

/**
 * How a field's values are entered and shown, as its shape tells and, where that says little, its name.
 *
 * @param type the field's type
 * @param item what each of a list is, or {@code null}
 */
record FieldKind(FieldType type, Shape item) {
    private static final int DEEPEST = 6;
    private static final int LONG_FROM = 256;
    private static final Pattern LONG_NAMES = Pattern.compile(
            ".*(description|instructions?|comments?|remarks?|notes?|text|body|message)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE_NAMES =
            Pattern.compile(".*(phone|mobile|telephone|fax)(number)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL_NAMES = Pattern.compile(
            ".*(price|amount|total|percent|fee|limit|value|quantity|volume|tare|weight|vatrate|taxrate|discount)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IRI = Pattern.compile("(/[^/\\s]+){2,}");
    private static final Pattern DECIMAL_TEXT = Pattern.compile("-?[0-9]+\\.[0-9]+");

    static FieldKind of(Schemas schemas, String name, Shape shape) {
        return of(schemas, name, shape, 0);
    }

    /** Whether anything is said of what it holds. */
    static boolean isKnown(Shape shape) {
        return shape.type() != null
                || !shape.types.isEmpty()
                || !shape.alternatives.isEmpty()
                || !shape.values.isEmpty();
    }

    /** @param depth how many lists and alternatives this is within: some are within themselves */
    private static FieldKind of(Schemas schemas, String name, Shape shape, int depth) {
        schemas.budget().step(1 + shape.alternatives.size());
        if (depth > DEEPEST) {
            return new FieldKind(FieldType.JSON, null);
        }
        if (!shape.alternatives.isEmpty() && shape.type() == null) {
            return ofAlternatives(schemas, name, shape, depth + 1);
        }
        String type = shape.type();
        if ("array".equals(type)) {
            return ofArray(schemas, name, schemas.flatten(shape.items, name), depth + 1);
        }
        if ("object".equals(type)) {
            return new FieldKind(ofObject(schemas, name, shape), null);
        }
        return new FieldKind(plain(name, shape), null);
    }

    /** An object that may be sent as itself or as its IRI is chosen among those that there are. */
    private static FieldKind ofAlternatives(Schemas schemas, String name, Shape shape, int depth) {
        if (shape.alternatives.stream().anyMatch(Shape::isIri)) {
            return new FieldKind(FieldType.RELATION, null);
        }
        List<FieldType> types = shape.alternatives.stream()
                .map(each -> of(schemas, name, each, depth).type)
                .distinct()
                .toList();
        if (types.stream().allMatch(FieldType::isPlain) && !types.isEmpty()) {
            boolean numbers = types.stream().anyMatch(FieldType::isNumeric);
            return new FieldKind(
                    types.size() == 1 ? types.getFirst() : numbers ? FieldType.JSON : FieldType.TEXT, null);
        }
        return new FieldKind(FieldType.JSON, null);
    }

    private static FieldKind ofArray(Schemas schemas, String name, Shape item, int depth) {
        if (item.isIri() || item.alternatives.stream().anyMatch(Shape::isIri)) {
            return new FieldKind(FieldType.RELATIONS, item);
        }
        if (item.isObject()) {
            return new FieldKind(FieldType.OBJECTS, item);
        }
        FieldType type = of(schemas, name, item, depth).type;
        return new FieldKind(isKnown(item) && type.isPlain() ? FieldType.LIST : FieldType.JSON, item);
    }

    private static FieldType ofObject(Schemas schemas, String name, Shape shape) {
        if (shape.isObject()) {
            return FieldType.OBJECT;
        }
        boolean texts = shape.additional != null
                && "string".equals(schemas.flatten(shape.additional, name).type());
        return texts ? FieldType.MAP : FieldType.JSON;
    }

    private static FieldType plain(String name, Shape shape) {
        String type = shape.type();
        if (type == null) {
            boolean digits =
                    shape.types.equals(Set.of("string", "number")) || shape.types.equals(Set.of("string", "integer"));
            boolean texts = !shape.values.isEmpty() && shape.values.stream().allMatch(String.class::isInstance);
            return digits ? FieldType.DECIMAL : texts ? FieldType.ENUM : FieldType.JSON;
        }
        return switch (type) {
            case "integer" -> FieldType.INTEGER;
            case "number" -> FieldType.NUMBER;
            case "boolean" -> FieldType.BOOLEAN;
            case "string" -> text(name, shape);
            default -> FieldType.JSON;
        };
    }

    private static FieldType text(String name, Shape shape) {
        if (isOfIris(shape.values)) {
            return FieldType.RELATION;
        }
        if (!shape.values.isEmpty() && !shape.isIri()) {
            return FieldType.ENUM;
        }
        switch (String.valueOf(shape.format)) {
            case "date":
                return FieldType.DATE;
            case "date-time":
                return FieldType.DATE_TIME;
            case "time":
                return FieldType.TIME;
            case "email", "idn-email":
                return FieldType.EMAIL;
            case "uri", "url":
                return FieldType.URL;
            case "iri-reference", "iri":
                return FieldType.RELATION;
            case "decimal", "money":
                return FieldType.DECIMAL;
            case "password":
                return FieldType.PASSWORD;
            case "uuid", "binary", "byte":
                return FieldType.TEXT;
            default:
                return freeText(name, shape);
        }
    }

    /** Values that each name another object, like {@code /api/kinds/1}. */
    private static boolean isOfIris(List<Object> values) {
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> value instanceof String text
                                && IRI.matcher(text).matches());
    }

    /** Decimals are plain strings in the document; their examples, defaults and patterns give them away. A name alone is a hint only. */
    private static FieldType freeText(String name, Shape shape) {
        boolean decimal = Stream.of(shape.example, shape.defaultValue)
                .anyMatch(each -> each instanceof String text
                        && DECIMAL_TEXT.matcher(text).matches());
        boolean digits = shape.pattern != null && shape.pattern.contains("\\d") && shape.pattern.contains("\\.")
                || shape.pattern != null && shape.pattern.contains("[0-9]") && shape.pattern.contains("\\.");
        if (decimal || digits) {
            return FieldType.DECIMAL;
        }
        if (shape.maxLength == null && DECIMAL_NAMES.matcher(name).matches()) {
            return FieldType.AMOUNT;
        }
        boolean large = shape.maxLength != null && shape.maxLength >= LONG_FROM;
        boolean small = shape.maxLength != null && shape.maxLength < LONG_FROM / 2;
        if (large || !small && LONG_NAMES.matcher(name).matches()) {
            return FieldType.LONG_TEXT;
        }
        return PHONE_NAMES.matcher(name).matches() ? FieldType.PHONE : FieldType.TEXT;
    }
}
