package kontor.bench.inside;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kontor.audit.AuditQuery;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.audit.search.SearchPlans;
import kontor.audit.search.SearchTooWide;
import kontor.audit.search.Sought;
import kontor.company.Actor;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.vault.Blinding;

/** Fills the log, and looks things up in it, within the portal. Deployed with the benchmark only. */
@WebServlet("/bench/log")
public class LogBench extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int RUNS = 25;
    private static final int WARM_UP = 5;
    private static final int LINES = 51;

    @Inject
    private transient LogFiller filler;

    @Inject
    private transient AuditSearch search;

    @Inject
    private transient Blinding blinding;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("application/json");
        try {
            switch (request.getParameter("do")) {
                case "begin" -> filler.begin(number(request, "lines"), (int) number(request, "companies"));
                case "again" -> filler.again(number(request, "lines"));
                case "fill" ->
                    filler.fill(
                            number(request, "from"), number(request, "until"), (int) number(request, "worker"), (int)
                                    number(request, "workers"));
                case "end" -> filler.end();
                case "shapes" -> response.getWriter().write(names().build().toString());
                default ->
                    response.getWriter()
                            .write(measured(request.getParameter("shape"))
                                    .build()
                                    .toString());
            }
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static long number(HttpServletRequest request, String name) {
        return Long.parseLong(request.getParameter(name));
    }

    private static JsonArrayBuilder names() {
        JsonArrayBuilder names = Json.createArrayBuilder();
        shapes().keySet().forEach(names::add);
        return names;
    }

    private JsonObjectBuilder measured(String name) throws Exception {
        AuditQuery ofAll = shapes().get(name);
        return row(name, auditorOf(filler.ids()), ofAll, ofAll.in(filler.ids().get(0)));
    }

    private static Scope auditorOf(List<CompanyId> companies) {
        Map<CompanyId, Set<Right>> rights = new LinkedHashMap<>();
        companies.forEach(company -> rights.put(company, EnumSet.of(Right.READ_AUDIT_LOG)));
        return new Scope(new Actor(1L, "Bank", null, null), rights, false);
    }

    private JsonObjectBuilder row(String name, Scope scope, AuditQuery ofAll, AuditQuery ofOne) throws Exception {
        return Json.createObjectBuilder()
                .add("shape", name)
                .add("one", times(scope, ofOne))
                .add("oneDeep", times(scope, ofOne.olderThan(filler.middle())))
                .add("all", times(scope, ofAll))
                .add("allDeep", times(scope, ofAll.olderThan(filler.middle())))
                .add("lines", lines(scope, ofOne))
                .add("keys", String.join(" ", keys(scope, ofOne)));
    }

    private int lines(Scope scope, AuditQuery query) throws Exception {
        try {
            return scope.call(() -> search.find(query, LINES)).size();
        } catch (SearchTooWide e) {
            return -1;
        }
    }

    /** Median and longest, in milliseconds; both -1 where a search was given up. */
    private JsonArrayBuilder times(Scope scope, AuditQuery query) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + RUNS; i++) {
            long started = System.nanoTime();
            if (lines(scope, query) < 0) {
                return Json.createArrayBuilder().add(-1).add(-1);
            }
            if (i >= WARM_UP) {
                millis.add((System.nanoTime() - started) / 1e6);
            }
        }
        millis.sort(Double::compare);
        return Json.createArrayBuilder().add(millis.get(RUNS / 2)).add(millis.get(RUNS - 1));
    }

    private Set<String> keys(Scope scope, AuditQuery query) throws Exception {
        CompanyId company = filler.ids().get(0);
        byte[] term = scope.call(() -> blinding.of(company, List.of("word:ort1")))
                .orElseThrow()
                .get(0);
        try (Connection connection = LogFiller.migration()) {
            return new HashSet<>(SearchPlans.keys(query, company, term, connection));
        }
    }

    private static Map<String, AuditQuery> shapes() {
        Map<String, AuditQuery> shapes = new LinkedHashMap<>();
        shapes.put("everything", AuditQuery.EVERYTHING);
        shapes.put("a month", query(null, null, null, true, null, Sought.NOTHING));
        shapes.put("a frequent person", query(1000L, null, null, false, null, Sought.NOTHING));
        shapes.put("a rare person", query(1019L, null, null, false, null, Sought.NOTHING));
        shapes.put("a kind of objects", query(null, "customers", null, false, null, Sought.NOTHING));
        shapes.put("an object", query(null, "orders", "17", false, null, Sought.NOTHING));
        shapes.put("applied", query(null, null, null, false, LogEntry.State.APPLIED, Sought.NOTHING));
        shapes.put("rejected", query(null, null, null, false, LogEntry.State.REJECTED, Sought.NOTHING));
        shapes.put("unknown (none)", query(null, null, null, false, LogEntry.State.UNKNOWN, Sought.NOTHING));
        shapes.put("a field", sought(null, "price", null, null, null));
        shapes.put("a field's old value", sought(null, "price", "3,2", null, null));
        shapes.put("any new value", sought(null, null, null, "Wert7", null));
        shapes.put("a frequent word", sought("ort1", null, null, null, null));
        shapes.put("two words", sought("name17 ort17", null, null, null, null));
        shapes.put("a word there is none of", sought("nirgends", null, null, null, null));
        shapes.put("a reason", sought(null, null, null, null, "grund5"));
        shapes.put(
                "a call",
                query(
                        null,
                        null,
                        null,
                        false,
                        null,
                        new Sought(
                                Optional.empty(),
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new UUID(1000, 4001)))));
        shapes.put(
                "field, person and month",
                query(
                        1001L,
                        null,
                        null,
                        true,
                        null,
                        sought(null, "price", null, null, null).sought()));
        shapes.put(
                "rejected, person, kind",
                query(1002L, "products", null, false, LogEntry.State.REJECTED, Sought.NOTHING));
        shapes.put(
                "two that exclude each other",
                query(
                        1000L,
                        null,
                        null,
                        false,
                        null,
                        sought("name17 ort18", null, null, null, null).sought()));
        return shapes;
    }

    private static AuditQuery sought(String text, String field, String old, String now, String reason) {
        return query(
                null,
                null,
                null,
                false,
                null,
                new Sought(
                        Optional.ofNullable(text),
                        field == null ? Set.of() : Set.of(field),
                        Optional.ofNullable(old),
                        Optional.ofNullable(now),
                        Optional.ofNullable(reason),
                        Optional.empty()));
    }

    private static AuditQuery query(
            Long person, String type, String object, boolean month, LogEntry.State state, Sought sought) {
        return new AuditQuery(
                Optional.empty(),
                Optional.ofNullable(person),
                Optional.ofNullable(type),
                Optional.ofNullable(object),
                month ? Optional.of(Instant.parse("2025-03-01T00:00:00Z")) : Optional.empty(),
                month ? Optional.of(Instant.parse("2025-04-01T00:00:00Z")) : Optional.empty(),
                Optional.ofNullable(state),
                false,
                false,
                Optional.empty(),
                sought);
    }
}
