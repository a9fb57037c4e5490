package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.company.Scope;
import kontor.erasure.Erasures;
import kontor.identity.Memberships;
import kontor.object.ListPreferences;
import kontor.vault.DataKeys;

/** Brings data keys and key shares to where they have to be, wherever the portal was stopped before. */
@ApplicationScoped
public class KeyUpkeep {
    private static final Logger LOG = Logger.getLogger(KeyUpkeep.class.getName());

    @Inject
    private Memberships memberships;

    @Inject
    private DataKeys keys;

    @Inject
    private Erasures erasures;

    @Inject
    private ListPreferences views;

    /** Before anything else can be sealed or opened. */
    void prepare() {
        Scope.ofPortal(memberships.allCompanies()).run(() -> {
            keys.erasedElsewhere().forEach(company -> {
                LOG.log(
                        Level.WARNING,
                        "The data of company {0} were erased after the backup was made that this database was restored"
                                + " from. They are erased again.",
                        company);
                erasures.eraseAgain(company);
            });
            keys.withoutShare().forEach(keys::giveShare);
            views.sealOld();
            keys.condemned().forEach(keys::destroyCondemned);
        });
    }

    /** Deletes the shares of erased keys that could not be deleted when they were erased. */
    void finishErasures() {
        Scope.ofPortal(memberships.allCompanies()).run(() -> keys.condemned().forEach(keys::destroyCondemned));
    }
}
