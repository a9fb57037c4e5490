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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import kontor.catalogue.Catalogues;
import kontor.catalogue.ResourceType;
import kontor.change.Changes;
import kontor.change.Plan;
import kontor.change.Result;
import kontor.credential.Credentials;
import kontor.frachtpilot.Account;
import kontor.frachtpilot.BareRequests;
import kontor.frachtpilot.gate.Ceilings;
import kontor.frachtpilot.gate.Counts;
import kontor.frachtpilot.gate.Gates;

/**
 * Measures within the portal what a change costs: by bare requests, by the portal with gate and log, and beside it what one
 * committed insert costs. Deployed with the benchmark only.
 */
@WebServlet("/bench/costs")
public class Costs extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FIELD = "deliveryInstructions";
    /** What a change sends: one request to read again, one to write. As many as may follow each other without waiting. */
    private static final int IN_A_ROW = Ceilings.BURST / 2;

    private static final int BYTES = 1000;

    @Inject
    private transient Accesses accesses;

    @Inject
    private transient Changes changes;

    @Inject
    private transient Catalogues catalogues;

    @Inject
    private transient Credentials credentials;

    @Inject
    private transient BareRequests requests;

    @Inject
    private transient Gates gates;

    @Resource
    private transient ManagedThreadFactory threads;

    @Resource(lookup = "java:app/jdbc/kontor")
    private transient DataSource database;

    private final AtomicLong written = new AtomicLong();

    /** One thing that a user does with an access; returns the access as it is to be used the next time. */
    private interface Step {
        Access with(Access access) throws Exception;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        int users = Integer.parseInt(request.getParameter("users"));
        int passes = Integer.parseInt(request.getParameter("passes"));
        boolean together = Boolean.parseBoolean(request.getParameter("together"));
        try {
            List<Access> all = together ? accesses.ofOneCompany() : accesses.ofACompanyEach();
            response.setContentType("application/json");
            response.getWriter().write(measure(all, users, passes).toString());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private JsonObject measure(List<Access> all, int users, int passes) throws Exception {
        Times bare = new Times();
        Times audited = new Times();
        Times insert = new Times();
        ExecutorService pool = Executors.newFixedThreadPool(users, threads);
        gates.takeCounts();
        try {
            for (int pass = 0; pass < passes; pass++) {
                // In turns, so that what the machine does besides hits all three. Ceilings are rested meanwhile.
                atTheSameTime(pool, all, users, access -> changeBarely(access, bare));
                TimeUnit.MILLISECONDS.sleep(1000L * Ceilings.BURST / Ceilings.MOST_PER_SECOND + 100);
                atTheSameTime(pool, all, users, access -> change(access, audited));
                atTheSameTime(pool, all, users, access -> insert(access, insert));
            }
        } finally {
            pool.shutdown();
        }
        return Json.createObjectBuilder()
                .add("bare", bare.toJson())
                .add("audited", audited.toJson())
                .add("insert", insert.toJson())
                .add(
                        "waits",
                        gates.takeCounts().values().stream()
                                .mapToLong(Counts::waits)
                                .sum())
                .build();
    }

    /** Each user takes one access after the other, none of which anyone else has. */
    private void atTheSameTime(ExecutorService pool, List<Access> all, int users, Step step) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            int first = user;
            work.add(() -> {
                for (int i = first; i < all.size(); i += users) {
                    int place = i;
                    all.get(i).scope().call(() -> {
                        for (int row = 0; row < IN_A_ROW; row++) {
                            all.set(place, step.with(all.get(place)));
                        }
                        return null;
                    });
                }
                return null;
            });
        }
        for (Future<Void> done : pool.invokeAll(work)) {
            done.get();
        }
    }

    private Access changeBarely(Access access, Times times) throws Exception {
        Account account = credentials.account(access.company(), access.credential());
        JsonObject patch = Json.createObjectBuilder().add(FIELD, text()).build();
        times.take(() -> {
            requests.get(account, access.bare());
            return requests.patch(account, access.bare(), patch);
        });
        return access;
    }

    private Access change(Access access, Times times) throws Exception {
        ResourceType type = catalogues
                .of(access.company(), access.credential())
                .type("customers")
                .orElseThrow();
        JsonObject wanted =
                Json.createObjectBuilder(access.seen()).add(FIELD, text()).build();
        Plan plan = changes.plan(access.company(), access.credential(), type, access.audited(), access.seen(), wanted);
        Result result = times.take(() -> changes.confirm(plan, "Messung"));
        if (result instanceof Result.Applied applied) {
            return access.with(applied.after());
        }
        throw new IllegalStateException("not applied: " + result);
    }

    private Access insert(Access access, Times times) throws Exception {
        byte[] content = new byte[BYTES];
        times.take(() -> {
            insert(content);
            return null;
        });
        return access;
    }

    private void insert(byte[] content) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("insert into bench_insert (content) values (?)")) {
            statement.setBytes(1, content);
            statement.executeUpdate();
        }
    }

    private String text() {
        return "Messung " + written.incrementAndGet();
    }
}
