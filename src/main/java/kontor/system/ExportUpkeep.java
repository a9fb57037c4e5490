package kontor.system;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Set;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.export.Exports;
import kontor.identity.Memberships;

/** Notes that exports are dead, and removes those whose time is over. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExportUpkeep {
    @Inject
    private Memberships memberships;

    @Inject
    private Exports exports;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    public void tidy() {
        Upkeep.attempt("Tidying exports", () -> {
            Set<CompanyId> companies = memberships.allCompanies();
            Scope.ofPortal(companies)
                    .run(() -> companies.forEach(company -> {
                        exports.closeAbandoned(company);
                        exports.removeOld(company);
                    }));
        });
    }
}
