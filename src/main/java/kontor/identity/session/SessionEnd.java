package kontor.identity.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has the log tell when a session ends that nobody signed out of: after its time, or because it no longer counts. */
@WebListener
@Dependent
public class SessionEnd implements HttpSessionListener {
    private static final Logger LOG = Logger.getLogger(SessionEnd.class.getName());

    @Inject
    private SessionLog log;

    @Inject
    private SessionLifetime lifetime;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        if (session.getAttribute(Begun.KEY) instanceof Begun begun) {
            record(begun, ending(session, begun));
        }
    }

    private SessionLog.Ending ending(HttpSession session, Begun begun) {
        if (idleSeconds(session) >= session.getMaxInactiveInterval()) {
            return SessionLog.Ending.IDLE;
        }
        return lifetime.isOver(begun) ? SessionLog.Ending.OVER : SessionLog.Ending.CEASED;
    }

    private static long idleSeconds(HttpSession session) {
        return (System.currentTimeMillis() - session.getLastAccessedTime()) / 1000;
    }

    /** Nobody waits for it, and a session that can't be logged has to end all the same. */
    private void record(Begun begun, SessionLog.Ending ending) {
        try {
            log.ended(begun, ending);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "No entry tells that session " + begun.origin().session() + " has ended",
                    e);
        }
    }
}
