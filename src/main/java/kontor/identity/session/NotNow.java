package kontor.identity.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import kontor.identity.guessing.Busy;
import kontor.identity.guessing.TooManyGuesses;
import kontor.web.Notice;

/** Tells someone whose password was not looked at how long to wait: the same whether or not there is such a person. */
@RequestScoped
public class NotNow {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int MINUTE = 60;

    @Inject
    private FacesContext faces;

    void tell(TooManyGuesses refusal) {
        long seconds = refusal.seconds();
        answer(TOO_MANY_REQUESTS, seconds);
        if (seconds <= MINUTE) {
            Notice.error("identity.guesses.seconds", seconds);
        } else {
            Notice.error("identity.guesses.minutes", (seconds + MINUTE - 1) / MINUTE);
        }
    }

    void tellBusy() {
        answer(SERVICE_UNAVAILABLE, Busy.SECONDS);
        Notice.error("identity.busy");
    }

    private void answer(int status, long seconds) {
        ExternalContext answer = faces.getExternalContext();
        answer.setResponseStatus(status);
        answer.setResponseHeader("Retry-After", Long.toString(seconds));
    }
}
