package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.export.Exports;
import kontor.identity.Memberships;

/** Notes that exports are dead, and removes those whose time is over. */
@ApplicationScoped
public class ExportUpkeep {
    @Inject
    private Memberships memberships;

    @Inject
    private Exports exports;

    void tidy() {
        Set<CompanyId> companies = memberships.allCompanies();
        Scope.ofPortal(companies)
                .run(() -> companies.forEach(company -> {
                    exports.closeAbandoned(company);
                    exports.removeOld(company);
                }));
    }
}
