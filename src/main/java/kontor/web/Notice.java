package kontor.web;

import static jakarta.faces.application.FacesMessage.SEVERITY_ERROR;
import static jakarta.faces.application.FacesMessage.SEVERITY_INFO;
import static jakarta.faces.application.FacesMessage.SEVERITY_WARN;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;

/** Says something to the person at the page, in their language. */
public final class Notice {

    private Notice() {}

    /** Something went well. */
    public static void success(String key, Object... arguments) {
        add(null, SEVERITY_INFO, key, arguments);
    }

    /** Something went well, said on the page that is shown next. */
    public static void successOnNextPage(String key, Object... arguments) {
        success(key, arguments);
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    }

    /** Something did not work: what happened, what it means and what to do. */
    public static void error(String key, Object... arguments) {
        add(null, SEVERITY_ERROR, key, arguments);
    }

    /** Something went another way than the person meant, and they should look at it. */
    public static void warning(String key, Object... arguments) {
        add(null, SEVERITY_WARN, key, arguments);
    }

    /** {@link #warning}, said on the page that is shown next. */
    public static void warningOnNextPage(String key, Object... arguments) {
        warning(key, arguments);
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    }

    /** {@link #error} at an input, by its client id. */
    public static void errorAt(String clientId, String key, Object... arguments) {
        add(clientId, SEVERITY_ERROR, key, arguments);
        FacesContext.getCurrentInstance().validationFailed();
    }

    private static void add(String clientId, FacesMessage.Severity severity, String key, Object... arguments) {
        FacesContext.getCurrentInstance()
                .addMessage(clientId, new FacesMessage(severity, Messages.text(key, arguments), null));
    }
}
