package kontor.http;

import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The methods that an address has: those that its servlet's class answers, so that there is no table to forget one in. A page has
 * GET, HEAD and POST. Nothing of the portal has another.
 */
final class Methods {
    static final List<String> OF_PAGES = List.of("GET", "HEAD", "POST");
    private static final List<String> READING = List.of("GET", "HEAD");
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private Methods() {}

    static List<String> of(HttpServletRequest request) {
        if (RequestPath.isResource(request)) {
            return READING;
        }
        // Pages have addresses without an ending, which the server maps to none of its servlets.
        return isMapped(request) ? KNOWN.computeIfAbsent(servlet(request), Methods::ofClass) : OF_PAGES;
    }

    static boolean isMapped(HttpServletRequest request) {
        return request.getHttpServletMapping().getMappingMatch() != MappingMatch.DEFAULT;
    }

    /** The name of the class that will answer. */
    static String servlet(HttpServletRequest request) {
        String name = request.getHttpServletMapping().getServletName();
        ServletRegistration servlet = request.getServletContext().getServletRegistration(String.valueOf(name));
        return servlet == null || servlet.getClassName() == null ? "" : servlet.getClassName();
    }

    /** Whether the servlet takes JSON and nothing else. */
    static boolean takesJson(HttpServletRequest request) {
        try {
            return TakesJson.class.isAssignableFrom(Class.forName(
                    servlet(request), false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static List<String> ofClass(String name) {
        try {
            return of(Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException e) {
            return READING; // One of the server's own, which it hides.
        }
    }

    /** Those that the class, or one that it extends, has code of its own for; of the server's own classes, reading. */
    static List<String> of(Class<?> servlet) {
        if (!HttpServlet.class.isAssignableFrom(servlet)) {
            return OF_PAGES;
        }
        return servlet.getClassLoader() == Methods.class.getClassLoader()
                ? OF_PAGES.stream()
                        .filter(method -> has(servlet, method.equals("POST") ? "doPost" : "doGet"))
                        .toList()
                : READING;
    }

    private static boolean has(Class<?> servlet, String name) {
        for (Class<?> each = servlet; each != HttpServlet.class; each = each.getSuperclass()) {
            if (Stream.of(each.getDeclaredMethods()).map(Method::getName).anyMatch(name::equals)) {
                return true;
            }
        }
        return false;
    }
}
