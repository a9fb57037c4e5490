package kontor.frachtpilot.gate;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Leaves an account alone that fails again and again: Resilience4j's circuit breaker, over the last ten requests. After
 * a pause one request is let through, and decides.
 */
final class Failures {
    private static final int LATEST = 10;
    private static final int AT_LEAST = 5;
    private static final float HALF = 50;

    private final Clock clock;
    private final CircuitBreaker breaker;
    private volatile Instant until = Instant.MIN;
    private volatile String reason;

    Failures(String account, Duration pause, Clock clock) {
        this.clock = clock;
        breaker = CircuitBreaker.of(
                account,
                CircuitBreakerConfig.custom()
                        .slidingWindow(LATEST, AT_LEAST, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(pause)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .maxWaitDurationInHalfOpenState(Duration.ofMinutes(2))
                        .clock(clock)
                        .build());
        breaker.getEventPublisher().onStateTransition(change -> {
            if (change.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                until = clock.instant().plus(pause);
            }
        });
    }

    void check() throws NotNow {
        if (isOpen() && clock.instant().isBefore(until)) {
            throw new NotNow(NotNow.Reason.FAILING, until);
        }
    }

    /** Lets a request through, whose end must then be told, or {@link #release}. */
    void enter() throws NotNow {
        if (!breaker.tryAcquirePermission()) {
            Instant soon = clock.instant().plusSeconds(1);
            throw new NotNow(NotNow.Reason.FAILING, until.isAfter(soon) ? until : soon);
        }
    }

    void release() {
        breaker.releasePermission();
    }

    void succeeded(Duration duration) {
        breaker.onSuccess(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** @param why the kind of the problem */
    void failed(Duration duration, String why) {
        reason = why;
        breaker.onError(duration.toNanos(), TimeUnit.NANOSECONDS, new IllegalStateException(why));
    }

    void forget() {
        breaker.reset();
    }

    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** Until when nothing is sent, or {@code null} while requests are let through. */
    Instant until() {
        return isOpen() ? until : null;
    }

    /** The kind of the latest failure, or {@code null}. */
    String reason() {
        return reason;
    }
}
