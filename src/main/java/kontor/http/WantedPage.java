package kontor.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The page that someone wanted before they were asked to sign in. It travels in the address of the sign-in page, so that nothing
 * has to be kept of people nobody knows.
 */
public final class WantedPage {
    /** The parameter's name. */
    public static final String PARAMETER = "to";

    private static final int LONGEST = 2000;

    private WantedPage() {}

    /** The query of the sign-in page that leads to this request's page; empty where that can't be asked for again. */
    public static String query(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return "";
        }
        String page =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        return page.equals(request.getContextPath() + "/")
                ? ""
                : of(page).map(wanted -> "?" + PARAMETER + "=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8))
                        .orElse("");
    }

    /** The path and query that the parameter holds; empty when that isn't a page of this portal, as a link may make it. */
    public static Optional<String> of(String parameter) {
        return Optional.ofNullable(parameter).filter(WantedPage::isOurs);
    }

    private static boolean isOurs(String page) {
        String path = page.split("\\?", 2)[0];
        return page.length() <= LONGEST
                && RequestPath.isPlain(path)
                && page.chars().allMatch(each -> each > ' ' && each < 127 && each != '\\' && each != '#');
    }
}
