package kontor.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import kontor.web.TrustedProxies;

/**
 * Where a request comes from, as the log keeps it.
 *
 * @param address the person's network address, as far as it can be believed
 * @param session what tells sessions apart without being usable as one: of a signed-in session, a name of its own, since
 *     the container changes its id when someone comes in; of others, a short digest of the id
 */
public record Origin(String address, String session) implements Serializable {
    private static final int BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Origin of(HttpServletRequest request, TrustedProxies proxies) {
        HttpSession session = request.getSession();
        String name = session.getAttribute(Begun.KEY) instanceof Begun begun
                ? begun.origin().session()
                : digest(session.getId());
        return new Origin(proxies.addressOf(request), name);
    }

    /** The same address, in a session that begins. */
    Origin inNewSession() {
        byte[] name = new byte[BYTES];
        RANDOM.nextBytes(name);
        return new Origin(address, HexFormat.of().formatHex(name));
    }

    private static String digest(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
