package kontor.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What an error page says: the status it answers with, and the number under which the log tells more. */
@Named
@RequestScoped
public class Incident {
    private static final String TOLD = Incident.class.getName() + ".told";

    @Inject
    private HttpServletRequest request;

    /** What an answer that Faces has made by itself tells of, if anything. */
    public static Optional<Throwable> told(HttpServletRequest request) {
        return Optional.ofNullable((Throwable) request.getAttribute(TOLD));
    }

    /** Sets the page's status; error pages are forwarded to, so that theirs has to be said. */
    public void answer(int status) {
        request.setAttribute(TOLD, request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(status);
    }

    /** The number that stands before the failure in the log, or {@code null} when nothing was logged. */
    public String getNumber() {
        Object number = request.getAttribute("org.omnifaces.exception_uuid");
        return number == null ? null : number.toString();
    }
}
