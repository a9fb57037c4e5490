package kontor.identity.session;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Logger;
import kontor.company.AccessDenied;
import kontor.http.Detour;
import kontor.http.RequestPath;
import kontor.http.WantedPage;
import kontor.identity.Memberships;
import kontor.identity.SignedIn;
import kontor.web.TrustedProxies;
import org.omnifaces.util.Exceptions;

/**
 * Puts each request into the scope of its user, read anew from the database, and ends sessions that no longer count. A
 * request without a user runs without a scope, which sees nothing. What is refused is answered with 404, on one line of the
 * server's log.
 */
public class ScopeFilter implements Filter {
    private static final Logger LOG = Logger.getLogger(ScopeFilter.class.getName());

    private static final String CHOOSE_PASSWORD = "/password";

    @Inject
    private SecurityContext security;

    @Inject
    private Memberships memberships;

    @Inject
    private TrustedProxies proxies;

    @Inject
    private SessionLifetime lifetime;

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        Optional<PortalPrincipal> principal = principal();
        if (principal.isEmpty() || RequestPath.isResource(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (lifetime.endsWith(request)) {
            request.getSession().invalidate();
            Detour.to("/sign-in" + WantedPage.query(request), request, response);
            return;
        }
        Origin origin = Origin.of(request, proxies);
        Optional<SignedIn> signedIn = memberships.signedIn(
                principal.get().userId(), principal.get().passwordVersion(), origin.address(), origin.session());
        if (signedIn.isEmpty()) {
            request.getSession().invalidate();
            Detour.to("/sign-in", request, response);
        } else if (signedIn.get().mustChoosePassword()
                && !RequestPath.of(request).equals(CHOOSE_PASSWORD)) {
            Detour.to(CHOOSE_PASSWORD, request, response);
        } else {
            continueIn(signedIn.get(), request, response, chain);
        }
    }

    private Optional<PortalPrincipal> principal() {
        return security.getPrincipalsByType(PortalPrincipal.class).stream().findFirst();
    }

    private static void continueIn(
            SignedIn signedIn, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(SignedIn.class.getName(), signedIn);
        try {
            signedIn.scope().call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException e) {
            throw e;
        } catch (ServletException | RuntimeException e) {
            AccessDenied refusal = Exceptions.extract(e, AccessDenied.class);
            if (refusal == null || response.isCommitted()) {
                throw e;
            }
            answer(refusal, signedIn, request, response);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** As an address is answered that there isn't. Were it left to the server, each would be a page of stack in the log. */
    private static void answer(
            AccessDenied refusal, SignedIn signedIn, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.info(() -> "refused user=" + signedIn.scope().actor().userId() + " path=" + RequestPath.of(request) + ": "
                + refusal.getMessage());
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
