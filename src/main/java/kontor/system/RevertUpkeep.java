package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kontor.change.revert.job.RevertEnds;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.identity.Memberships;

/** Ends selections whose person may no longer take them back or whose node is gone, and removes plans that nobody confirmed. */
@ApplicationScoped
public class RevertUpkeep {
    @Inject
    private Memberships memberships;

    @Inject
    private RevertEnds ends;

    void tidy() {
        Scope.ofPortal(memberships.allCompanies()).run(() -> {
            ends.closeUnlessAllowed((company, person) -> memberships.may(person, company, Right.WORK_ON_OBJECTS));
            ends.closeAbandoned();
            ends.removeUnconfirmed();
        });
    }
}
