package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kontor.company.Scope;
import kontor.identity.Invitations;
import kontor.identity.Memberships;
import kontor.identity.guessing.Guesses;

/** Forgets guesses at passwords and invitations that are over, so that nobody can fill the database with them. */
@ApplicationScoped
public class SignInUpkeep {
    @Inject
    private Guesses guesses;

    @Inject
    private Invitations invitations;

    @Inject
    private Memberships memberships;

    void forget() {
        guesses.forgetOld();
        Scope.ofPortal(memberships.allCompanies()).run(invitations::forgetOld);
    }
}
