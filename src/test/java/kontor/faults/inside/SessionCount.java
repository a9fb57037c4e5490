package kontor.faults.inside;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how many sessions have begun since the portal started. Deployed for tests, never part of the portal. */
@WebListener
@WebServlet("/faults/sessions")
public class SessionCount extends HttpServlet implements HttpSessionListener {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong BEGUN = new AtomicLong();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        BEGUN.incrementAndGet();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(BEGUN.get());
    }
}
