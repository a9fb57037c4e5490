package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kontor.company.Scope;
import kontor.company.access.Internal;
import kontor.identity.Memberships;
import kontor.identity.refusal.RefusalLog;
import kontor.identity.refusal.Refusals;

/** Has the logs tell of what was refused: soon, and of what they had no entry of once the minute is over. */
@ApplicationScoped
@Internal("upkeep")
public class RefusalUpkeep {
    @Inject
    private Refusals refusals;

    @Inject
    private RefusalLog log;

    @Inject
    private Memberships memberships;

    void tell() {
        refusals.tell();
    }

    void tellLeftOut() {
        Scope.ofPortal(memberships.allCompanies()).run(log::tellLeftOut);
    }
}
