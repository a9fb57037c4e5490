package kontor.identity;

import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import kontor.company.Scope;
import kontor.web.Notice;

/** The page on which people replace their own password; all their other sessions end with it. */
@Named
@RequestScoped
public class PasswordPage {
    /** What a password needs at least, in characters. */
    public static final int SHORTEST = 12;

    @Inject
    private People people;

    @Inject
    private SignIns signIns;

    @Inject
    private SecurityContext security;

    @Inject
    private FacesContext faces;

    @Inject
    private HttpServletRequest request;

    private String current;
    private String chosen;
    private String again;

    /** Whether the person must show that they know the present password; not when it was given to them for once. */
    public boolean isCurrentNeeded() {
        return !signedIn().mustChoosePassword();
    }

    public void choose() throws IOException, ServletException {
        SignedIn who = signedIn();
        if (isCurrentNeeded()
                && signIns.check(who.signInName(), current == null ? "" : current)
                        .isEmpty()) {
            Notice.errorAt("password:current", "identity.password.wrong");
        } else if (chosen == null || chosen.length() < SHORTEST || chosen.length() > SignIns.LONGEST_PASSWORD) {
            Notice.errorAt("password:chosen", "identity.password.length", SHORTEST, SignIns.LONGEST_PASSWORD);
        } else if (isGuessable(who)) {
            Notice.errorAt("password:chosen", "identity.password.guessable");
        } else if (!Objects.equals(chosen, again)) {
            Notice.errorAt("password:again", "identity.password.different");
        } else {
            people.choosePassword(Scope.current().actor().userId(), chosen);
            signInAgain(who);
        }
    }

    private boolean isGuessable(SignedIn who) {
        String lower = chosen.toLowerCase(Locale.ROOT);
        return lower.contains(who.signInName().toLowerCase(Locale.ROOT))
                || chosen.chars().distinct().count() < 5;
    }

    /** The session was begun with the old password and counts no longer, so it is begun anew. */
    private void signInAgain(SignedIn who) throws IOException, ServletException {
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        request.logout();
        boolean signedIn = security.authenticate(
                        request,
                        response,
                        AuthenticationParameters.withParams()
                                .credential(new UsernamePasswordCredential(who.signInName(), new Password(chosen)))
                                .newAuthentication(true))
                == SUCCESS;
        if (signedIn) {
            request.changeSessionId();
            Notice.successOnNextPage("identity.password.chosen");
        }
        if (!faces.getResponseComplete()) {
            faces.getExternalContext().redirect(request.getContextPath() + (signedIn ? "/" : "/sign-in"));
        }
    }

    private SignedIn signedIn() {
        return (SignedIn) request.getAttribute(SignedIn.class.getName());
    }

    public int getShortest() {
        return SHORTEST;
    }

    public String getCurrent() {
        return null;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getChosen() {
        return null;
    }

    public void setChosen(String chosen) {
        this.chosen = chosen;
    }

    public String getAgain() {
        return null;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
