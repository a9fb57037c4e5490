package kontor.audit;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import kontor.company.CompanyId;
import kontor.limit.LoneSurrogates;

/**
 * The proof that the intent of exactly this write is committed in the audit log. Only {@link AuditLog} makes one, and
 * only from a committed transaction; the client's write method takes nothing else, so what is sent is what was recorded
 * (law 1). It serves for one sending.
 */
public final class RecordedIntent {

    /** Much shorter than the time after which a silent intent is given up. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    private final long entry;
    private final CompanyId company;
    private final long credential;
    private final UUID callId;
    private final String method;
    private final String path;
    private final JsonObject before;
    private final String body;
    private final long recordedNanos;
    private final AtomicBoolean sent = new AtomicBoolean();

    RecordedIntent(AuditEntry entry, Intent intent) {
        this(entry.getId(), entry.getCallId(), intent, System.nanoTime());
    }

    RecordedIntent(long entry, UUID callId, Intent intent, long recordedNanos) {
        this.entry = entry;
        this.recordedNanos = recordedNanos;
        this.company = intent.company();
        this.credential = intent.credential();
        this.callId = callId;
        this.method = intent.method();
        this.path = intent.path();
        this.before = intent.before();
        this.body = intent.sent() == null
                ? null
                : LoneSurrogates.escaped(intent.sent().toString());
    }

    /**
     * Marks the intent as sent.
     *
     * @throws IllegalStateException when it was sent before
     */
    public void spend() {
        if (!sent.compareAndSet(false, true)) {
            throw new IllegalStateException("intent " + entry + " was sent before: record a new one");
        }
    }

    /**
     * Whether it may still be sent. A write that was held up for long, by a machine that stood still say, must not be: the
     * portal may have given it up meanwhile, and found that it was not applied.
     */
    public boolean isFresh() {
        return System.nanoTime() - recordedNanos < GOOD_FOR.toNanos();
    }

    public long entry() {
        return entry;
    }

    public CompanyId company() {
        return company;
    }

    /** The credential that the write is meant for; the client refuses to send it with another. */
    public long credential() {
        return credential;
    }

    public UUID callId() {
        return callId;
    }

    public String method() {
        return method;
    }

    /** The path on the account's server, from the root, like {@code /api_v2/customers/12}. */
    public String path() {
        return path;
    }

    /** The object as it was read before the intent was recorded; empty for a creation. */
    public Optional<JsonObject> before() {
        return Optional.ofNullable(before);
    }

    /** The JSON text of the body, which UTF-8 can carry; empty for a DELETE. */
    public Optional<String> body() {
        return Optional.ofNullable(body);
    }
}
