package kontor.identity.refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.company.access.Internal;
import kontor.identity.Memberships;

/**
 * Counts what was refused on this node until the logs tell of it, a few seconds later: whoever is refused waits for no
 * database, and asks it nothing. What was counted is lost only where the process is killed.
 */
@ApplicationScoped
@Internal("the filter before all pages, and the portal's upkeep")
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class.getName());

    /** Kept apart at a time; more are counted as of no company that there is. */
    static final int MOST = 10_000;

    /** Of no company: no id is like this. */
    private static final CompanyId NONE = new CompanyId(-1);

    private final Map<Refused, Count> counts = new HashMap<>();

    @Inject
    private Memberships memberships;

    @Inject
    private Companies companies;

    @Inject
    private RefusalLog log;

    private record Count(int attempts, String page) {
        Count and(Count more) {
            return new Count(attempts + more.attempts, page);
        }
    }

    /**
     * Counts one more.
     *
     * @param company what was asked for is of, where that was told; there may be no such company
     * @param page the address in the portal's table
     */
    public void count(Actor who, Optional<CompanyId> company, String page) {
        Refused refused = Refused.now(who, company.orElse(NONE));
        synchronized (counts) {
            boolean full = counts.size() >= MOST && !counts.containsKey(refused);
            add(full ? Refused.now(who, NONE) : refused, new Count(1, page));
        }
    }

    private void add(Refused refused, Count count) {
        synchronized (counts) {
            counts.merge(refused, count, Count::and);
        }
    }

    /** Has the logs tell of what was counted so far; what they can't tell now is kept for the next time. */
    public void tell() {
        Map<Refused, Count> taken;
        synchronized (counts) {
            taken = Map.copyOf(counts);
            counts.clear();
        }
        if (!taken.isEmpty()) {
            try {
                tell(taken);
            } catch (RuntimeException e) {
                taken.forEach(this::add);
                throw e;
            }
        }
    }

    private void tell(Map<Refused, Count> taken) {
        Set<CompanyId> known = memberships.allCompanies();
        CompanyId installation = companies.installation().orElseThrow();
        Map<Refused, Count> byLog = new HashMap<>();
        taken.forEach((refused, count) -> byLog.merge(
                known.contains(refused.company())
                        ? refused
                        : new Refused(refused.person(), installation, refused.address()),
                count,
                Count::and));
        Scope.ofPortal(known).run(() -> byLog.forEach(this::attempt));
    }

    private void attempt(Refused refused, Count count) {
        try {
            log.add(refused, count.page(), count.attempts());
        } catch (RuntimeException e) {
            add(refused, count);
            LOG.log(Level.WARNING, "No entry tells yet of what user " + refused.person() + " was refused", e);
        }
    }
}
