package kontor.http;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/**
 * Keeps no view of whoever isn't signed in: its state would need a session. What protects the sign-in form from other sites is the
 * {@link Gate}.
 */
public class StrangersViews implements PhaseListener {
    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        boolean stranger = event.getFacesContext().getExternalContext().getUserPrincipal() == null;
        if (stranger && event.getFacesContext().getViewRoot() != null) {
            event.getFacesContext().getViewRoot().setTransient(true);
        }
    }
}
