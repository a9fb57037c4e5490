package kontor.identity.session;

import java.io.Serializable;
import java.time.Instant;

/** Who began a session, when, from where, and by what name the log knows it: kept in it until the log has its end. */
public record Begun(long userId, Origin origin, Instant at) implements Serializable {
    /** The attribute's name. */
    static final String KEY = Begun.class.getName();
}
