package kontor.system;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import kontor.catalogue.Catalogues;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.frachtpilot.gate.Urgency;
import kontor.identity.Memberships;

/** Asks accounts for their documents once a day, at night. Of several nodes, the first finds work to do. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DailyRefresh {
    @Inject
    private Memberships memberships;

    @Inject
    private Catalogues catalogues;

    @Schedule(hour = "4", minute = "20", persistent = false)
    public void refresh() {
        Upkeep.attempt("Asking for documents", () -> {
            Set<CompanyId> companies = memberships.allCompanies();
            Scope.ofPortal(companies)
                    .run(() -> Urgency.JOB.run(
                            () -> companies.forEach(company -> catalogues.refreshDaily(company, Instant.now()))));
        });
    }
}
