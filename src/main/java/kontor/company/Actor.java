package kontor.company;

import java.io.Serializable;
import java.util.Objects;

/**
 * Who acts, and from where: the person an audit entry names.
 *
 * @param userId the signed-in user, or {@code null} when the portal itself acts
 * @param name the person's name as it was when they acted
 * @param address the network address the request came from, or {@code null} when the portal itself acts
 * @param session what tells sessions apart without being usable as one, or {@code null}
 * @param onBehalfOf the person for whom this is done, where it isn't their own act; else {@code null}
 */
public record Actor(Long userId, String name, String address, String session, Actor onBehalfOf)
        implements Serializable {

    /** The portal itself: start-up, timers and resolution of unknown outcomes. */
    public static final Actor PORTAL = new Actor(null, "Kontor", null, null);

    public Actor {
        Objects.requireNonNull(name);
    }

    /** Someone who acts for themselves. */
    public Actor(Long userId, String name, String address, String session) {
        this(userId, name, address, session, null);
    }

    /** The portal, finishing what this person began. */
    public static Actor portalFor(Long userId, String name) {
        return new Actor(null, PORTAL.name(), null, null, new Actor(userId, name, null, null));
    }
}
