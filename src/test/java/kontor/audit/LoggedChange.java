package kontor.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;
import kontor.company.Actor;
import kontor.company.CompanyId;

/** A change as the log would tell of it, put together for a test. */
public final class LoggedChange {
    private static final CompanyId COMPANY = new CompanyId(1);
    private static final Actor KAI = new Actor(7L, "Kai", null, null);

    private final String method;
    private final String path;
    private final long sequence;
    private final Instant at;
    private JsonObject before;
    private JsonObject sent;
    private Outcome.Result outcome;
    private Instant outcomeAt;
    private JsonObject after;
    private Outcome.Result found;
    private Instant foundAt;
    private JsonObject foundObject;
    private String label = "";
    private String action = "object.change";

    private LoggedChange(String method, String path, long sequence, Instant at) {
        this.method = method;
        this.path = path;
        this.sequence = sequence;
        this.at = at;
    }

    /** A change whose intent is the chain's entry of that number. */
    public static LoggedChange of(String method, String path, long sequence, Instant at) {
        return new LoggedChange(method, path, sequence, at);
    }

    public LoggedChange from(String json) {
        before = json(json);
        return this;
    }

    public LoggedChange sending(String json) {
        sent = json(json);
        return this;
    }

    public LoggedChange unknown(Instant moment) {
        return ended(Outcome.Result.UNKNOWN, moment);
    }

    public LoggedChange ended(Outcome.Result result, Instant moment) {
        outcome = result;
        outcomeAt = moment;
        return this;
    }

    public LoggedChange answering(String json) {
        after = json(json);
        return this;
    }

    public LoggedChange found(Outcome.Result result) {
        found = result;
        return this;
    }

    /** What the portal found out later, with the object as it was then. */
    public LoggedChange found(Outcome.Result result, Instant moment, String json) {
        foundAt = moment;
        foundObject = json(json);
        return found(result);
    }

    /** What the object was called. */
    public LoggedChange called(String name) {
        label = name;
        return this;
    }

    public LoggedChange doing(String what) {
        action = what;
        return this;
    }

    /** The line of the log. */
    public LogEntry line() {
        AuditEntry intent = new AuditEntry(AuditEntry.Kind.INTENT, COMPANY, KAI, action, "customers", path)
                .ofIntent(
                        new Intent(
                                COMPANY,
                                1,
                                "Konto",
                                action,
                                "customers",
                                path,
                                "",
                                method,
                                path,
                                null,
                                before,
                                sent,
                                null),
                        UUID.randomUUID());
        chain(intent, at);
        return new LogEntry(
                new LogEntry.Opened(intent, images(before, sent, null)),
                outcome == null ? null : told(AuditEntry.Kind.OUTCOME, intent, outcome, outcomeAt, after),
                found == null
                        ? null
                        : told(
                                AuditEntry.Kind.RESOLUTION,
                                intent,
                                found,
                                foundAt == null ? outcomeAt : foundAt,
                                foundObject),
                null);
    }

    private LogEntry.Opened told(
            AuditEntry.Kind kind, AuditEntry intent, Outcome.Result result, Instant moment, JsonObject object) {
        AuditEntry entry = new AuditEntry(kind, COMPANY, KAI, action, "customers", path).ofFinding(intent, result);
        chain(entry, moment);
        return new LogEntry.Opened(entry, images(null, null, object));
    }

    private void chain(AuditEntry entry, Instant moment) {
        entry.chain(sequence, sequence, moment, new byte[32], new byte[0], new byte[0]);
    }

    private Images images(JsonObject before, JsonObject sent, JsonObject after) {
        return new Images(label, "Konto", null, before, sent, after, null, null);
    }

    /** JSON as tests write it, with single quotes. */
    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}
