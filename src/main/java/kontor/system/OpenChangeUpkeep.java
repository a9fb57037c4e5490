package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
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
@ApplicationScoped
public class OpenChangeUpkeep {
    private static final Logger LOG = Logger.getLogger(OpenChangeUpkeep.class.getName());

    @Inject
    private Memberships memberships;

    @Inject
    private Resolver resolver;

    void look() {
        Scope.ofPortal(memberships.allCompanies()).run(() -> Urgency.JOB.run(this::giveUpAndResolve));
    }

    private void giveUpAndResolve() {
        int silent = resolver.giveUpSilent();
        if (silent > 0) {
            LOG.log(Level.WARNING, "{0} changes ended without an outcome and are now unknown", silent);
        }
        resolver.resolveDue();
    }
}
