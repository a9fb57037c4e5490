package kontor.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * A request that reached the sandbox.
 *
 * @param at when it arrived
 * @param path the path below the root, like {@code customers/12}
 * @param query the raw query, or the empty string
 * @param account the account it was let into, or {@code null} when it wasn't
 * @param status the status that was answered; 0 when the connection was cut
 * @param answeredIn how long the sandbox took for it
 */
public record SeenRequest(
        Instant at,
        String method,
        String path,
        String query,
        String account,
        int status,
        String body,
        Duration answeredIn) {
    public boolean isWrite() {
        return !"GET".equals(method);
    }
}
