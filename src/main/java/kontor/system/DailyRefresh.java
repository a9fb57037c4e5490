package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Set;
import kontor.catalogue.Catalogues;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.frachtpilot.gate.Urgency;
import kontor.identity.Memberships;
import kontor.web.Moments;

/** Asks accounts for their documents once a day, at night. Of several nodes, the first finds work to do. */
@ApplicationScoped
public class DailyRefresh {
    private static final LocalTime NIGHT = LocalTime.of(3, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    @Inject
    private Memberships memberships;

    @Inject
    private Catalogues catalogues;

    private final Clock clock = Clock.systemUTC();

    void refresh() {
        if (!isNight(clock.instant().atZone(Moments.ZONE).toLocalTime())) {
            return;
        }
        Set<CompanyId> companies = memberships.allCompanies();
        Scope.ofPortal(companies)
                .run(() -> Urgency.JOB.run(
                        () -> companies.forEach(company -> catalogues.refreshDaily(company, clock.instant()))));
    }

    static boolean isNight(LocalTime time) {
        return !time.isBefore(NIGHT) && time.isBefore(MORNING);
    }
}
