package kontor.change;

/**
 * One line of a difference as people read it.
 *
 * @param field its place in the object, like {@code city} or {@code positions[0].quantity}
 * @param name what people call it
 * @param before its value before as text; empty when there was none
 * @param after its value afterwards as text; empty when there is none
 */
public record DifferenceRow(String field, String name, String before, String after) {}
