package kontor.system;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.AuditLog;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.identity.Memberships;
import kontor.identity.People;
import kontor.vault.Vault;
import kontor.vault.VaultUnusable;

/**
 * What happens when the portal starts: the key-encryption key is checked against the database, an empty installation
 * gets its first administrator, and intents whose outcome nobody will report any more are closed.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class.getName());
    /** Longer than any request to an account can take. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    @Inject
    private Vault vault;

    @Inject
    private People people;

    @Inject
    private Memberships memberships;

    @Inject
    private AuditLog log;

    @PostConstruct
    void start() {
        if (!vault.fitsTheDatabase()) {
            throw new VaultUnusable("The key in KONTOR_KEY_FILE is not the one that this database's data keys are "
                    + "wrapped with. Put back the key file that belongs to this database; without it, its keys and "
                    + "its log's images can't be opened.");
        }
        people.createFirstAdministrator("admin", "Administrator")
                .ifPresent(password -> LOG.log(
                        Level.WARNING,
                        "First sign-in: name \"admin\", one-time password \"{0}\". It is shown only this once, and "
                                + "must be replaced at the first sign-in.",
                        password));
        closeAbandonedBefore(Instant.now());
    }

    /** Closes what a lost database or thread left open while the portal ran on. */
    @Schedule(hour = "*", minute = "*/2", persistent = false)
    public void closeAbandoned() {
        closeAbandonedBefore(Instant.now().minus(LONGEST_CALL));
    }

    private void closeAbandonedBefore(Instant before) {
        Set<CompanyId> companies = memberships.allCompanies();
        Scope.ofPortal(companies)
                .run(() -> companies.forEach(company -> {
                    int closed = log.closeAbandoned(company, before);
                    if (closed > 0) {
                        LOG.log(
                                Level.WARNING,
                                "Company {0}: {1} changes ended without an outcome and are now unknown",
                                new Object[] {company, closed});
                    }
                }));
    }
}
