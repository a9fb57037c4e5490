package kontor.sandbox;

import java.time.Instant;

/**
 * A write that an account has taken, whether or not anyone was told.
 *
 * @param at the moment it was applied
 * @param account the account's name
 * @param path where it was sent, from the server's root: the object's own path, or its collection's for a creation
 * @param iri the object it was about
 * @param body as it was sent
 * @param changed whether the object became another by it; not where it was as wanted already
 */
public record Effect(
        Instant at, String account, String method, String path, String iri, String body, boolean changed) {}
