package kontor.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import kontor.audit.chain.Checkpoint;
import kontor.audit.chain.Sha256;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.export.ExportFilters;
import kontor.audit.export.LogExport;
import kontor.company.Actor;
import kontor.company.CompanyId;

/** A company's log as the portal would have written it, made line by line and kept nowhere. */
public final class GeneratedLog {
    private static final CompanyId COMPANY = new CompanyId(7);
    private static final Instant BEGINNING = Instant.parse("2026-03-02T07:00:00.123456Z");
    private static final Actor ANNA = new Actor(3L, "Anna Weber", "192.0.2.7", "a1b2c3d4e5f6");

    private final Consumer<String> entries;
    private long sequence;
    private byte[] hash = new byte[Sha256.BYTES];

    public GeneratedLog() {
        this(entry -> {});
    }

    /** @param entries takes each entry as a line of JSON Lines */
    public GeneratedLog(Consumer<String> entries) {
        this.entries = entries;
    }

    /** An export of all of it, as far as it is made. */
    public LogExport export(String companyName) {
        return new LogExport(
                COMPANY,
                companyName,
                ExportFilters.of(name -> null),
                AuditQuery.EVERYTHING.in(COMPANY),
                true,
                1,
                sequence,
                sequence,
                new SignedCheckpoint(
                        new Checkpoint(COMPANY.value(), sequence, hash, BEGINNING, "0123456789abcdef"), new byte[64]),
                BEGINNING.plusSeconds(86_400 * 30),
                "Olga Prüfer");
    }

    /** The price of eggs once more. */
    public LogEntry next() {
        return change(
                "Eier, 10er " + sequence,
                sequence % 3 == 0 ? "Preisrunde" : null,
                price(sequence),
                price(sequence + 1));
    }

    private static JsonObject price(long cents) {
        return Json.createObjectBuilder()
                .add("name", "Eier, 10er")
                .add("priceNet", (cents % 900) / 100 + "." + (10 + cents % 90))
                .add("active", cents % 2 == 0)
                .build();
    }

    /** A change that was applied. */
    public LogEntry change(String label, String reason, JsonObject before, JsonObject after) {
        Intent meant = new Intent(
                COMPANY,
                1,
                "Hauptkonto",
                "object.patch",
                "products",
                "/api_v2/products/12",
                label,
                "PATCH",
                "/api_v2/products/12",
                reason,
                before,
                after,
                null);
        AuditEntry intent = new AuditEntry(
                        AuditEntry.Kind.INTENT, COMPANY, ANNA, meant.action(), meant.objectType(), meant.objectId())
                .ofIntent(meant, new UUID(7, sequence));
        Images asked = new Images(label, "Hauptkonto", reason, before, after, null, null, null);
        append(intent, asked);
        Outcome became = new Outcome(Outcome.Result.APPLIED, 200, Duration.ofMillis(83), after, null);
        AuditEntry outcome = new AuditEntry(
                        AuditEntry.Kind.OUTCOME, COMPANY, ANNA, meant.action(), meant.objectType(), meant.objectId())
                .ofOutcome(intent, became);
        Images answered = new Images(label, "Hauptkonto", null, null, null, after, null, null);
        append(outcome, answered);
        return new LogEntry(new LogEntry.Opened(intent, asked), new LogEntry.Opened(outcome, answered), null, null);
    }

    private void append(AuditEntry entry, Images images) {
        sequence++;
        byte[] content = images.toBytes();
        entry.chain(sequence, sequence, BEGINNING.plusSeconds(sequence * 37), hash, content, content);
        hash = entry.hash();
        entries.accept(entry.line(content, false));
    }
}
