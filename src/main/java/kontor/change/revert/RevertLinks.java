package kontor.change.revert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.company.access.InScope;

/** Which changes take back which. An entry names one; where several of one object were taken back at once, the links tell of the rest. */
@ApplicationScoped
public class RevertLinks {
    private static final int MOST = 500;

    @Inject
    private AuditSearch search;

    @PersistenceContext
    private EntityManager entities;

    /** The changes that take this one back, or have tried to, oldest first; whoever knows of the one may know of them. */
    @InScope("whoever may read a change knows what takes it back")
    public List<LogEntry> revertsOf(long change) {
        return search.reverting(
                change,
                entities.createQuery("select revertId from RevertLink where changeId = :change", Long.class)
                        .setParameter("change", change)
                        .setMaxResults(MOST)
                        .getResultList());
    }

    /** The changes that this one takes back and that the person may read, oldest first. */
    @InScope("leaves out what the person may not read")
    public List<LogEntry> revertedBy(LogEntry revert) {
        Set<Long> changes = new TreeSet<>(
                entities.createQuery("select changeId from RevertLink where revertId = :revert", Long.class)
                        .setParameter("revert", revert.entry().getId())
                        .setMaxResults(MOST)
                        .getResultList());
        if (revert.entry().getRevertsId() != null) {
            changes.add(revert.entry().getRevertsId());
        }
        return search.ofIntents(List.copyOf(changes));
    }

    /** The changes, each with what has taken it back so far, unless that is among them itself. */
    List<Past> pasts(Collection<LogEntry> changes) {
        List<Long> among =
                changes.stream().map(change -> change.entry().getId()).toList();
        List<Past> pasts = new ArrayList<>();
        for (LogEntry change : changes) {
            List<LogEntry> reverts = change.isLocal()
                    ? List.of()
                    : revertsOf(change.entry().getId()).stream()
                            .filter(revert -> !among.contains(revert.entry().getId()))
                            .flatMap(this::holding)
                            .toList();
            pasts.add(new Past(change, reverts));
        }
        return pasts;
    }

    /** A revert that was taken back itself doesn't hold any more; while that is unsettled, nothing is. */
    private Stream<LogEntry> holding(LogEntry revert) {
        if (Past.isUnsettled(revert)) {
            return Stream.of(revert);
        }
        if (revert.state() != LogEntry.State.APPLIED) {
            return Stream.empty();
        }
        List<LogEntry> above = revertsOf(revert.entry().getId()).stream()
                .flatMap(this::holding)
                .toList();
        return above.isEmpty() ? Stream.of(revert) : above.stream().filter(Past::isUnsettled);
    }

    /** The reverts of a change that hold. */
    @InScope("whoever may read a change knows what takes it back")
    public List<LogEntry> holdingOver(LogEntry change) {
        return pasts(List.of(change)).getFirst().reverts();
    }
}
