package kontor.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Gives the folders that pages lie in an answer: there is nothing at them. The server would lead from a folder to the same
 * address with a slash before any filter has seen the request, and takes for a folder what has one before a semicolon.
 */
@WebListener
public class Folders implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        map("/", context, context.addServlet(Nothing.class.getName(), Nothing.class));
    }

    private static void map(String folder, ServletContext context, ServletRegistration nothing) {
        Set<String> within = context.getResourcePaths(folder);
        for (String path : within == null ? Set.<String>of() : within) {
            if (path.endsWith("/") && !path.startsWith("/WEB-INF/") && !path.startsWith("/META-INF/")) {
                nothing.addMapping(path.substring(0, path.length() - 1));
                map(path, context, nothing);
            }
        }
    }

    /** There is no page here. */
    public static class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
