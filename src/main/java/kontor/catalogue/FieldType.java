package kontor.catalogue;

/** How a field's values are entered and shown. */
public enum FieldType {
    TEXT,
    LONG_TEXT,
    EMAIL,
    PHONE,
    INTEGER,
    /** A JSON number with decimals. */
    NUMBER,
    /** A decimal that travels as a JSON string, so that no digit is lost. */
    DECIMAL,
    BOOLEAN,
    ENUM,
    DATE,
    DATE_TIME,
    /** The IRI of another object. */
    RELATION,
    /** An object or a list: shown, not edited by a form yet. */
    STRUCTURE
}
