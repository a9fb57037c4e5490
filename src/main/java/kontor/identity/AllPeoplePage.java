package kontor.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kontor.company.Scope;
import kontor.web.Notice;

/** Everyone who can sign in, for whoever operates the installation. A one-time password is in one answer only. */
@Named
@ViewScoped
public class AllPeoplePage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private HttpServletRequest request;

    @Inject
    private AllPeople people;

    @Inject
    private Handover handover;

    private String text;
    private transient List<AllPeople.Row> rows;

    @PostConstruct
    void open() {
        text = Optional.ofNullable(request.getParameter("q")).orElse("").strip();
        rows = people.find(text);
    }

    public List<AllPeople.Row> getRows() {
        if (rows == null) {
            rows = people.find(text);
        }
        return rows;
    }

    public void deactivate(User user) {
        readAnew();
        try {
            List<String> left = people.deactivate(user.getId());
            Notice.success("person.deactivated", user.getName());
            if (!left.isEmpty()) {
                Notice.warning("person.deactivated.left", String.join(", ", left));
            }
        } catch (LastOperator e) {
            Notice.error("person.lastOperator");
        }
    }

    public void reactivate(User user) {
        readAnew();
        people.reactivate(user.getId());
        Notice.success("person.reactivated", user.getName());
    }

    public void replacePassword(User user) {
        readAnew();
        try {
            handover.replacement(people.giveOneTimePassword(user.getId()));
        } catch (NotTheirAdministrator e) {
            Notice.error("person.password.notYours", user.getName());
        }
    }

    private void readAnew() {
        rows = null;
    }

    public boolean isSelf(User user) {
        return user.getId().equals(Scope.current().actor().userId());
    }

    public boolean isExpired(User user) {
        return user.isPasswordExpired(Clock.systemUTC().instant());
    }

    /** What names are looked for by. */
    public String getText() {
        return text;
    }

    public int getMost() {
        return AllPeople.MOST;
    }
}
