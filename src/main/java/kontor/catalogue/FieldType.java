package kontor.catalogue;

/** How a field's values are entered and shown. */
public enum FieldType {
    TEXT,
    LONG_TEXT,
    EMAIL,
    PHONE,
    URL,
    /** Typed without being seen. */
    PASSWORD,
    INTEGER,
    /** A JSON number with decimals. */
    NUMBER,
    /** A decimal that travels as a JSON string, so that no digit is lost. */
    DECIMAL,
    /** By its name most likely a decimal that travels as a JSON string; but any text may be there. */
    AMOUNT,
    BOOLEAN,
    /** One of a few texts. */
    ENUM,
    DATE,
    /** A time of day. */
    TIME,
    DATE_TIME,
    /** A day that travels as a moment: its midnight. */
    DAY,
    /** A time of day that travels as a moment: on the first day of 1970. */
    HOUR,
    /** Another object: its IRI, or the object itself where the account embeds it. */
    RELATION,
    /** A list of other objects. */
    RELATIONS,
    /** An object within the object, without a life of its own. */
    OBJECT,
    /** A list of those. */
    OBJECTS,
    /** A list of plain values. */
    LIST,
    /** Names and texts that are not known beforehand. */
    MAP,
    /** Anything: shown as JSON, and edited as JSON only. */
    JSON;

    /** Whether the values stand on the right, as numbers do. */
    public boolean isNumeric() {
        return this == INTEGER || this == NUMBER || this == DECIMAL;
    }

    /** Whether the account calls the values moments, whatever they mean. */
    public boolean isMoment() {
        return this == DATE_TIME || this == DAY || this == HOUR;
    }

    /** Whether the values are days, times or moments. */
    public boolean isTemporal() {
        return isMoment() || this == DATE || this == TIME;
    }

    /** Whether a value is entered in one input of text. */
    public boolean isPlain() {
        return switch (this) {
            case RELATION, RELATIONS, OBJECT, OBJECTS, LIST, MAP, JSON -> false;
            default -> true;
        };
    }
}
