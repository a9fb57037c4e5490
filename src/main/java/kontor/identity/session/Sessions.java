package kontor.identity.session;

import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import kontor.company.Scope;
import kontor.http.WantedPage;
import kontor.identity.User;
import kontor.web.TrustedProxies;

/** Begins and ends the session of the request. What the log can't tell of doesn't happen. */
@Named
@RequestScoped
public class Sessions {
    @Inject
    private SecurityContext security;

    @Inject
    private FacesContext faces;

    @Inject
    private TrustedProxies proxies;

    @Inject
    private SessionLog log;

    /** Where the request comes from. */
    Origin origin() {
        return Origin.of(request(), proxies);
    }

    /**
     * Lets someone in. What is to be said on the next page is said after that: it is kept with the session.
     *
     * @throws NotLogged when there is no entry of it
     */
    void begin(User user) {
        HttpServletRequest request = request();
        Origin origin = origin().inNewSession();
        endFormer();
        record(user, origin);
        AuthenticationStatus status = security.authenticate(
                request,
                (HttpServletResponse) faces.getExternalContext().getResponse(),
                AuthenticationParameters.withParams()
                        .credential(new CheckedUser(new PortalPrincipal(user)))
                        .newAuthentication(true));
        if (status != SUCCESS) {
            throw new IllegalStateException("the container does not let in who was checked: " + status);
        }
        request.changeSessionId();
        request.getSession().setAttribute(Begun.KEY, new Begun(user.getId(), origin, Instant.now()));
    }

    /** Leads whoever was let in to where they wanted to go, or to the start page. */
    void leadOn() throws IOException {
        HttpServletRequest request = request();
        String wanted =
                WantedPage.of(request.getParameter(WantedPage.PARAMETER)).orElse(request.getContextPath() + "/");
        faces.getExternalContext().redirect(wanted);
    }

    /** Whoever is signed in in this browser has gone when someone signs in; nothing of theirs goes on. */
    private void endFormer() {
        HttpSession former = request().getSession(false);
        if (former == null) {
            return;
        }
        try {
            if (former.getAttribute(Begun.KEY) != null && Scope.current().isSet()) {
                log.ended();
            }
            leave();
        } catch (EJBException e) {
            throw new NotLogged(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        former.invalidate();
    }

    private void record(User user, Origin origin) {
        try {
            log.begun(user.getId(), origin);
        } catch (EJBException e) {
            throw new NotLogged(e);
        }
    }

    /** The person signs out. */
    public String end() throws ServletException {
        log.ended();
        leave();
        request().getSession().invalidate();
        return "/sign-in?faces-redirect=true";
    }

    /** The session goes on without the person. */
    void leave() throws ServletException {
        request().getSession().removeAttribute(Begun.KEY);
        request().logout();
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }
}
