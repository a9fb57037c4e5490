package kontor.frachtpilot;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A redirect that only adds the slash at the end of an address, or takes it away. That one is followed, since it leads to
 * the same server, which must have the signature anew. All others would lead the key elsewhere.
 */
final class SlashRedirect {
    private SlashRedirect() {}

    /** The address that such an answer leads to, on the server that was asked; empty where it is another answer. */
    static Optional<URI> of(URI asked, Reply reply) {
        boolean redirects = switch (reply.status()) {
            case 301, 302, 307, 308 -> true;
            default -> false;
        };
        return redirects ? reply.location().flatMap(location -> target(asked, location)) : Optional.empty();
    }

    private static Optional<URI> target(URI asked, String location) {
        try {
            URI target = asked.resolve(location);
            boolean other = !Objects.equals(toggled(asked.getRawPath()), target.getRawPath())
                    || !Objects.equals(asked.getRawQuery(), target.getRawQuery());
            if (other || !isSameOrigin(asked, target)) {
                return Optional.empty();
            }
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            return Optional.of(asked.resolve(target.getRawPath() + query));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String toggled(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }

    /**
     * Servers behind a proxy that speaks TLS for them may think that they are asked without it: they mean themselves, and
     * are asked again as before.
     */
    private static boolean isSameOrigin(URI asked, URI target) {
        if (asked.getHost() == null || !asked.getHost().equalsIgnoreCase(target.getHost())) {
            return false;
        }
        boolean same = asked.getScheme().equalsIgnoreCase(target.getScheme()) && asked.getPort() == target.getPort();
        boolean untold = "https".equalsIgnoreCase(asked.getScheme())
                && "http".equalsIgnoreCase(target.getScheme())
                && asked.getPort() == -1
                && target.getPort() == -1;
        return same || untold;
    }
}
