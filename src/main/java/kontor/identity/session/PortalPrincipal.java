package kontor.identity.session;

import jakarta.security.enterprise.CallerPrincipal;
import kontor.identity.User;

/** The user of a session, with the count of their passwords at sign-in, by which an outdated session is known. */
public class PortalPrincipal extends CallerPrincipal {
    private static final long serialVersionUID = 1L;

    private final long userId;
    private final int passwordVersion;

    PortalPrincipal(User user) {
        super(user.getSignInName());
        this.userId = user.getId();
        this.passwordVersion = user.getPasswordVersion();
    }

    long userId() {
        return userId;
    }

    int passwordVersion() {
        return passwordVersion;
    }
}
