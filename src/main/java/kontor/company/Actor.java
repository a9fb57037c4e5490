package kontor.company;

import java.io.Serializable;
import java.util.Objects;

/**
 * Who acts, and from where: the person an audit entry names.
 *
 * @param userId the signed-in user, or {@code null} when the portal itself acts
 * @param name the person's name as it was when they acted
 * @param address the network address the request came from, or {@code null} when the portal itself acts
 * @param session a short digest that tells sessions apart without being usable as one, or {@code null}
 */
public record Actor(Long userId, String name, String address, String session) implements Serializable {

    /** The portal itself: start-up, timers and resolution of unknown outcomes. */
    public static final Actor PORTAL = new Actor(null, "Kontor", null, null);

    public Actor {
        Objects.requireNonNull(name);
    }
}
