package kontor.system;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.checkpoint.SigningKey;
import kontor.company.Companies;
import kontor.http.OwnAddresses;
import kontor.http.ServerAnswers;
import kontor.identity.Passwords;
import kontor.identity.guessing.Hashing;
import kontor.identity.session.SessionLifetime;
import kontor.vault.Vault;
import kontor.vault.VaultUnusable;
import kontor.web.MetricsReaders;
import kontor.web.TrustedProxies;

/**
 * What happens when the portal starts: settings are checked, the key-encryption key against the database too, each data key has its
 * key share, unfinished erasures are finished, and an empty installation gets its log and its first administrator.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class.getName());

    @Inject
    private Vault vault;

    @Inject
    private SigningKey signingKey;

    @Inject
    private Companies companies;

    @Inject
    private KeyUpkeep keys;

    @Inject
    private Passwords passwords;

    @Inject
    private TrustedProxies proxies;

    @Inject
    private MetricsReaders metricsReaders;

    @Inject
    private SessionLifetime sessions;

    @Inject
    private OwnAddresses addresses;

    @Inject
    private Hashing hashing;

    @PostConstruct
    void start() {
        proxies.refuseWhatIsNoAddress();
        metricsReaders.refuseWhatIsNoAddress();
        sessions.refuseWhatIsNoLifetime();
        addresses.refuseWhatIsNoAddress();
        ServerAnswers.carryHeaders();
        hashing.begin();
        if (!vault.fitsTheDatabase()) {
            throw new VaultUnusable("The key in KONTOR_KEY_FILE is not the one that this database's data keys are "
                    + "wrapped with. Put back the key file that belongs to this database; without it, its keys and "
                    + "its log's images can't be opened.");
        }
        LOG.log(Level.INFO, "Checkpoints of the audit log are signed with key {0}", signingKey.id());
        keys.prepare();
        beginInstallationLog();
        passwords
                .makeFirstAdministrator("admin", "Administrator")
                .ifPresent(made -> LOG.log(
                        Level.WARNING,
                        "First sign-in: name \"admin\", one-time password \"{0}\". It is shown only this once, and "
                                + "must be replaced at the first sign-in, until {1}. After that, restart Kontor for "
                                + "another one.",
                        new Object[] {made.password(), made.expiresAt()}));
    }

    private void beginInstallationLog() {
        if (companies.installation().isEmpty()) {
            try {
                companies.createInstallation();
            } catch (EJBException e) {
                // Another node may have been faster.
                if (companies.installation().isEmpty()) {
                    throw e;
                }
            }
        }
    }
}
