package kontor.audit;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.InScope;

/** The changes that someone has still to do something about: the portal itself, or a person. */
@Stateless
public class OpenChanges {
    private static final List<Long> NONE = List.of(-1L);

    @PersistenceContext
    private EntityManager entities;

    /**
     * What the person in scope is concerned with, oldest first: their own changes and, of companies they administer,
     * everyone's. What is under way is not among it.
     */
    @InScope("the person's own, and everyone's in companies they administer")
    public List<OpenChange> concerning(Optional<CompanyId> company, int atMost) {
        Scope scope = Scope.current();
        List<Long> administered = scope.companiesWith(Right.ADMINISTER).stream()
                .map(CompanyId::value)
                .toList();
        return entities.createQuery("""
                        from OpenChange change
                        where change.state <> :sent
                        and (change.actorId = :self or change.companyId in (:administered))
                        and (:company is null or change.companyId = :company)
                        order by change.intentId""", OpenChange.class)
                .setParameter("sent", OpenChange.State.SENT)
                .setParameter(
                        "self",
                        scope.actor().userId() == null ? -1L : scope.actor().userId())
                .setParameter("administered", administered.isEmpty() ? NONE : administered)
                .setParameter("company", company.map(CompanyId::value).orElse(null))
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The open change of an intent, if it is one and the person in scope is concerned with it. */
    @InScope("only what the person is concerned with")
    public Optional<OpenChange> find(long intent) {
        return Optional.ofNullable(entities.find(OpenChange.class, intent))
                .filter(change -> change.getState() != OpenChange.State.SENT)
                .filter(change -> change.concerns(Scope.current()));
    }

    /** Unknown outcomes that it is time to look into, oldest first. */
    @ForPortal
    public List<OpenChange> due(Instant now, int atMost) {
        return inState(OpenChange.State.UNKNOWN, "nextTryAt", now, atMost);
    }

    /** Changes recorded before that moment of which nobody has said yet what became of them, oldest first. */
    @ForPortal
    public List<OpenChange> silentSince(Instant moment, int atMost) {
        return inState(OpenChange.State.SENT, "recordedAt", moment, atMost);
    }

    private List<OpenChange> inState(OpenChange.State state, String time, Instant until, int atMost) {
        return entities.createQuery(
                        "from OpenChange where state = :state and " + time + " <= :until order by intentId",
                        OpenChange.class)
                .setParameter("state", state)
                .setParameter("until", until)
                .setMaxResults(atMost)
                .getResultList();
    }

    /**
     * Takes an unknown outcome on, so that no other node does.
     *
     * @return whether it was there to be taken
     */
    @ForPortal
    @TransactionAttribute(REQUIRES_NEW)
    public boolean take(long intent, Instant now) {
        OpenChange change = entities.find(OpenChange.class, intent, LockModeType.PESSIMISTIC_WRITE);
        return change != null && change.take(now);
    }

    /**
     * Puts it off.
     *
     * @param problem the kind of the problem in the way, or {@code null} where it is only too early
     */
    @ForPortal
    @TransactionAttribute(REQUIRES_NEW)
    public void postpone(long intent, Instant moment, String problem) {
        OpenChange change = entities.find(OpenChange.class, intent, LockModeType.PESSIMISTIC_WRITE);
        if (change != null) {
            change.postpone(moment, problem);
        }
    }
}
