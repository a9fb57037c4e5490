package kontor.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import kontor.company.Actor;

/** Entries as the log makes them, for a benchmark that writes millions of them past it. */
public final class GeneratedEntries {
    /** The columns that {@link #bind} fills, in its order. */
    public static final String COLUMNS = "id, company_id, sequence, kind, happened_at, actor_id, actor_name,"
            + " origin_address, origin_session, action, credential_id, object_type, object_id, method, path, status,"
            + " outcome, duration_millis, call_id, intent_id, sealed, content_hash, format, previous_hash, hash";

    public static final int COLUMN_COUNT = 25;

    private GeneratedEntries() {}

    public static AuditEntry intent(Intent intent, Actor actor, UUID call) {
        return new AuditEntry(
                        AuditEntry.Kind.INTENT,
                        intent.company(),
                        actor,
                        intent.action(),
                        intent.objectType(),
                        intent.objectId())
                .ofIntent(intent, call);
    }

    public static AuditEntry outcome(AuditEntry intent, Actor actor, Outcome outcome) {
        return new AuditEntry(
                        AuditEntry.Kind.OUTCOME,
                        intent.company(),
                        actor,
                        intent.getAction(),
                        intent.getObjectType(),
                        intent.getObjectId())
                .ofOutcome(intent, outcome);
    }

    public static byte[] content(Images images) {
        return images.toBytes();
    }

    /** Puts an entry at the end of a chain, and tells its hash. */
    public static byte[] chain(
            AuditEntry entry, long id, long sequence, Instant at, byte[] previous, byte[] content, byte[] sealed) {
        entry.chain(id, sequence, at, previous, content, sealed);
        return entry.hash();
    }

    /** Fills a row's parameters, from a place on. */
    public static void bind(AuditEntry entry, PreparedStatement statement, int place) throws SQLException {
        int at = place;
        statement.setLong(at++, entry.getId());
        statement.setLong(at++, entry.company().value());
        statement.setLong(at++, entry.getSequence());
        statement.setString(at++, entry.getKind().name());
        statement.setObject(at++, LocalDateTime.ofInstant(entry.getHappenedAt(), ZoneOffset.UTC));
        statement.setObject(at++, entry.getActorId());
        statement.setString(at++, entry.getActorName());
        statement.setString(at++, entry.getOriginAddress());
        statement.setString(at++, entry.getOriginSession());
        statement.setString(at++, entry.getAction());
        statement.setObject(at++, entry.getCredentialId());
        statement.setString(at++, entry.getObjectType());
        statement.setString(at++, entry.getObjectId());
        statement.setString(at++, entry.getMethod());
        statement.setString(at++, entry.getPath());
        statement.setObject(at++, entry.getStatus());
        statement.setString(
                at++, entry.getOutcome() == null ? null : entry.getOutcome().name());
        statement.setObject(
                at++, entry.getDuration() == null ? null : entry.getDuration().toMillis());
        statement.setString(at++, entry.getCallId().toString());
        statement.setObject(at++, entry.intentId());
        statement.setBytes(at++, entry.sealed());
        statement.setBytes(at++, entry.contentHash());
        statement.setShort(at++, AuditEntry.FORMAT);
        statement.setBytes(at++, entry.previousHash());
        statement.setBytes(at, entry.hash());
    }
}
