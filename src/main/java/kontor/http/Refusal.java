package kontor.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import kontor.web.Messages;

/**
 * Why a request goes no further. Answered with a page of plain text, which needs no session, no view and nothing that could
 * fail on the way.
 */
enum Refusal {
    /** It can be read in more than one way. */
    MALFORMED(400),
    /** It says of its scheme what none is. */
    SCHEME(400),
    /** It asks for another machine. */
    MISDIRECTED(421),
    /** The address has no such method. */
    METHOD(405),
    /** A page from elsewhere sent it. */
    ELSEWHERE(403),
    /** It isn't from a form that this session was given. */
    TOKEN(403);

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>%2$s · Kontor</title>
            </head>
            <body>
            <h1>%2$s</h1>
            <p>%3$s</p>
            </body>
            </html>
            """;

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    void answer(HttpServletResponse response, Locale locale) throws IOException {
        String key = "refusal." + name().toLowerCase(Locale.ROOT);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(PAGE.formatted(
                        locale.getLanguage(), Messages.text(locale, key), Messages.text(locale, key + ".text")));
    }
}
