package kontor.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a request says of the form that it is, before any part of the portal reads it. */
public final class SentForm {
    private static final String VIEW_STATE = "jakarta.faces.ViewState";
    private static final String NONCE = "primefaces.nonce";

    /** Of UTF-8, as pages are; several parts need to say what is between them. */
    private static final Pattern TYPE = Pattern.compile(
            "application/x-www-form-urlencoded(; ?charset=\"?utf-?8\"?)?|multipart/form-data; ?boundary=[^;, ]{1,70}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JSON =
            Pattern.compile("application/json(; ?charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    private SentForm() {}

    /** Whether the request goes on with a page, which Faces takes any request for that has a view's state. */
    public static boolean is(HttpServletRequest request) {
        return parameter(request, VIEW_STATE) != null;
    }

    /** Whether it has a nonce that is one, as the page's script adds it. Without, PrimeFaces makes a failure of it. */
    public static boolean hasNonce(HttpServletRequest request) {
        try {
            String nonce = String.valueOf(parameter(request, NONCE));
            UUID.fromString(new String(Base64.getDecoder().decode(nonce), StandardCharsets.UTF_8));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the page's state is kept in the session, as that of all pages is but the one to sign in. */
    public static boolean hasKeptState(HttpServletRequest request) {
        String state = parameter(request, VIEW_STATE);
        return state != null && !state.equals("stateless");
    }

    /** Whether what is sent is a form of a kind that the portal reads, or nothing. */
    static boolean isReadable(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null
                ? request.getContentLength() <= 0
                : TYPE.matcher(type.strip()).matches();
    }

    static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && JSON.matcher(type.strip()).matches();
    }

    /** Pages read forms as UTF-8, but they come after the first look at a parameter. */
    private static String parameter(HttpServletRequest request, String name) {
        if (request.getCharacterEncoding() == null) {
            try {
                request.setCharacterEncoding(StandardCharsets.UTF_8.name());
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return request.getParameter(name);
    }
}
