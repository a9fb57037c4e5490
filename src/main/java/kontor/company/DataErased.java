package kontor.company;

/**
 * The personal data of a company are being erased: an event, within the transaction that does it, on which features remove
 * what they keep of the company's data. From {@link #KEY} on there is another data key: what was sealed before can't be
 * opened any more, what is sealed from then on can.
 */
public record DataErased(CompanyId company) {
    /** The priority of the observer that erases the data key, which is the first. */
    public static final int KEY = 1;
}
