package kontor.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.HexFormat;
import kontor.web.TrustedProxies;

/**
 * Where a request comes from, as the log keeps it.
 *
 * @param address the person's network address, as far as it can be believed
 * @param session what tells sessions apart without being usable as one: a name of its own, since the container changes its id
 *     when someone comes in; {@code null} where nobody has come in
 */
public record Origin(String address, String session) implements Serializable {
    private static final int BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Origin of(HttpServletRequest request, TrustedProxies proxies) {
        HttpSession session = request.getSession(false);
        String name = session != null && session.getAttribute(Begun.KEY) instanceof Begun begun
                ? begun.origin().session()
                : null;
        return new Origin(proxies.addressOf(request), name);
    }

    /** The same address, in a session that begins. */
    Origin inNewSession() {
        byte[] name = new byte[BYTES];
        RANDOM.nextBytes(name);
        return new Origin(address, HexFormat.of().formatHex(name));
    }
}
