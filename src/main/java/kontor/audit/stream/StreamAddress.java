package kontor.audit.stream;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a stream leads.
 *
 * @param uri with the scheme https, or syslog for syslog over TLS, always with a host
 */
public record StreamAddress(URI uri) {
    static final int LONGEST = 500;

    /** How a stream is sent. */
    public enum Kind {
        HTTPS,
        SYSLOG
    }

    private static final int SYSLOG_PORT = 6514; // RFC 5425, 4.1

    /** Understands an https address, or host and port for syslog; empty where it is neither or holds a password. */
    public static Optional<StreamAddress> read(Kind kind, String text) {
        String stripped = text == null ? "" : text.strip();
        try {
            URI uri = new URI(kind == Kind.HTTPS ? stripped : "syslog://" + stripped);
            boolean fits = stripped.length() <= LONGEST
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535
                    && (kind == Kind.HTTPS ? "https".equalsIgnoreCase(uri.getScheme()) : isBare(uri));
            return fits ? Optional.of(new StreamAddress(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isBare(URI uri) {
        return uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
    }

    Kind kind() {
        return "syslog".equals(uri.getScheme()) ? Kind.SYSLOG : Kind.HTTPS;
    }

    /** The host, of IPv6 addresses without brackets. */
    String host() {
        return uri.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    int port() {
        return uri.getPort() == -1 ? SYSLOG_PORT : uri.getPort();
    }

    /** As people enter it. */
    String text() {
        return kind() == Kind.HTTPS ? uri.toString() : uri.getRawAuthority();
    }
}
