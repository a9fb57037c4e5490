package kontor.frachtpilot;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import kontor.frachtpilot.gate.Ceilings;
import kontor.frachtpilot.gate.Gate;
import kontor.frachtpilot.gate.Gates;
import kontor.limit.Iri;

/**
 * Access to one FrachtPilot account.
 *
 * @param credential the credential it stands for
 * @param root the API's root, ending in a slash, like {@code https://my.frachtpilot.de/api_v2/}
 * @param mail the address the key was made with, or the empty string
 * @param zone the zone whose date the account's server signs with
 * @param key opens the key, anew for each request
 * @param edition another number after each change of the access
 * @param ceilings what its requests may not exceed
 */
public record Account(
        long credential, URI root, String mail, ZoneId zone, Supplier<ApiKey> key, int edition, Ceilings ceilings) {

    /** An access as it was first made, with the usual ceilings. */
    public Account(long credential, URI root, String mail, ZoneId zone, Supplier<ApiKey> key) {
        this(credential, root, mail, zone, key, 0, Ceilings.USUAL);
    }

    public Account {
        Objects.requireNonNull(mail);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(key);
        Objects.requireNonNull(ceilings);
        if (!root.getPath().endsWith("/")) {
            throw new IllegalArgumentException("the root must end in a slash");
        }
    }

    /** What all its requests pass. */
    Gate gate(Gates gates) {
        return gates.of(credential, root.getRawAuthority(), edition, ceilings);
    }

    /**
     * The address of the entry point. Servers that are mounted at a path have it there without a slash at the end, and
     * redirect from the address with one.
     */
    URI entryPoint() {
        String path = root.getRawPath();
        return path.equals("/") ? root : root.resolve(path.substring(0, path.length() - 1));
    }

    /** The address of a resource below the root, by its path from there, like {@code customers}. */
    URI below(String relative) {
        return resolve(root.getRawPath() + relative);
    }

    /** Whether what stands in an object's {@code @id} is its path from the server's root. */
    boolean isCalled(JsonValue id, String path) {
        try {
            return id instanceof JsonString name
                    && resolve(name.getString()).getPath().equals(resolve(path).getPath());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The address of a path from the server's root, which must lie below the account's root. What addresses can't hold is
     * encoded on the way.
     *
     * @throws IllegalArgumentException when it leads elsewhere
     */
    URI resolve(String path) {
        URI address = root.resolve(Iri.address(path)).normalize();
        boolean sameOrigin = Objects.equals(address.getScheme(), root.getScheme())
                && Objects.equals(address.getRawAuthority(), root.getRawAuthority());
        if (!path.startsWith("/") || !sameOrigin || !address.getRawPath().startsWith(root.getRawPath())) {
            throw new IllegalArgumentException("not an address of this account");
        }
        return address;
    }
}
