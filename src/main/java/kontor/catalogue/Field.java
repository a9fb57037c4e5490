package kontor.catalogue;

import jakarta.json.JsonValue;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One field of a resource type, or of an object within one.
 *
 * @param owner the name of the resource type, under which labels are looked up first
 * @param name its name on the wire
 * @param type how its values are entered and shown
 * @param access who may read and set it
 * @param required whether it must have a value
 * @param description what the account's document says of it, or the empty string
 * @param deprecated whether the document advises against it
 * @param values the values of an enum, as they are on the wire; else empty
 * @param bounds what values must keep to
 * @param defaultJson the JSON of the value it gets when none is given, or {@code null}
 * @param target the name of the resource type that a relation leads to, or {@code null} where that isn't known
 * @param fields the fields of the object, or of each object in the list; else empty
 * @param item what a list of plain values holds, or {@code null}
 */
public record Field(
        String owner,
        String name,
        FieldType type,
        Access access,
        boolean required,
        String description,
        boolean deprecated,
        List<String> values,
        Bounds bounds,
        String defaultJson,
        String target,
        List<Field> fields,
        Field item)
        implements Serializable {
    /**
     * Who may read and set a field.
     *
     * @param readable whether the account shows it
     * @param creatable whether it can be set when an object is made
     * @param updatable whether it can be set later
     * @param secret whether its values go to the account and nowhere else: into no page, log, export or index
     */
    public record Access(boolean readable, boolean creatable, boolean updatable, boolean secret)
            implements Serializable {
        /** Readable and never set by people. */
        public static final Access READ_ONLY = new Access(true, false, false);

        /** Everything. */
        public static final Access FULL = new Access(true, true, true);

        /** Of a field that is no secret. */
        public Access(boolean readable, boolean creatable, boolean updatable) {
            this(readable, creatable, updatable, false);
        }
    }

    public Field {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(access);
        Objects.requireNonNull(description);
        Objects.requireNonNull(bounds);
        values = List.copyOf(values);
        fields = List.copyOf(fields);
    }

    /** A field of which only the name and the type are known. */
    public static Field of(String owner, String name, FieldType type) {
        return new Field(
                owner,
                name,
                type,
                Access.FULL,
                false,
                "",
                false,
                List.of(),
                Bounds.NONE,
                null,
                null,
                List.of(),
                type == FieldType.LIST ? of(owner, name, FieldType.TEXT) : null);
    }

    /** The same field with other access. */
    public Field withAccess(Access other) {
        return new Field(
                owner,
                name,
                type,
                other,
                required,
                description,
                deprecated,
                values,
                bounds,
                defaultJson,
                target,
                fields,
                item);
    }

    /** The same field with all that is in it as a secret. Nothing is known of what it is unless set. */
    public Field asSecret() {
        return new Field(
                owner,
                name,
                type,
                new Access(false, access.creatable(), access.updatable(), true),
                required,
                description,
                deprecated,
                values,
                bounds,
                null,
                target,
                fields.stream().map(Field::asSecret).toList(),
                item == null ? null : item.asSecret());
    }

    /** The same field, entered and shown in another way. */
    public Field withType(FieldType other) {
        return new Field(
                owner,
                name,
                other,
                access,
                required,
                description,
                deprecated,
                values,
                bounds,
                defaultJson,
                target,
                fields,
                item);
    }

    /** The same field with other fields in it. */
    public Field withFields(List<Field> others) {
        return new Field(
                owner,
                name,
                type,
                access,
                required,
                description,
                deprecated,
                values,
                bounds,
                defaultJson,
                target,
                others,
                item);
    }

    /** The same field, which must have a value or need not. */
    public Field withRequired(boolean must) {
        return new Field(
                owner,
                name,
                type,
                access,
                must,
                description,
                deprecated,
                values,
                bounds,
                defaultJson,
                target,
                fields,
                item);
    }

    /** The same field with these values to choose from. */
    public Field withValues(List<String> allowed) {
        return new Field(
                owner,
                name,
                type,
                access,
                required,
                description,
                deprecated,
                allowed,
                bounds,
                defaultJson,
                target,
                fields,
                item);
    }

    /** A field of the object within, by its name. */
    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(each -> each.name().equals(fieldName)).findFirst();
    }

    /** Whether a value is an object of which nothing is set: servers in PHP that leave nulls out send it as an empty list. */
    public boolean isEmptyObject(JsonValue value) {
        return type == FieldType.OBJECT && !fields.isEmpty() && JsonValue.EMPTY_JSON_ARRAY.equals(value);
    }

    public boolean isReadable() {
        return access.readable();
    }

    /** Whether lists and exports may show it: passwords that an account shows are in neither. */
    public boolean isColumn() {
        return access.readable() && type != FieldType.PASSWORD;
    }

    /** Whether its values go to the account and nowhere else. */
    public boolean isSecret() {
        return access.secret();
    }

    /** Whether the account takes null for it, as far as its document says. */
    public boolean isNullable() {
        return !bounds.notNull();
    }

    /** Whether a form for an object that is being made, or for one that is there, has an input for it. */
    public boolean isEditable(boolean creating) {
        return creating ? access.creatable() : access.updatable();
    }

    /** Whether one of a few values is chosen. */
    public boolean isChoice() {
        return !values.isEmpty();
    }

    /** The most characters it takes, or 0 where that isn't known. */
    public int maxLength() {
        return bounds.maxLength() == null ? 0 : bounds.maxLength();
    }

    /** Whether the values stand on the right, as numbers do. */
    public boolean isNumeric() {
        return type.isNumeric() || type == FieldType.AMOUNT;
    }
}
