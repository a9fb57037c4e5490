package kontor.identity;

import static jakarta.security.enterprise.AuthenticationStatus.SEND_CONTINUE;
import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kontor.web.Notice;

/** The sign-in page. Says the same of a wrong name and a wrong password. */
@Named
@RequestScoped
public class SignInPage {
    /** Where the server's Jakarta Security implementation remembers that a page began to sign someone in. */
    private static final String CALLER_INITIATED = "org.glassfish.soteria.caller_initiated_authentication";

    @Inject
    private SecurityContext security;

    @Inject
    private FacesContext faces;

    private String signInName;

    private String password;

    public void signIn() throws IOException {
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(signInName, new Password(password)))
                        .newAuthentication(true));
        if (status == SEND_CONTINUE) {
            request.changeSessionId();
            faces.responseComplete();
        } else if (status == SUCCESS) {
            request.changeSessionId();
            faces.getExternalContext().redirect(request.getContextPath() + "/");
        } else {
            faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_OK);
            // Or the container takes whatever is asked for next for another try, and answers it with nothing.
            request.getSession().removeAttribute(CALLER_INITIATED);
            Notice.error("identity.signIn.refused");
        }
    }

    public String getSignInName() {
        return signInName;
    }

    public void setSignInName(String signInName) {
        this.signInName = signInName;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
