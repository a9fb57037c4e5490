package kontor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** The address, within this portal, of the page that a form was sent from. */
final class SamePage {

    private SamePage() {}

    /** Path and query of the referring page when it is one of ours, else the request's own path. */
    static String of(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer != null) {
            try {
                URI page = URI.create(referer);
                String own = request.getServerName() + ":" + request.getServerPort();
                int port = page.getPort() < 0 ? ("https".equals(page.getScheme()) ? 443 : 80) : page.getPort();
                if (own.equals(page.getHost() + ":" + port) && page.getRawPath().startsWith("/")) {
                    String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
                    return "/" + page.getRawPath().replaceFirst("^/+", "") + query;
                }
            } catch (IllegalArgumentException e) {
                return request.getRequestURI();
            }
        }
        return request.getRequestURI();
    }
}
