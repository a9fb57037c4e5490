package kontor.catalogue;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * A way to narrow a collection that the account's document declares. Only these are offered: servers ignore filters they
 * don't know without a word.
 *
 * @param name the filtered field, like {@code createdAt} or {@code customer.name}; also the filter's name in addresses
 * @param kind what is entered
 * @param field the filtered field as the catalogue knows it, or {@code null}
 * @param parameters the parameters on the wire by the part they play
 * @param described what the document says of it, or the empty string
 */
public record Filter(String name, Kind kind, Field field, Map<Part, String> parameters, String described)
        implements Serializable {
    /** What is entered. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** One of the field's values. */
        CHOICE,
        BOOLEAN,
        /** Another object. */
        RELATION,
        DATE_RANGE,
        NUMBER_RANGE,
        /** Whether the field has a value. */
        EXISTS
    }

    /** The part that a parameter plays. */
    public enum Part {
        /** The value itself. */
        VALUE,
        /** Each of several values. */
        MANY,
        FROM,
        UNTIL,
        /** An end that is itself outside the range. */
        BEFORE
    }

    public Filter {
        parameters = Map.copyOf(parameters);
    }

    /** The same of a field whose moments are known to be of another type. */
    Filter with(FieldType type) {
        boolean isMoment = field != null && field.type().isMoment();
        return isMoment ? new Filter(name, kind, field.withType(type), parameters, described) : this;
    }

    public Optional<String> parameter(Part part) {
        return Optional.ofNullable(parameters.get(part));
    }

    /** Whether times of day are entered rather than days. */
    public boolean isOfTimes() {
        return field != null && (field.type() == FieldType.HOUR || field.type() == FieldType.TIME);
    }

    /** What inputs of the filter take, as HTML calls it. */
    public String inputType() {
        boolean isDay = field != null && (field.type() == FieldType.DAY || field.type() == FieldType.DATE);
        if (kind != Kind.TEXT && kind != Kind.DATE_RANGE) {
            return "text";
        }
        return isOfTimes() ? "time" : isDay || kind == Kind.DATE_RANGE ? "date" : "text";
    }

    /** Whether two ends are entered rather than one value. */
    public boolean isRange() {
        return kind == Kind.DATE_RANGE || kind == Kind.NUMBER_RANGE;
    }
}
