package kontor.company;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids as addresses and forms name them: decimal numbers, each written in one way. */
public final class Ids {
    /** What fits into a long, whatever its digits. */
    private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,17}");

    private Ids() {}

    /** @param text from outside, or {@code null}; whatever isn't an id is none */
    public static Optional<Long> of(String text) {
        return Optional.ofNullable(text).filter(id -> ID.matcher(id).matches()).map(Long::valueOf);
    }

    /** @throws AccessDenied when the request names none by that parameter: a page that needs one isn't there without */
    public static long required(HttpServletRequest request, String parameter) {
        return of(request.getParameter(parameter))
                .orElseThrow(() -> new AccessDenied("the address names no " + parameter));
    }
}
