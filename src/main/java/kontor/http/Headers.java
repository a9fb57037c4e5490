package kontor.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;

/** What keeps answers from being framed, sniffed, cached or leaked. All of them carry it, whatever they turn out to be. */
final class Headers {
    private static final String LOCATION = "Location";
    private static final String POLICY = "Content-Security-Policy";
    /** For whatever isn't a page: of those, PrimeFaces sets its own, with the nonce of their scripts. */
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Whatever the answer is of. */
    static final Map<String, String> OF_EVERYTHING = Map.of(
            POLICY,
            NOTHING,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
                    + " microphone=(), midi=(), payment=(), usb=()");

    private static final String YEAR = "max-age=31536000";

    private Headers() {}

    static void on(HttpServletRequest request, HttpServletResponse response) {
        OF_EVERYTHING.forEach(response::setHeader);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", YEAR);
        }
        if (!RequestPath.isResource(request)) {
            response.setHeader("Cache-Control", "no-store");
        } else if (request.getParameter("v") != null) {
            response.setHeader(
                    "Cache-Control", "public, " + YEAR + ", immutable"); // Its next version has another address.
        }
    }

    /**
     * Has a page's own policy take the place of the one that was set before, as browsers heed both of two; and redirects lead within
     * the portal only, whatever host the request named.
     */
    static HttpServletResponse guarded(HttpServletResponse response) {
        return new HttpServletResponseWrapper(response) {
            @Override
            public void addHeader(String name, String value) {
                if (POLICY.equalsIgnoreCase(name)) {
                    setHeader(name, value);
                } else {
                    super.addHeader(name, within(name, value));
                }
            }

            @Override
            public void setHeader(String name, String value) {
                super.setHeader(name, within(name, value));
            }

            @Override
            public void sendRedirect(String location) throws IOException {
                super.sendRedirect(within(LOCATION, location));
            }
        };
    }

    private static String within(String name, String value) {
        if (!LOCATION.equalsIgnoreCase(name)) {
            return value;
        }
        String path = value.replaceFirst("^https?://[^/?#]*", "").replaceFirst("^/{2,}", "/");
        return path.isEmpty() ? "/" : path;
    }
}
