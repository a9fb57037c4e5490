package kontor.credential;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.gate.GateState;
import kontor.web.Messages;
import kontor.web.Moments;
import kontor.web.Preferences;

/** How an account is asked: what is going on now, and what there was day by day. */
@Named
@RequestScoped
public class AccountPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private Credentials credentials;

    @Inject
    private AccountDays accountDays;

    @Inject
    private FrachtPilot frachtPilot;

    @Inject
    private Moments moments;

    private Credential credential;
    private GateState state;
    private List<AccountDay> days;

    @PostConstruct
    void open() {
        credential = credentials.get(frame.companyId(), Ids.required(request, "credential"));
        state = frachtPilot.state(credential.getId()).orElse(null);
        days = accountDays.latest(frame.companyId(), credential.getId(), LocalDate.now(Moments.ZONE));
    }

    public Credential getCredential() {
        return credential;
    }

    /** What is going on, or {@code null} when the account was not asked since the start. */
    public GateState getState() {
        return state;
    }

    public boolean isOpen() {
        return heldUntil() == null;
    }

    private Instant heldUntil() {
        return state.refusedUntil() != null
                ? state.refusedUntil()
                : state.failingUntil() != null
                        ? state.failingUntil()
                        : state.line().restUntil();
    }

    /** Whether requests go through, and if not, why and until when. */
    public String getStateText() {
        if (isOpen()) {
            return Messages.text("account.state.open");
        }
        String why = state.refusedUntil() != null ? "refused" : state.failingUntil() != null ? "failing" : "resting";
        return Messages.text("account.state." + why, moments.exactly(heldUntil()));
    }

    /** The account's clock against ours, with its sign. */
    public String getClockDifference() {
        long seconds = state.clockDifferenceSeconds();
        return seconds > 0 ? "+" + seconds : seconds < 0 ? "−" + -seconds : "0";
    }

    public List<AccountDay> getDays() {
        return days;
    }

    public String text(LocalDate day) {
        return Moments.date(day, preferences.getLocale());
    }
}
