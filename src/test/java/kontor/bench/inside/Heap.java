package kontor.bench.inside;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Tells how many bytes of the portal's heap are in use once its garbage is collected. Deployed with the benchmark only. */
@WebServlet("/bench/heap")
public class Heap extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        System.gc();
        response.getWriter()
                .print(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
