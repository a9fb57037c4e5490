package kontor.audit.chain;

/**
 * What part of a chain someone expects to be given. It is theirs to say: whoever hands over a file could write anything
 * into it.
 *
 * @param company whose chain; 0 where any will do
 * @param first the place that it must begin at, or before
 * @param last the place that it must reach; 0 where any will do. Checkpoints of later places are then not asked for
 * @param gaps whether entries in between may be missing
 */
public record Extent(long company, long first, long last, boolean gaps) {
    /** A whole chain. */
    public static final Extent WHOLE = new Extent(0, 1, 0, false);

    /** A part without gaps. */
    public static Extent of(long first, long last) {
        return new Extent(0, first, last, false);
    }
}
