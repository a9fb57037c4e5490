package kontor.identity.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kontor.http.Detour;
import kontor.http.Gate;
import kontor.http.WantedPage;

/**
 * Sends whoever is not signed in to the sign-in page, which knows where they wanted to go. Keeps nothing of them: a session
 * begins with someone who has come in. The container asks it before any filter, so that it asks the {@link Gate} too.
 */
@AutoApplySession
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {
    @Inject
    private Gate gate;

    @Inject
    private IdentityStoreHandler stores;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        try {
            if (context.isAuthenticationRequest()) {
                return context.notifyContainerAboutLogin(
                        stores.validate(context.getAuthParameters().getCredential()));
            }
            if (gate.stops(request, response)) {
                return AuthenticationStatus.SEND_FAILURE;
            }
            if (!context.isProtected()) {
                return context.doNothing();
            }
            Detour.to("/sign-in" + WantedPage.query(request), request, response);
            return AuthenticationStatus.SEND_CONTINUE;
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
    }
}
