package kontor.audit.stream;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kontor.audit.AuditEntry;
import kontor.audit.AuditHead;
import kontor.company.CompanyId;
import kontor.company.access.ForPortal;

/**
 * What is to be sent by which stream, in the portal's own scope: each step is a short transaction, between which
 * {@link StreamWorker} waits for the network.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
@ForPortal
public class StreamQueue {
    /** How many entries are read at a time, since each may be large. */
    private static final int PIECE = 50;

    private static final int MOST_STREAMS = 1000;

    @PersistenceContext
    private EntityManager entities;

    /**
     * How far a stream is behind.
     *
     * @param due whether something is to be sent now, and nobody does
     */
    public record Behind(CompanyId company, long stream, long entries, boolean due) {}

    /** Of all streams in scope, those that wait longest first. */
    public List<Behind> behind(Instant now) {
        return entities.createQuery(
                        "select s, h.sequence from AuditStream s, AuditHead h where h.companyId = s.companyId"
                                + " order by s.nextTryAt, s.id",
                        Object[].class)
                .setMaxResults(MOST_STREAMS)
                .getResultStream()
                .map(row -> behind((AuditStream) row[0], (Long) row[1], now))
                .toList();
    }

    private static Behind behind(AuditStream stream, long head, Instant now) {
        long entries = Math.max(0, head - stream.position());
        return new Behind(stream.company(), stream.id(), entries, entries > 0 && stream.isDue(now));
    }

    /** Gives one node the lease; empty when another has it, or nothing is to be done. */
    public Optional<AuditStream> take(long id, String holder, Instant now) {
        return locked(id).filter(this::isBehind).filter(stream -> stream.take(holder, now));
    }

    private boolean isBehind(AuditStream stream) {
        return entities.find(AuditHead.class, stream.company().value()).sequence() > stream.position();
    }

    /** The entries that the stream has to send next, in order: so many as may go out together, or a few more. */
    public List<AuditEntry> next(AuditStream stream) {
        List<AuditEntry> next = new ArrayList<>();
        long bytes = 0;
        long after = stream.position();
        while (next.size() < Batch.MOST_LINES && bytes < Batch.MOST_BYTES) {
            List<AuditEntry> piece = piece(stream.company(), after);
            for (AuditEntry entry : piece) {
                next.add(entry);
                bytes += entry.line(null, true).length(); // What is sealed takes memory too.
                after = entry.getSequence();
            }
            if (piece.size() < PIECE) {
                break;
            }
        }
        return next;
    }

    private List<AuditEntry> piece(CompanyId company, long after) {
        return entities.createQuery(
                        "from AuditEntry where companyId = :company and sequence > :after order by sequence",
                        AuditEntry.class)
                .setParameter("company", company.value())
                .setParameter("after", after)
                .setMaxResults(PIECE)
                .getResultList();
    }

    /**
     * All entries up to this one were taken.
     *
     * @return the stream, or empty when the node has lost the lease meanwhile: then nothing is noted, and it has to stop
     */
    public Optional<AuditStream> delivered(long id, String holder, long upTo, Instant now) {
        Optional<AuditStream> held = held(id, holder);
        held.ifPresent(stream -> stream.delivered(upTo, now));
        return held;
    }

    /** The next entries were not taken. */
    public void failed(long id, String holder, Undelivered why, Instant now) {
        held(id, holder).ifPresent(stream -> stream.failed(why, now));
    }

    /** The node has done its share. */
    public void release(long id, String holder) {
        held(id, holder).ifPresent(AuditStream::release);
    }

    private Optional<AuditStream> held(long id, String holder) {
        return locked(id).filter(stream -> stream.isHeldBy(holder));
    }

    private Optional<AuditStream> locked(long id) {
        return Optional.ofNullable(entities.find(AuditStream.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
