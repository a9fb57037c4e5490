package kontor.system;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.change.resolution.Resolver;
import kontor.company.Scope;
import kontor.frachtpilot.gate.Urgency;
import kontor.identity.Memberships;

/**
 * Gives up changes that nobody will report on any more, and looks into unknown outcomes. Every node does, also for others
 * that were killed.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OpenChangeUpkeep {
    private static final Logger LOG = Logger.getLogger(OpenChangeUpkeep.class.getName());

    @Inject
    private Memberships memberships;

    @Inject
    private Resolver resolver;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void look() {
        Upkeep.attempt(
                "Looking into unknown outcomes",
                () -> Scope.ofPortal(memberships.allCompanies()).run(() -> Urgency.JOB.run(this::giveUpAndResolve)));
    }

    private void giveUpAndResolve() {
        int silent = resolver.giveUpSilent();
        if (silent > 0) {
            LOG.log(Level.WARNING, "{0} changes ended without an outcome and are now unknown", silent);
        }
        resolver.resolveDue();
    }
}
