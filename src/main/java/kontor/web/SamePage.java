package kontor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** The address, within this portal, of the page that a form was sent from. */
final class SamePage {

    private SamePage() {}

    /** Path and query of the referring page when it is one of ours, else the request's own path. Never leads elsewhere. */
    static String of(HttpServletRequest request) {
        return of(
                request.getHeader("Referer"),
                request.getServerName() + ":" + request.getServerPort(),
                request.getRequestURI());
    }

    static String of(String referer, String own, String path) {
        try {
            URI page = URI.create(referer == null ? "" : referer);
            int port = page.getPort() < 0 ? ("https".equals(page.getScheme()) ? 443 : 80) : page.getPort();
            return own.equals(page.getHost() + ":" + port)
                    ? within(page.getRawPath()) + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery())
                    : within(path);
        } catch (IllegalArgumentException e) {
            return within(path);
        }
    }

    /** Two slashes would begin the name of another machine. */
    private static String within(String path) {
        return "/" + path.replaceFirst("^[/\\\\]+", "");
    }
}
