package kontor.company;

/**
 * A company came into being: an event, within the transaction that creates it, on which it gets its data key and its
 * first administrator.
 */
public record CompanyCreated(CompanyId company, Actor creator) {}
