package kontor.frachtpilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * Signed requests and nothing else: over the portal's own connections, but past gate and log. What the portal's way of
 * making changes is measured against; deployed with the benchmark only, never part of the portal.
 */
@ApplicationScoped
public class BareRequests {
    @Inject
    private Connector connector;

    /** The object as it is now. */
    public JsonObject get(Account account, String path) {
        return send(request(account, path), HttpMethod.GET, null);
    }

    /** The object as it is after a merge patch. */
    public JsonObject patch(Account account, String path, JsonObject patch) {
        return send(
                request(account, path),
                HttpMethod.PATCH,
                Entity.entity(patch.toString(), "application/merge-patch+json"));
    }

    private Invocation.Builder request(Account account, String path) {
        return Signature.sign(
                connector.client().target(account.resolve(path)).request(Reads.JSON_LD),
                account,
                Signature.date(account, Instant.now()));
    }

    private static JsonObject send(Invocation.Builder request, String method, Entity<String> body) {
        try (Response response = body == null ? request.method(method) : request.method(method, body)) {
            Reply reply = Reply.read(UUID.randomUUID(), response, System.nanoTime());
            return reply.object()
                    .filter(object -> reply.isSuccess())
                    .orElseThrow(() -> new IllegalStateException("the sandbox answers " + reply.status()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
