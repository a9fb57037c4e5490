package kontor.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends someone to another page of the portal than they asked for, as what they asked with can be sent. */
public final class Detour {
    private Detour() {}

    /** @param page path within the portal, and query; it is sent as it is, so that no header has a part in where it leads */
    public static void to(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getContextPath() + page;
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response id=\"j_id1\"><redirect url=\""
                            + address.replace("&", "&amp;") + "\"/></partial-response>");
        } else {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", address);
        }
    }
}
