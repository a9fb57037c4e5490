package kontor.object;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kontor.frachtpilot.Freshness;

/**
 * Who tells their browser to load a list or an object again wants what the account has now: browsers say so with
 * {@code Cache-Control}, and the portal's own cache is gone past.
 */
@WebFilter("/objects/*")
public class ReloadFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            (isReload(request) ? Freshness.NOW : Freshness.RECENT).call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static boolean isReload(HttpServletRequest request) {
        String cacheControl = String.valueOf(request.getHeader("Cache-Control"));
        return "GET".equals(request.getMethod())
                && (cacheControl.contains("no-cache") || cacheControl.contains("max-age=0"));
    }
}
