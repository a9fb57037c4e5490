package kontor.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The one-time password that was just made for someone. It goes with the answer that shows it; its page lives on. */
@Named
@RequestScoped
public class Handover {
    private OneTimePassword oneTimePassword;
    private boolean forInvitation;

    void invitation(OneTimePassword made) {
        oneTimePassword = made;
        forInvitation = true;
    }

    void replacement(OneTimePassword made) {
        oneTimePassword = made;
        forInvitation = false;
    }

    /** What was made, or {@code null}. */
    public OneTimePassword getOneTimePassword() {
        return oneTimePassword;
    }

    /** Whether it was made for someone who is invited; else for someone who is known. */
    public boolean isForInvitation() {
        return forInvitation;
    }
}
