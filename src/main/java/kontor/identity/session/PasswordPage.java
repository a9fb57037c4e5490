package kontor.identity.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import kontor.company.Scope;
import kontor.identity.People;
import kontor.identity.SignedIn;
import kontor.identity.User;
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
    private Sessions sessions;

    @Inject
    private SessionLog log;

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
            log.refused(who.signInName(), sessions.origin());
            Notice.errorAt("password:current", "identity.password.wrong");
        } else if (chosen == null || chosen.length() < SHORTEST || chosen.length() > SignIns.LONGEST_PASSWORD) {
            Notice.errorAt("password:chosen", "identity.password.length", SHORTEST, SignIns.LONGEST_PASSWORD);
        } else if (isGuessable(who)) {
            Notice.errorAt("password:chosen", "identity.password.guessable");
        } else if (!Objects.equals(chosen, again)) {
            Notice.errorAt("password:again", "identity.password.different");
        } else {
            User user = people.choosePassword(Scope.current().actor().userId(), chosen);
            Notice.successOnNextPage("identity.password.chosen");
            sessions.leave(); // It was begun with the old password, and counts no longer.
            sessions.begin(user, "/");
        }
    }

    private boolean isGuessable(SignedIn who) {
        String lower = chosen.toLowerCase(Locale.ROOT);
        return lower.contains(who.signInName().toLowerCase(Locale.ROOT))
                || chosen.chars().distinct().count() < 5;
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
