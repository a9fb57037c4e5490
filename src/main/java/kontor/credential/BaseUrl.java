package kontor.credential;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the base URL that someone typed. */
final class BaseUrl {

    private BaseUrl() {}

    /** @return the address with a slash at its end, or empty when it is no plain http or https address */
    static Optional<URI> read(String typed) {
        try {
            URI address = new URI(typed.strip());
            boolean plain = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
            if (!plain) {
                return Optional.empty();
            }
            String path = address.getRawPath().endsWith("/") ? address.getRawPath() : address.getRawPath() + "/";
            return Optional.of(new URI(address.getScheme() + "://" + address.getRawAuthority() + path).normalize());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
