package kontor.identity.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.Scope;
import kontor.identity.Passwords;
import kontor.identity.SignedIn;
import kontor.identity.User;
import kontor.identity.guessing.Busy;
import kontor.identity.guessing.PasswordRules;
import kontor.identity.guessing.TooManyGuesses;
import kontor.web.Notice;
import kontor.web.TypedSecret;

/** The page on which people replace their own password; all their other sessions end with it. */
@Named
@RequestScoped
public class PasswordPage {
    /** What a password needs at least, in characters. */
    public static final int SHORTEST = 12;

    @Inject
    private Companies companies;

    @Inject
    private Passwords passwords;

    @Inject
    private SignIns signIns;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionLog log;

    @Inject
    private NotNow notNow;

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
        try {
            if (isCurrentRight() && isChosenWell()) {
                User user = passwords.choose(Scope.current().actor().userId(), chosen);
                sessions.leave(); // It was begun with the old password, and counts no longer.
                sessions.begin(user);
                Notice.successOnNextPage("identity.password.chosen");
                sessions.leadOn();
            }
        } catch (TooManyGuesses e) {
            notNow.tell(e);
        } catch (Busy e) {
            notNow.tellBusy();
        }
    }

    private boolean isCurrentRight() {
        if (!isCurrentNeeded()) {
            return true;
        }
        String name = signedIn().signInName();
        Origin origin = sessions.origin();
        boolean right = signIns.check(name, current == null ? "" : current, origin.address())
                .isPresent();
        if (!right) {
            log.refused(name, origin);
            Notice.errorAt("password:current", "identity.password.wrong");
        }
        return right;
    }

    private boolean isChosenWell() {
        if (chosen == null || chosen.length() < SHORTEST || chosen.length() > SignIns.LONGEST_PASSWORD) {
            Notice.errorAt("password:chosen", "identity.password.length", SHORTEST, SignIns.LONGEST_PASSWORD);
        } else if (rules().isGuessable(chosen)) {
            Notice.errorAt("password:chosen", "identity.password.guessable");
        } else if (!Objects.equals(chosen, again)) {
            Notice.errorAt("password:again", "identity.password.different");
        } else {
            return true;
        }
        return false;
    }

    /** What whoever guesses may know of the person. */
    private PasswordRules rules() {
        Stream<String> names =
                Stream.of(signedIn().signInName(), Scope.current().actor().name());
        return new PasswordRules(Stream.concat(names, companies.list().stream().map(Company::getName))
                .toList());
    }

    private SignedIn signedIn() {
        return (SignedIn) request.getAttribute(SignedIn.class.getName());
    }

    public int getShortest() {
        return SHORTEST;
    }

    public TypedSecret getCurrent() {
        return null;
    }

    public void setCurrent(TypedSecret current) {
        this.current = TypedSecret.take(current);
    }

    public TypedSecret getChosen() {
        return null;
    }

    public void setChosen(TypedSecret chosen) {
        this.chosen = TypedSecret.take(chosen);
    }

    public TypedSecret getAgain() {
        return null;
    }

    public void setAgain(TypedSecret again) {
        this.again = TypedSecret.take(again);
    }
}
