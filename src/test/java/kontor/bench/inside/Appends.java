package kontor.bench.inside;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kontor.audit.AuditLog;
import kontor.audit.Intent;
import kontor.audit.Outcome;
import kontor.audit.RecordedIntent;
import kontor.audit.verification.Verification;
import kontor.audit.verification.VerificationWorker;
import kontor.audit.verification.Verifications;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;

/** Measures within the portal how fast logs grow and are checked. Deployed with the benchmark only. */
@WebServlet("/bench/appends")
public class Appends extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int THREADS = 50;

    @Inject
    private transient Companies companies;

    @Inject
    private transient AuditLog log;

    @Inject
    private transient Verifications verifications;

    @Inject
    private transient VerificationWorker verifier;

    @Resource
    private transient ManagedThreadFactory factory;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        int logs = Integer.parseInt(request.getParameter("companies"));
        int changes = Integer.parseInt(request.getParameter("changes"));
        try {
            response.setContentType("application/json");
            response.getWriter().write(measure(logs, changes).toString());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private JsonObject measure(int logs, int changes) throws Exception {
        Scope scope = new Scope(new Actor(null, "Benchmark", null, null), Map.of(), true);
        List<CompanyId> all = new ArrayList<>();
        for (int i = 0; i < logs; i++) {
            all.add(scope.call(() -> companies.create("Bench " + UUID.randomUUID()))
                    .id());
        }
        append(scope, all, Math.min(changes, 500));
        long began = System.nanoTime();
        append(scope, all, changes);
        double appending = seconds(began);
        began = System.nanoTime();
        long checked = 0;
        for (CompanyId company : all) {
            checked += check(scope, company);
        }
        double checking = seconds(began);
        return Json.createObjectBuilder()
                .add("entriesPerSecond", 2 * changes / appending)
                .add("checkedPerSecond", checked / checking)
                .add("checked", checked)
                .build();
    }

    private void append(Scope scope, List<CompanyId> logs, int changes)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, factory);
        try {
            List<Callable<Void>> work = IntStream.range(0, changes)
                    .mapToObj(i -> change(scope, logs.get(i % logs.size()), i))
                    .toList();
            for (Future<Void> each : threads.invokeAll(work)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Void> change(Scope scope, CompanyId company, int number) {
        return () -> scope.with(company, EnumSet.allOf(Right.class)).call(() -> {
            RecordedIntent recorded = log.recordIntent(intent(company, number));
            log.recordOutcome(recorded, new Outcome(Outcome.Result.APPLIED, 200, null, object("3.50"), null));
            return null;
        });
    }

    private static Intent intent(CompanyId company, int number) {
        String path = "/api_v2/products/" + number % 500;
        return new Intent(
                company,
                1,
                "Hauptkonto",
                "object.patch",
                "products",
                path,
                "Eier, 10er",
                "PATCH",
                path,
                null,
                object("3.20"),
                Json.createObjectBuilder().add("price", "3.50").build(),
                null);
    }

    private static JsonObject object(String price) {
        return Json.createObjectBuilder()
                .add("name", "Eier, 10er")
                .add("price", price)
                .add("description", "Aus Freilandhaltung, sortiert nach Größe, im Karton zu zehn Stück.")
                .build();
    }

    private long check(Scope scope, CompanyId company) throws Exception {
        return scope.with(company, EnumSet.allOf(Right.class)).call(() -> {
            Verification begun = verifications.begin(company).orElseThrow();
            verifier.check(company, begun.getId());
            Verification done = verifications.list(company).get(0);
            if (done.getFaultCount() > 0 || done.state(Instant.now()) != Verification.State.DONE) {
                throw new IllegalStateException("the log of company " + company + " is not intact: " + done.faults());
            }
            return done.getChecked();
        });
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
