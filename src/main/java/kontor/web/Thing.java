package kontor.web;

import java.io.Serializable;
import java.util.Objects;

/**
 * What has a name that people read: a resource type, a field of its objects, or a value of a field.
 *
 * @param type the resource type, as it is on the wire
 * @param field the field, or the empty string
 * @param value the value, or the empty string
 */
public record Thing(Kind kind, String type, String field, String value) implements Serializable {
    /** What it is. */
    public enum Kind {
        /** A resource type, as menus call it. */
        PLURAL,
        /** One object of a resource type. */
        ONE,
        FIELD,
        VALUE
    }

    public Thing {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(type);
        Objects.requireNonNull(field);
        Objects.requireNonNull(value);
    }

    /** A resource type, as menus call it. */
    public static Thing plural(String type) {
        return new Thing(Kind.PLURAL, type, "", "");
    }

    /** One object of a resource type. */
    public static Thing one(String type) {
        return new Thing(Kind.ONE, type, "", "");
    }

    /** A field of a resource type's objects, also one within another object. */
    public static Thing field(String type, String field) {
        return new Thing(Kind.FIELD, type, field, "");
    }

    /** A value of a field. */
    public static Thing value(String type, String field, String value) {
        return new Thing(Kind.VALUE, type, field, value);
    }
}
