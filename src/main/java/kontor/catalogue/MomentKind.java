package kontor.catalogue;

/** What is meant by a field's moments. */
public enum MomentKind {
    /** A moment, with its day and its time. */
    MOMENT(FieldType.DATE_TIME),
    /** A day: each is a midnight. */
    DAY(FieldType.DAY),
    /** A time of day: each is one of the first day of 1970. */
    HOUR(FieldType.HOUR);

    private final FieldType type;

    MomentKind(FieldType type) {
        this.type = type;
    }

    FieldType type() {
        return type;
    }
}
