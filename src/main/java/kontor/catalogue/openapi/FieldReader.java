package kontor.catalogue.openapi;

import io.swagger.v3.oas.models.media.Schema;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.catalogue.Bounds;
import kontor.catalogue.Field;
import kontor.catalogue.Field.Access;
import kontor.catalogue.FieldType;
import kontor.catalogue.Note;
import kontor.limit.ForeignJson;

/** Reads the fields of one resource type from what its operations take and give. */
@SuppressWarnings("rawtypes") // The parser's own model hands out its schemas without their type parameter.
final class FieldReader {
    private static final int DEEPEST = 6;
    private static final Pattern SECRET_NAMES = Pattern.compile(
            ".*(password|passwd|passphrase|passwort|kennwort|secret|apikey|privatekey|token)|(password|passwd|passwort|kennwort).*",
            Pattern.CASE_INSENSITIVE);

    private final Schemas schemas;
    private final Targets targets;
    private final String owner;
    private final boolean isPatched;
    private boolean isShownUnknown;

    /** @param isPatched whether objects are never sent whole */
    FieldReader(Schemas schemas, Targets targets, String owner, boolean isPatched) {
        this.isPatched = isPatched;
        this.schemas = schemas;
        this.targets = targets;
        this.owner = owner;
    }

    /**
     * @param shown what an object looks like when it is read, or {@code null} where that isn't said: like what is sent, then
     * @param created what is sent to make one, or {@code null} where none can be made
     * @param updated what is sent to change one, or {@code null} where none can be changed
     */
    List<Field> read(Shape shown, Shape created, Shape updated) {
        isShownUnknown = shown == null;
        Set<String> path = new HashSet<>();
        if (shown != null && shown.className != null) {
            path.add(shown.className);
        }
        return fields(shown, created, updated, path);
    }

    private List<Field> fields(Shape shown, Shape created, Shape updated, Set<String> path) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(shown, created, updated)
                .filter(Objects::nonNull)
                .forEach(shape -> names.addAll(shape.properties.keySet()));
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("@") || isNothing(name, shown, created, updated)) {
                continue;
            }
            if (!schemas.budget().field()) {
                schemas.note(Note.Kind.TOO_MANY_FIELDS, owner);
                break;
            }
            try {
                fields.add(field(name, property(shown, name), property(created, name), property(updated, name), path)
                        .withRequired(isRequired(name, shown, created, updated)));
            } catch (Budget.Exceeded e) {
                schemas.note(Note.Kind.TOO_COMPLEX, where(name));
            }
        }
        return fields;
    }

    /** Whether the document names the field, and says nothing of it that could be read. */
    private static boolean isNothing(String name, Shape... shapes) {
        return Stream.of(shapes)
                .filter(Objects::nonNull)
                .map(shape -> shape.properties.get(name))
                .allMatch(Objects::isNull);
    }

    private Shape property(Shape of, String name) {
        Schema<?> schema = of == null ? null : of.properties.get(name);
        return schema == null ? null : schemas.flatten(schema, where(name));
    }

    private String where(String name) {
        return owner + ": " + name;
    }

    /** Merge patches require nothing; where nothing is created either, what is shown tells what an object must have. */
    private static boolean isRequired(String name, Shape shown, Shape created, Shape updated) {
        return created != null && created.required.contains(name)
                || updated != null && updated.required.contains(name)
                || created == null
                        && updated != null
                        && updated.properties.containsKey(name)
                        && shown != null
                        && shown.required.contains(name);
    }

    private Field field(String name, Shape shown, Shape created, Shape updated, Set<String> path) {
        // Whether it can be set is for what is sent to say: what is shown may be another schema, of the embedded
        // object.
        boolean creatable = created != null && isTyped(name, created);
        boolean updatable = updated != null && isTyped(name, updated) && !name.equals("id");
        boolean secret = Stream.of(shown, created, updated).anyMatch(shape -> isSecret(shape, shown == null));
        boolean readable = (shown != null || isShownUnknown) && !secret;
        Shape input = updatable ? updated : creatable ? created : null;
        Shape decisive = input != null && FieldKind.isKnown(input)
                ? input
                : Stream.of(shown, created, updated)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
        FieldKind kind = FieldKind.of(schemas, name, decisive);
        if (input == null && kind.type() == FieldType.OBJECT && targets.ofClass(decisive.className) != null) {
            kind = new FieldKind(FieldType.RELATION, null);
        }
        Field field =
                build(name, kind, decisive, shown, created, updated, new Access(readable, creatable, updatable), path);
        return secret ? typedUnseen(field.asSecret()) : hidden(field);
    }

    /** Accounts show secrets that their documents don't call so. Where only what changed is sent, they needn't be known. */
    private Field hidden(Field field) {
        boolean secret =
                SECRET_NAMES.matcher(field.name().replaceAll("[_-]", "")).matches();
        return switch (field.type()) {
            case TEXT, LONG_TEXT ->
                secret ? (isPatched ? typedUnseen(field.asSecret()) : field.withType(FieldType.PASSWORD)) : field;
            default -> field;
        };
    }

    /** Whether it can be sent as JSON by whoever makes or changes an object. */
    private boolean isTyped(String name, Shape sent) {
        boolean file = "binary".equals(sent.format);
        if (file) {
            schemas.note(Note.Kind.FILE, where(name));
        }
        return !sent.readOnly && !file;
    }

    /** What a document says of a part, an item or one of several forms of a value is said of the whole. */
    private boolean isSecret(Shape shape, boolean unseen) {
        if (shape == null) {
            return false;
        }
        return shape.writeOnly
                || unseen && "password".equals(shape.format)
                || shape.alternatives.stream().anyMatch(each -> each.writeOnly)
                || shape.items != null && schemas.flatten(shape.items, owner).writeOnly
                || shape.additional != null && schemas.flatten(shape.additional, owner).writeOnly;
    }

    /** Secrets are typed as one text, unless one of a few values is chosen, or the object within has inputs of its own. */
    static Field typedUnseen(Field field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL -> field.withType(FieldType.PASSWORD);
            case MAP, RELATIONS -> field.withType(FieldType.JSON);
            default -> field;
        };
    }

    private Field build(
            String name,
            FieldKind kind,
            Shape decisive,
            Shape shown,
            Shape created,
            Shape updated,
            Access access,
            Set<String> path) {
        Shape inner = kind.type() == FieldType.OBJECTS || kind.type() == FieldType.RELATIONS ? kind.item() : decisive;
        boolean hasFields = kind.type() == FieldType.OBJECT || kind.type() == FieldType.OBJECTS;
        FieldType type = kind.type();
        List<Field> fields = hasFields ? List.of() : secrets(shown, created, updated, kind.item());
        if (hasFields) {
            boolean closes = inner.className != null && path.contains(inner.className) || path.size() >= DEEPEST;
            if (closes) {
                type = cutOff(kind.type(), inner);
                fields = secrets(inner);
            } else {
                fields = inner(kind, inner, shown, created, updated, access, path);
            }
        }
        Field item = type == FieldType.LIST
                ? field(name, kind.item(), kind.item(), kind.item(), path).withAccess(access)
                : null;
        return new Field(
                owner,
                name,
                type,
                access,
                false,
                schemas.budget().keepDescription(description(decisive, shown)),
                decisive.deprecated || shown != null && shown.deprecated,
                type == FieldType.JSON || isRelation(type) ? List.of() : values(name, decisive),
                bounds(decisive),
                kept(json(created == null ? decisive.defaultValue : created.defaultValue)),
                target(name, type, inner, shown),
                fields,
                item);
    }

    /** Of an object within whose fields aren't looked at otherwise, those that must not be seen should they be sent. */
    private List<Field> secrets(Shape... shapes) {
        List<Field> secrets = new ArrayList<>();
        Stream.of(shapes)
                .filter(Objects::nonNull)
                .flatMap(shape -> Stream.concat(Stream.of(shape), shape.alternatives.stream()))
                .flatMap(shape -> shape.properties.entrySet().stream())
                .filter(property -> !property.getKey().startsWith("@"))
                .filter(property -> property.getValue() != null && isWriteOnly(property.getValue()))
                .map(property ->
                        Field.of(owner, property.getKey(), FieldType.TEXT).asSecret())
                .filter(secret -> !secrets.contains(secret))
                .forEach(secrets::add);
        return secrets;
    }

    private boolean isWriteOnly(Schema<?> schema) {
        boolean refers = schema.get$ref() != null || schema.getAllOf() != null;
        return Boolean.TRUE.equals(schema.getWriteOnly()) || refers && schemas.flatten(schema, owner).writeOnly;
    }

    /** Where the same class comes again within itself, another object of it is meant. */
    private FieldType cutOff(FieldType type, Shape inner) {
        if (targets.ofClass(inner.className) == null) {
            return FieldType.JSON;
        }
        return type == FieldType.OBJECT ? FieldType.RELATION : FieldType.RELATIONS;
    }

    private List<Field> inner(
            FieldKind kind, Shape inner, Shape shown, Shape created, Shape updated, Access access, Set<String> path) {
        Set<String> deeper = new HashSet<>(path);
        deeper.add(inner.className == null ? "#" + path.size() : inner.className);
        boolean list = kind.type() == FieldType.OBJECTS;
        return fields(
                item(shown, list),
                access.creatable() ? item(created, list) : null,
                access.updatable() ? item(updated, list) : null,
                deeper);
    }

    private Shape item(Shape shape, boolean list) {
        if (shape == null) {
            return null;
        }
        Shape within = list ? schemas.flatten(shape.items, owner) : shape;
        return within.isObject() ? within : null;
    }

    private String target(String name, FieldType type, Shape inner, Shape shown) {
        String byClass = targets.ofClass(inner.className);
        if (byClass != null || !isRelation(type)) {
            return byClass;
        }
        Stream<Shape> said =
                Stream.concat(inner.alternatives.stream(), shown == null ? Stream.empty() : shownShapes(shown));
        return said.map(each -> targets.ofClass(each.className))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(
                        () -> targets.ofField(name, inner.values.isEmpty() ? inner.example : inner.values.getFirst()));
    }

    private static boolean isRelation(FieldType type) {
        return type == FieldType.RELATION || type == FieldType.RELATIONS;
    }

    private Stream<Shape> shownShapes(Shape shown) {
        Shape item = shown.items == null ? shown : schemas.flatten(shown.items, owner);
        return Stream.concat(Stream.of(item), item.alternatives.stream());
    }

    private static String description(Shape decisive, Shape shown) {
        return decisive.description == null && shown != null ? shown.description : decisive.description;
    }

    private List<String> values(String name, Shape shape) {
        List<String> values = shape.values.stream()
                .map(FieldReader::plain)
                .distinct()
                .limit(Budget.VALUES)
                .toList();
        if (shape.hasMoreValues || shape.values.size() > Budget.VALUES) {
            schemas.note(Note.Kind.TOO_MANY_VALUES, where(name));
        }
        if (!schemas.budget().keeps(values)) {
            throw new Budget.Exceeded();
        }
        return values;
    }

    private String kept(String json) {
        return json == null || !schemas.budget().keeps(List.of(json)) ? null : json;
    }

    private Bounds bounds(Shape shape) {
        return new Bounds(
                shape.minLength,
                shape.maxLength,
                shape.minimum,
                shape.minimumExcluded,
                shape.maximum,
                shape.maximumExcluded,
                kept(shape.pattern),
                shape.minItems,
                shape.maxItems,
                shape.type() != null && !shape.nullable);
    }

    /** The parser makes dates of what looks like dates. */
    private static String plain(Object value) {
        return value instanceof Date date
                ? date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate().toString()
                : value.toString();
    }

    private static String json(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Boolean || value instanceof Number) {
            return value.toString();
        }
        if (value instanceof String || value instanceof Date) {
            return Json.createValue(plain(value)).toString();
        }
        try {
            JsonValue read = ForeignJson.read(value.toString());
            return read == JsonValue.NULL ? null : read.toString();
        } catch (ForeignJson.Unreadable e) {
            return Json.createValue(value.toString()).toString();
        }
    }
}
