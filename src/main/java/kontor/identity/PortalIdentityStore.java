package kontor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/**
 * Checks sign-in names and passwords against {@link User}. Unknown names, wrong passwords and inactive users get the
 * same answer after the same work.
 */
@ApplicationScoped
public class PortalIdentityStore implements IdentityStore {

    @Inject
    private SignIns signIns;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return signIns.check(given.getCaller(), given.getPasswordAsString())
                .map(user -> new CredentialValidationResult(new PortalPrincipal(user)))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
