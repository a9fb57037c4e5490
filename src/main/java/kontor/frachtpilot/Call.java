package kontor.frachtpilot;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.Entity;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * A request to an account, as it is sent and perhaps sent again.
 *
 * @param id what it is found by in log, audit entry and error message
 * @param etag the validator of an answer that is kept, so that the server needn't send it again
 * @param pastCaches whether caches on the way must ask the server itself
 */
record Call(
        Account account,
        UUID id,
        String method,
        URI address,
        String accept,
        Optional<Entity<String>> body,
        Optional<String> etag,
        boolean pastCaches) {

    static Call get(Account account, URI address, String accept, Optional<String> etag, boolean pastCaches) {
        return new Call(
                account, UUID.randomUUID(), HttpMethod.GET, address, accept, Optional.empty(), etag, pastCaches);
    }

    boolean isRead() {
        return HttpMethod.GET.equals(method);
    }

    /** Whether sending it twice comes to the same as sending it once. */
    boolean isRepeatable() {
        return isRead() || HttpMethod.PUT.equals(method) || HttpMethod.DELETE.equals(method);
    }

    /** Whether it is about the account as a whole rather than some resource. */
    boolean isOfEntryPoint() {
        return address.equals(account.root());
    }
}
