package kontor.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Refuses what is sent to the portal where it is more than any of its pages sends, before anything is made of it: from
 * strangers, who have nothing to send but name and password, much less. A body of which the length isn't said is refused.
 */
public class RequestLimits implements Filter {
    private static final long OF_STRANGERS = 64 * 1024;
    /** A form with an object in it, as JSON; the server's own bound is the same. */
    private static final long FORM = 4L * 1024 * 1024;
    /** A form with a file; the server's own bound is the same. */
    private static final long UPLOAD = 13L * 1024 * 1024;

    private static final List<String> STYLES = List.of("tokens", "base", "controls", "frame");
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s" class="theme-%2$s">
            <head><meta charset="UTF-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>%3$s · Kontor</title>%4$s</head>
            <body class="plain"><main class="card" id="content"><p class="mark">Kontor</p>
            <h1>%3$s</h1><p>%5$s</p><p><a class="button primary wide" href="%6$s">%7$s</a></p></main></body>
            </html>
            """;

    private static final String MULTIPART = "multipart/";

    @Inject
    private Preferences preferences;

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        int refusal = refusal(request);
        if (refusal == 0) {
            chain.doFilter(request, response);
        } else {
            refuse(refusal, request, response);
        }
    }

    /** The status with which a request is refused, or 0. */
    private static int refusal(HttpServletRequest request) {
        if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            return HttpServletResponse.SC_LENGTH_REQUIRED;
        }
        return request.getContentLengthLong() > most(request) ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : 0;
    }

    private static long most(HttpServletRequest request) {
        if (request.getUserPrincipal() == null) {
            return OF_STRANGERS;
        }
        return type(request).startsWith(MULTIPART) ? UPLOAD : FORM;
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    /**
     * The body is left unread, so that the connection is of no more use. A page of Faces would ask for the request's
     * parameters, and fail with them.
     */
    private void refuse(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = preferences.getLocale();
        String root = request.getContextPath();
        String styles = STYLES.stream()
                .map(name -> "<link rel=\"stylesheet\" href=\"" + root + "/jakarta.faces.resource/" + name
                        + ".css.xhtml?ln=kontor\"/>")
                .collect(Collectors.joining());
        response.setStatus(status);
        response.setHeader("Connection", "close");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(PAGE.formatted(
                        locale.getLanguage(),
                        preferences.getTheme(),
                        Messages.text(locale, "error.too-large.title"),
                        styles,
                        Messages.text(locale, "error.too-large.text"),
                        root + "/",
                        Messages.text(locale, "error.too-large.way")));
    }
}
