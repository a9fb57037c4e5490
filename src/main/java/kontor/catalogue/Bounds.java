package kontor.catalogue;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What a document says a value must keep to; {@code null} where it says nothing.
 *
 * @param minLength the fewest characters
 * @param maxLength the most characters
 * @param minimum the smallest number
 * @param minimumExcluded whether the smallest number itself is too small
 * @param maximum the largest number
 * @param maximumExcluded whether the largest number itself is too large
 * @param pattern a regular expression (ECMA-262), for people to read: the account checks it
 * @param minItems the fewest items of a list
 * @param maxItems the most items of a list
 * @param notNull whether the document leaves no room for null
 */
public record Bounds(
        Integer minLength,
        Integer maxLength,
        BigDecimal minimum,
        boolean minimumExcluded,
        BigDecimal maximum,
        boolean maximumExcluded,
        String pattern,
        Integer minItems,
        Integer maxItems,
        boolean notNull)
        implements Serializable {
    /** No bounds at all. */
    public static final Bounds NONE = new Bounds(null, null, null, false, null, false, null, null, null, false);

    /** Nothing but that there must be a value. */
    public static final Bounds NOT_NULL = new Bounds(null, null, null, false, null, false, null, null, null, true);

    boolean isTooSmall(BigDecimal number) {
        return minimum != null && number.compareTo(minimum) < (minimumExcluded ? 1 : 0);
    }

    boolean isTooLarge(BigDecimal number) {
        return maximum != null && number.compareTo(maximum) > (maximumExcluded ? -1 : 0);
    }
}
