package kontor.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the server knows of a request and the servlet interface doesn't tell. The server's own classes are asked by name, since
 * they are no part of the portal; where they are others, that is said once and the portal goes on without.
 */
public final class ServerRequest {
    private static final Logger LOG = Logger.getLogger(ServerRequest.class.getName());
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private ServerRequest() {}

    /**
     * The address as it was sent, before the server took a session id out of it: {@link HttpServletRequest#getRequestURI()} is
     * without.
     *
     * @return the address from the request's first line, without query; a whole one with scheme and host where it was sent so
     */
    public static String sentUri(HttpServletRequest request) {
        try {
            Object address = call(call(coyote(request), "getRequest"), "getRequestURIRef");
            return String.valueOf(call(address, "getOriginalRequestURIBC"));
        } catch (ReflectiveOperationException | RuntimeException e) {
            if (TOLD.compareAndSet(false, true)) {
                LOG.log(Level.WARNING, "Session ids in addresses aren't seen: the server isn't the one known", e);
            }
            return request.getRequestURI();
        }
    }

    /** The server's own request, below whatever has been put around it. */
    static Object coyote(ServletRequest request) throws ReflectiveOperationException {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return call(call(inner, "getUnwrappedCoyoteRequest"), "getCoyoteRequest");
    }

    static Object call(Object of, String name) throws ReflectiveOperationException {
        Method method = of.getClass().getMethod(name);
        method.setAccessible(true);
        return method.invoke(of);
    }
}
