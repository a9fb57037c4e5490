package kontor.frachtpilot;

import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.Entity;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A request to an account, as it is sent and perhaps sent again.
 *
 * @param id what it is found by in log, audit entry and error message
 * @param etag the validator of an answer that is kept, so that the server needn't send it again
 * @param still whether the object is still what it must be for a write to be sent again that may have arrived; empty where
 *     that need not be looked at
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
        Optional<Predicate<JsonObject>> still,
        boolean pastCaches) {

    static Call get(Account account, URI address, String accept, Optional<String> etag, boolean pastCaches) {
        return get(account, UUID.randomUUID(), address, accept, etag, pastCaches);
    }

    private static Call get(
            Account account, UUID id, URI address, String accept, Optional<String> etag, boolean pastCaches) {
        return new Call(
                account, id, HttpMethod.GET, address, accept, Optional.empty(), etag, Optional.empty(), pastCaches);
    }

    /** The call by which the object of a write is looked at; found by the same id. */
    Call ofItsObject() {
        return get(account, id, address, accept, Optional.empty(), true);
    }

    boolean isRead() {
        return HttpMethod.GET.equals(method);
    }

    /** Whether sending it twice comes to the same as sending it once. */
    boolean isRepeatable() {
        return isRead() || HttpMethod.PUT.equals(method) || HttpMethod.DELETE.equals(method);
    }

    /** The same call at another address. */
    Call at(URI other) {
        return new Call(account, id, method, other, accept, body, etag, still, pastCaches);
    }

    /** Whether it is about the account as a whole rather than some resource. */
    boolean isOfEntryPoint() {
        return address.equals(account.root()) || address.equals(account.entryPoint());
    }
}
