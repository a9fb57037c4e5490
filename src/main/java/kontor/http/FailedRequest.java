package kontor.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * What an error page is made for: nothing of what was sent. It would be taken for a form of the error page's own, and fail in
 * its turn.
 */
final class FailedRequest extends HttpServletRequestWrapper {
    private static final String BY_SCRIPT = "Faces-Request";

    FailedRequest(HttpServletRequest request) {
        super(request);
    }

    /** Scripts are answered with the page, too, and the status. */
    @Override
    public String getHeader(String name) {
        return BY_SCRIPT.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return BY_SCRIPT.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !BY_SCRIPT.equalsIgnoreCase(name))
                .toList());
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public String[] getParameterValues(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }
}
