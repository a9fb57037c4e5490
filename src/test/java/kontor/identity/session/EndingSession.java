package kontor.identity.session;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;

/** A session that the container is about to end. */
public final class EndingSession {
    private static final int MINUTE = 60;

    private EndingSession() {}

    /** One that counts for a minute without input, and had none for so long. */
    public static HttpSessionEvent of(long user, String session, Duration idle) {
        return of(user, session, idle, Instant.now());
    }

    /** One that is in use, and was begun so long ago. */
    public static HttpSessionEvent begunBefore(long user, String session, Duration before) {
        return of(user, session, Duration.ZERO, Instant.now().minus(before));
    }

    private static HttpSessionEvent of(long user, String session, Duration idle, Instant begun) {
        long lastAccess = System.currentTimeMillis() - idle.toMillis();
        HttpSession ending = (HttpSession) Proxy.newProxyInstance(
                EndingSession.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> new Begun(user, new Origin("192.0.2.1", session), begun);
                    case "getLastAccessedTime" -> lastAccess;
                    case "getMaxInactiveInterval" -> MINUTE;
                    case "hashCode" -> 1;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new HttpSessionEvent(ending);
    }
}
