package kontor.audit.stream;

import java.io.Serializable;
import java.time.Instant;

/**
 * What is still to be sent.
 *
 * @param entries how many
 * @param oldest since when the first of them waits; {@code null} where there are none
 */
public record Backlog(long entries, Instant oldest) implements Serializable {}
