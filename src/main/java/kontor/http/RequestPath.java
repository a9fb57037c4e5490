package kontor.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * Which address is asked for. Whatever decides by it takes the path that the container has decoded and mapped, never what was
 * sent: both may differ, and then a rule for the one doesn't hold for the other.
 */
public final class RequestPath {
    private static final String RESOURCES = "/jakarta.faces.resource/";
    private static final String VIEW = ".xhtml";

    /**
     * What no path of the portal needs, and what its parts might read in different ways: encoded slashes, dots, backslashes,
     * semicolons, percent signs and control characters, path parameters, empty and relative segments.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@/%-]"
            + "|%(?![2-9A-Fa-f][0-9A-Fa-f])"
            + "|%(?:2[EeFf5]|3[Bb]|5[Cc]|7[Ff])"
            + "|//"
            + "|/\\.{1,2}(?:/|$)");

    private RequestPath() {}

    /** The path within the portal, the same for a page with and without its file's ending. */
    public static String of(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.endsWith(VIEW) && !path.startsWith(RESOURCES)
                ? path.substring(0, path.length() - VIEW.length())
                : path;
    }

    /** Whether it is a script, a style sheet or a picture, the same for everyone. */
    public static boolean isResource(HttpServletRequest request) {
        return of(request).startsWith(RESOURCES);
    }

    /** Whether a page is asked for by its file. */
    static boolean isSource(HttpServletRequest request) {
        return request.getRequestURI().endsWith(VIEW) && !isResource(request);
    }

    /** Whether a path, as it was sent, can be read in one way only. */
    public static boolean isPlain(String sent) {
        return sent.startsWith("/") && !AMBIGUOUS.matcher(sent).find();
    }
}
