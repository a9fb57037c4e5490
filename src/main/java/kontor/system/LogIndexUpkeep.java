package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.search.OlderLines;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.identity.Memberships;

/** Makes lines of the log that were recorded by an older edition findable, a while at a time. */
@ApplicationScoped
public class LogIndexUpkeep {
    private static final Logger LOG = Logger.getLogger(LogIndexUpkeep.class.getName());
    private static final int AT_ONCE = 100;
    private static final Duration WHILE = Duration.ofSeconds(3);

    @Inject
    private Memberships memberships;

    @Inject
    private OlderLines older;

    void index() {
        Scope.ofPortal(memberships.allCompanies()).run(() -> {
            long end = System.nanoTime() + WHILE.toNanos();
            for (CompanyId company : older.waiting()) {
                while (System.nanoTime() < end && indexed(company)) {}
            }
        });
    }

    private boolean indexed(CompanyId company) {
        try {
            return older.index(company, AT_ONCE);
        } catch (RuntimeException e) {
            return indexedOne(company);
        }
    }

    private boolean indexedOne(CompanyId company) {
        try {
            return older.index(company, 1);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A line of company " + company + " can't be found by what is sealed in it", e);
            older.passOver(company);
            return true;
        }
    }
}
