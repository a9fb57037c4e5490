package kontor.identity.session;

import jakarta.faces.application.ViewExpiredException;
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
import kontor.company.Actor;
import kontor.company.CompanyId;
import kontor.company.Ids;
import kontor.company.access.Address;
import kontor.company.access.Addresses;
import kontor.http.Detour;
import kontor.http.RequestPath;
import kontor.http.SentForm;
import kontor.http.WantedPage;
import kontor.identity.Memberships;
import kontor.identity.SignedIn;
import kontor.identity.refusal.Refusals;
import kontor.web.Incident;
import kontor.web.MetricsReaders;
import kontor.web.TrustedProxies;
import org.omnifaces.util.Exceptions;

/**
 * Puts each request into the scope of its user, read anew from the database, and ends sessions that no longer count. Lets
 * nothing through that the table of addresses doesn't, before anything is made for the request. What is refused there, or by
 * a service afterwards, is answered with 404, on one line of the server's log, and is told of in the company's.
 */
public class ScopeFilter implements Filter {
    private static final Logger LOG = Logger.getLogger(ScopeFilter.class.getName());

    @Inject
    private SecurityContext security;

    @Inject
    private Memberships memberships;

    @Inject
    private TrustedProxies proxies;

    @Inject
    private SessionLifetime lifetime;

    @Inject
    private MetricsReaders machines;

    @Inject
    private Addresses addresses;

    @Inject
    private Refusals refusals;

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        Optional<Address> address = addresses.of(RequestPath.of(request));
        Optional<PortalPrincipal> principal = principal();
        if (principal.isEmpty() || address.filter(ScopeFilter::asksForNobody).isPresent()) {
            continueWithoutScope(address, request, response, chain);
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
                && address.filter(Addresses.PASSWORD::equals).isEmpty()) {
            Detour.to(Addresses.PASSWORD.path(), request, response);
        } else if (address.isEmpty()) {
            log(signedIn.get().scope().actor(), request, "not in the table of addresses");
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            enter(address.get(), signedIn.get(), request, response, chain);
        }
    }

    private Optional<PortalPrincipal> principal() {
        return security.getPrincipalsByType(PortalPrincipal.class).stream().findFirst();
    }

    private static boolean asksForNobody(Address address) {
        return address.isForMachines() || address.equals(Addresses.RESOURCES);
    }

    private void continueWithoutScope(
            Optional<Address> address, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean open = address.filter(each -> each.isPublic() || each.isForMachines() && machines.include(request))
                .isPresent();
        if (open && SentForm.is(request) && !SentForm.hasNonce(request)) {
            Detour.to("/sign-in", request, response); // No page has made it, and Faces would fail.
        } else if (open) {
            passOn(request, response, chain);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!Exceptions.is(e, ViewExpiredException.class) || response.isCommitted()) {
                throw e;
            }
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private void enter(
            Address address,
            SignedIn signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        boolean goesOn = SentForm.is(request);
        Optional<Address.Refusal> refusal = address.refuses(
                signedIn.scope(), goesOn ? name -> ofForm(request, name) : request::getParameterValues, !goesOn);
        if (refusal.isPresent()) {
            refuse(new AccessDenied("by the table: " + refusal.get()), address, signedIn, request);
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (goesOn && !(SentForm.hasNonce(request) && (address.isPublic() || SentForm.hasKeptState(request)))) {
            log(signedIn.scope().actor(), request, "a form that no page has made");
            Detour.to("/", request, response);
        } else {
            continueIn(address, signedIn, request, response, chain);
        }
    }

    /** A form sends its own name along, and some are called like what they are about. */
    private static String[] ofForm(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        return values != null && values.length == 1 && values[0].equals(parameter) ? null : values;
    }

    private void continueIn(
            Address address,
            SignedIn signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(SignedIn.class.getName(), signedIn);
        try {
            signedIn.scope().call(() -> {
                chain.doFilter(request, response);
                return null;
            });
            // Faces answers scripts by itself.
            Incident.told(request)
                    .map(told -> Exceptions.extract(told, AccessDenied.class))
                    .ifPresent(refusal -> refuse(refusal, address, signedIn, request));
        } catch (IOException e) {
            throw e;
        } catch (ServletException | RuntimeException e) {
            AccessDenied refusal = Exceptions.extract(e, AccessDenied.class);
            if (refusal != null) {
                refuse(refusal, address, signedIn, request);
            }
            int status = refusal != null
                    ? HttpServletResponse.SC_NOT_FOUND
                    : Exceptions.is(e, ViewExpiredException.class) ? HttpServletResponse.SC_FORBIDDEN : 0;
            if (status == 0 || response.isCommitted()) {
                throw e;
            }
            response.sendError(status);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Were it left to the server, each would be a page of stack in its log. */
    private void refuse(AccessDenied refusal, Address address, SignedIn signedIn, HttpServletRequest request) {
        Actor actor = signedIn.scope().actor();
        log(actor, request, refusal.getMessage());
        Optional<CompanyId> named =
                Ids.of(request.getParameter(Address.COMPANY)).map(CompanyId::new);
        refusals.count(actor, refusal.company().or(() -> named), address.path());
    }

    private static void log(Actor actor, HttpServletRequest request, String why) {
        LOG.info(() -> "refused user=" + actor.userId() + " path=" + RequestPath.of(request) + ": " + why);
    }
}
