package kontor.catalogue;

import java.io.Serializable;

/**
 * Something about an account's document that could not be used; the rest of it could.
 *
 * @param kind what it is
 * @param where where it stands in the document
 */
public record Note(Kind kind, String where) implements Serializable {
    /** What can't be used of a document. */
    public enum Kind {
        /** A reference that leads out of the document: never followed. */
        REMOTE_REFERENCE,
        /** A reference to a schema that isn't in the document. */
        MISSING_SCHEMA,
        /** A resource of which the document doesn't say what its objects look like. */
        NO_SCHEMA,
        /** A schema with more fields than are taken. */
        TOO_MANY_FIELDS,
        /** A part that is not what OpenAPI says it must be. */
        MALFORMED,
        /** A schema of which more would have to be merged than is taken: what it describes is shown as JSON or left out. */
        TOO_COMPLEX,
        /** More members or items than are taken. */
        TOO_MANY_PARTS,
        /** More resource types than are taken. */
        TOO_MANY_TYPES,
        /** More values to choose from, or longer ones, than are taken. */
        TOO_MANY_VALUES,
        /** More filters than are taken. */
        TOO_MANY_FILTERS,
        /** A name that is longer than is taken: what it names is left out. */
        NAME_TOO_LONG,
        /** A number with more digits, or a larger exponent, than is taken. */
        NUMBER_TOO_LARGE,
        /** An operation that belongs to no kind of object, like one that signs in. */
        NO_PLACE,
        /** Objects that could be made, but of fields of which none can be set. */
        NOTHING_TO_SET,
        /** A field that takes a file rather than a value: it isn't edited. */
        FILE,
        /** A parameter of a list that says nothing that can be asked for. */
        UNKNOWN_FILTER
    }
}
