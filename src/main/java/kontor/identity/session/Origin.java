package kontor.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kontor.web.TrustedProxies;

/**
 * Where a request comes from, as the log keeps it.
 *
 * @param address the person's network address, as far as it can be believed
 * @param session a short digest that tells sessions apart without being usable as one
 */
public record Origin(String address, String session) implements Serializable {
    private static final int DIGEST_BYTES = 6;

    static Origin of(HttpServletRequest request, TrustedProxies proxies) {
        return new Origin(
                proxies.addressOf(request), digest(request.getSession().getId()));
    }

    private static String digest(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
