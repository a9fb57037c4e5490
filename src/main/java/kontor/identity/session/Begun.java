package kontor.identity.session;

import java.io.Serializable;

/** Who began a session, from where, and by what name the log knows it: kept in it until the log has its end. */
public record Begun(long userId, Origin origin) implements Serializable {
    /** The attribute's name. */
    static final String KEY = Begun.class.getName();
}
