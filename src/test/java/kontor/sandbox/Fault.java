package kontor.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Something that goes wrong, for requests that fit, until it is cleared or has happened often enough. */
public final class Fault {
    enum Kind {
        DELAY,
        CUT_BEFORE,
        CUT_AFTER,
        NO_CONTENT_AFTER,
        HOLD_BEFORE,
        HOLD_AFTER,
        STATUS,
        HTML,
        MALFORMED,
        OVERSIZED,
        WRONG_TYPES,
        ANSWER
    }

    private final Kind kind;
    private final int status;
    private final Duration duration;
    private final String method;
    private final String path;
    private final AtomicInteger left;
    private final CountDownLatch release;
    private final boolean afterwards;
    private final String body;

    private Fault(
            Kind kind,
            int status,
            Duration duration,
            String method,
            String path,
            AtomicInteger left,
            CountDownLatch release,
            boolean afterwards,
            String body) {
        this.kind = kind;
        this.status = status;
        this.duration = duration;
        this.method = method;
        this.path = path;
        this.left = left;
        this.release = release;
        this.afterwards = afterwards;
        this.body = body;
    }

    private static Fault of(Kind kind, int status, Duration duration) {
        return new Fault(
                kind,
                status,
                duration,
                null,
                "",
                new AtomicInteger(Integer.MAX_VALUE),
                new CountDownLatch(1),
                false,
                "");
    }

    /** The answer comes late. */
    public static Fault delay(Duration duration) {
        return of(Kind.DELAY, 0, duration);
    }

    /** The connection is closed before the change is applied. */
    public static Fault cutBefore() {
        return of(Kind.CUT_BEFORE, 0, Duration.ZERO);
    }

    /** The change is applied, then the connection is closed without an answer. */
    public static Fault cutAfter() {
        return of(Kind.CUT_AFTER, 0, Duration.ZERO);
    }

    /** The change is applied, and answered with 204 and without the object. */
    public static Fault noContentAfter() {
        return of(Kind.NO_CONTENT_AFTER, 204, Duration.ZERO);
    }

    /** Nothing happens until the fault is cleared. */
    public static Fault holdBefore() {
        return of(Kind.HOLD_BEFORE, 0, Duration.ZERO);
    }

    /** The change is applied, and the answer is held back until the fault is cleared. */
    public static Fault holdAfter() {
        return of(Kind.HOLD_AFTER, 0, Duration.ZERO);
    }

    /** An error with this status, in the family of errors that was asked for. */
    public static Fault status(int status) {
        return of(Kind.STATUS, status, Duration.ZERO);
    }

    /** 429 with {@code Retry-After}. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return of(Kind.STATUS, 429, retryAfter);
    }

    /** An HTML page with this status, like that of a proxy. */
    public static Fault html(int status) {
        return of(Kind.HTML, status, Duration.ZERO);
    }

    /** 200 with broken JSON. */
    public static Fault malformedBody() {
        return of(Kind.MALFORMED, 200, Duration.ZERO);
    }

    /** 200 with 50 MB of JSON. */
    public static Fault oversizedBody() {
        return of(Kind.OVERSIZED, 200, Duration.ZERO);
    }

    /** 200 with members and fields of other types than the contract's. */
    public static Fault wrongTypes() {
        return of(Kind.WRONG_TYPES, 200, Duration.ZERO);
    }

    /** This status and this body, whatever it is; {@link #afterwards()} where the change is to be applied all the same. */
    public static Fault answer(int newStatus, String json) {
        return new Fault(
                Kind.ANSWER,
                newStatus,
                Duration.ZERO,
                null,
                "",
                new AtomicInteger(Integer.MAX_VALUE),
                new CountDownLatch(1),
                false,
                json);
    }

    /** Only for this method, below this path. */
    public Fault on(String onlyMethod, String pathBelow) {
        return new Fault(kind, status, duration, onlyMethod, pathBelow, left, release, afterwards, body);
    }

    /** Only this many times. */
    public Fault times(int times) {
        return new Fault(kind, status, duration, method, path, new AtomicInteger(times), release, afterwards, body);
    }

    /** Only once the change is applied: what goes wrong is the answer. */
    public Fault afterwards() {
        return new Fault(kind, status, duration, method, path, left, release, true, body);
    }

    boolean strikes(String requestMethod, String requestPath) {
        boolean fits = (method == null || method.equals(requestMethod)) && requestPath.startsWith(path);
        return fits && left.getAndDecrement() > 0;
    }

    void hold() throws InterruptedException {
        release.await();
    }

    /** Lets go what is held: the connection is cut. */
    public void release() {
        release.countDown();
    }

    Kind kind() {
        return kind;
    }

    boolean isAfterwards() {
        return afterwards;
    }

    String body() {
        return body;
    }

    int status() {
        return status;
    }

    Duration duration() {
        return duration;
    }
}
