package kontor.faults.inside;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import kontor.audit.AuditEntry;
import kontor.audit.AuditQuery;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.company.CompanyId;

/** Reads the log as the page does, in the scope of whoever is signed in, but in JSON. Deployed for fault campaigns only. */
@WebServlet("/faults/log")
public class LogReader extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int AT_ONCE = 100;

    @Inject
    private transient AuditSearch search;

    /** Changes through the API, newest first, older than a given one. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AuditQuery query = olderThan(
                new CompanyId(Long.parseLong(request.getParameter("company"))),
                Long.parseLong(request.getParameter("olderThan")));
        JsonArrayBuilder lines = Json.createArrayBuilder();
        search.find(query, AT_ONCE).forEach(line -> lines.add(json(line)));
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(lines.build().toString());
    }

    private static AuditQuery olderThan(CompanyId company, long intent) {
        AuditQuery all = AuditQuery.EVERYTHING.in(company);
        return new AuditQuery(
                all.company(),
                all.person(),
                all.objectType(),
                all.object(),
                all.from(),
                all.until(),
                all.state(),
                false,
                true,
                Optional.of(intent));
    }

    private static JsonObject json(LogEntry line) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("intent", line.entry().getId())
                .add("at", line.entry().getHappenedAt().toString())
                .add("method", line.entry().getMethod())
                .add("path", line.entry().getPath());
        if (line.images().sent() != null) {
            json.add("sent", line.images().sent());
        }
        if (line.outcome() != null) {
            AuditEntry outcome = line.outcome().entry();
            json.add("outcome", outcome.getOutcome().name())
                    .add("closedAt", outcome.getHappenedAt().toString());
        }
        if (line.resolution() != null) {
            json.add("resolution", line.resolution().entry().getOutcome().name());
        }
        return json.build();
    }
}
