package kontor.identity.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Lets in whoever {@link SignIns} has checked and the log has an entry of, and nobody else. */
@ApplicationScoped
public class PortalIdentityStore implements IdentityStore {

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof CheckedUser checked
                ? new CredentialValidationResult(checked.principal())
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
}
