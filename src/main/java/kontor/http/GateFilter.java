package kontor.http;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The first filter: has each request pass the {@link Gate}, and what a form sends to anything but a page bring its session's
 * {@link FormToken}. Pages have a token of their own, their view's state.
 */
public class GateFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PAGES = "jakarta.faces.webapp.FacesServlet";

    @Inject
    private transient Gate gate;

    @Inject
    private transient FormToken token;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Headers.on(request, response); // Whatever failed may have taken them off.
            chain.doFilter(new FailedRequest(request), Headers.guarded(response));
            return;
        } else if (gate.stops(request, response)) {
            return;
        } else if (needsToken(request) && !token.is(request.getParameter(FormToken.PARAMETER))) {
            gate.refuse(Refusal.TOKEN, request, response);
            return;
        } else if (RequestPath.isSource(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND); // A page has one address.
            return;
        }
        chain.doFilter(request, Headers.guarded(response));
    }

    /** Whatever a servlet is mapped to that isn't a page, and that takes forms. */
    private static boolean needsToken(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && request.getUserPrincipal() != null
                && Methods.isMapped(request)
                && !Methods.servlet(request).equals(PAGES)
                && !(SentForm.isJson(request) && Methods.takesJson(request));
    }
}
