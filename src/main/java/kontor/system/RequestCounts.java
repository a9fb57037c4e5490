package kontor.system;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.company.Scope;
import kontor.credential.AccountDays;
import kontor.frachtpilot.gate.Counts;
import kontor.frachtpilot.gate.Gates;
import kontor.identity.Memberships;
import kontor.web.Moments;

/** Takes what was counted of accounts' requests to the database, in one go every 20 seconds instead of with each request. */
@ApplicationScoped
public class RequestCounts {
    private static final Logger LOG = Logger.getLogger(RequestCounts.class.getName());

    @Inject
    private Gates gates;

    @Inject
    private AccountDays days;

    @Inject
    private Memberships memberships;

    void keep() {
        Scope.ofPortal(memberships.allCompanies()).run(() -> gates.takeCounts().forEach(this::keep));
    }

    private void keep(long credential, Counts counts) {
        try {
            days.add(credential, LocalDate.now(Moments.ZONE), counts);
        } catch (EJBException e) {
            gates.putBack(credential, counts);
            LOG.log(Level.WARNING, "Counts of credential " + credential + " are kept for the next time", e);
        }
    }
}
