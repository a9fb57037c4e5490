package kontor.identity.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import kontor.identity.User;
import kontor.identity.guessing.Busy;
import kontor.identity.guessing.TooManyGuesses;
import kontor.web.Notice;
import kontor.web.TypedSecret;

/** The sign-in page. Says the same of a wrong name and a wrong password. */
@Named
@RequestScoped
public class SignInPage {
    @Inject
    private SignIns signIns;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionLog log;

    @Inject
    private NotNow notNow;

    private String signInName;

    private String password;

    public void signIn() throws IOException {
        try {
            Origin origin = sessions.origin();
            Optional<User> user =
                    signIns.check(Objects.toString(signInName, ""), Objects.toString(password, ""), origin.address());
            if (user.isPresent()) {
                sessions.begin(user.get());
                sessions.leadOn();
            } else {
                log.refused(Objects.toString(signInName, ""), origin);
                Notice.error("identity.signIn.refused");
            }
        } catch (TooManyGuesses e) {
            notNow.tell(e);
        } catch (Busy e) {
            notNow.tellBusy();
        }
    }

    public String getSignInName() {
        return signInName;
    }

    public void setSignInName(String signInName) {
        this.signInName = signInName;
    }

    public TypedSecret getPassword() {
        return null;
    }

    public void setPassword(TypedSecret password) {
        this.password = TypedSecret.take(password);
    }
}
