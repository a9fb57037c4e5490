package kontor.faults.inside;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import kontor.http.TakesJson;
import kontor.identity.session.Begun;

/** Makes the session that asks older than it is. Deployed for tests only. */
@WebServlet("/faults/older")
public class SessionClock extends HttpServlet implements TakesJson {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Begun begun = (Begun) request.getSession().getAttribute(Begun.class.getName());
        Duration older = Duration.ofMinutes(Long.parseLong(request.getParameter("minutes")));
        request.getSession()
                .setAttribute(
                        Begun.class.getName(),
                        new Begun(begun.userId(), begun.origin(), begun.at().minus(older)));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
