package kontor.identity.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long sessions last, however busy they are: after that, whoever took one over has to know the password. What someone
 * is typing when the time is over can still be sent for a quarter of an hour.
 */
@ApplicationScoped
public class SessionLifetime {
    private static final Duration TO_SEND = Duration.ofMinutes(15);
    private static final int LONGEST_HOURS = 168;

    private final Duration lasting;
    private final Clock clock;

    protected SessionLifetime() {
        this(1);
    }

    /** @throws IllegalArgumentException when it is not between an hour and a week */
    @Inject
    public SessionLifetime(@ConfigProperty(name = "kontor.session.hours", defaultValue = "12") int hours) {
        this(hours, Clock.systemUTC());
    }

    SessionLifetime(int hours, Clock clock) {
        if (hours < 1 || hours > LONGEST_HOURS) {
            throw new IllegalArgumentException("KONTOR_SESSION_HOURS is from 1 to " + LONGEST_HOURS + ", not " + hours);
        }
        this.lasting = Duration.ofHours(hours);
        this.clock = clock;
    }

    /** Has a setting that can't be used fail the start instead of the first request. */
    public void refuseWhatIsNoLifetime() {
        // Calling it makes the bean, and its constructor refuses.
    }

    /** Whether the session of the request is over with it. */
    boolean endsWith(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(Begun.KEY) instanceof Begun begun)) {
            return false;
        }
        Instant end = begun.at().plus(lasting);
        return !clock.instant().isBefore("POST".equals(request.getMethod()) ? end.plus(TO_SEND) : end);
    }

    /** Whether the session has had its time. */
    boolean isOver(Begun begun) {
        return !clock.instant().isBefore(begun.at().plus(lasting));
    }
}
