package kontor.faults;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kontor.demo.DemoPeople;
import kontor.launch.Installation;

/**
 * Lets people make changes while everything goes wrong that can: the account fails in all its ways, and the portal and its
 * database are killed. Afterwards the log is held against what the account itself knows. Prints a table, and fails when
 * log and truth differ, or when too little happened to mean anything.
 */
public final class FaultCampaign {
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final int PATIENCE_SECONDS = 180;

    private final Installation installation;
    private final Extent extent;
    private final Progress progress = new Progress();
    private final RandomFaults faults;
    private final Neighbour neighbour;
    private final Killer killer;

    private FaultCampaign(Installation installation, Extent extent) {
        this.installation = installation;
        this.extent = extent;
        this.faults = new RandomFaults(extent.seed());
        this.neighbour = new Neighbour(extent.seed(), installation.sandbox());
        this.killer = new Killer(installation, progress, extent);
    }

    /** The long form. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(System.getProperty("kontor.work"));
        Report report = run(work, work.resolve("programs"), Extent.ofProperties());
        if (!report.failures().isEmpty()) {
            throw new IllegalStateException(String.join("; ", report.failures()));
        }
    }

    /**
     * Runs a campaign and prints what came of it.
     *
     * @param work where its database and portal lie
     * @param programs where MariaDB's programs are unpacked
     */
    static Report run(Path work, Path programs, Extent extent) throws Exception {
        System.out.println("Fault campaign with -Dfaults.seed=" + extent.seed());
        try (Installation installation = Installation.start(
                work,
                programs,
                List.of("kontor/demo", "kontor/faults/inside"),
                Map.of(
                        "KONTOR_ACCOUNT_TIMEOUT_SECONDS",
                        Long.toString(RandomFaults.PATIENCE.toSeconds()),
                        "KONTOR_ACCOUNT_PAUSE_SECONDS",
                        "1",
                        "KONTOR_UNKNOWN_SETTLE_SECONDS",
                        Long.toString(SETTLE.toSeconds())))) {
            Report report = new FaultCampaign(installation, extent).run();
            System.out.println(report);
            return report;
        }
    }

    private Report run() throws Exception {
        installation.change("update credential set parallel = 4, per_second = 10, version = version + 1");
        List<Place> places = places();
        List<Errand> errands = Errands.drawn(extent, places, installation.sandbox());
        Desk reader = new Desk(installation, DemoPeople.ADMINISTRATOR);
        reader.signIn();
        learn(reader, errands);
        long started = System.nanoTime();
        installation.sandbox().mischief(faults);
        installation.sandbox().tellOfEffects(neighbour);
        work(errands);
        installation.sandbox().clearFaults();
        installation.sandbox().tellOfEffects(effect -> {});
        await("the sandbox to be at rest", () -> installation.sandbox().isIdle());
        await("all changes to be settled", () -> open().isEmpty());
        double seconds = (System.nanoTime() - started) / 1e9;
        reader.signIn();
        List<Recorded> log = new ArrayList<>();
        for (Place place : places) {
            log.addAll(log(reader, place));
        }
        return new Report(
                extent,
                progress,
                faults.struck(),
                neighbour.changes(),
                killer.portalKills(),
                killer.databaseKills(),
                log,
                installation.sandbox().effects(),
                new Accounting(
                                log,
                                installation.sandbox().effects(),
                                installation.sandbox().writes(),
                                RandomFaults.LONGEST_DELAY)
                        .complaints(),
                gaps(places),
                seconds);
    }

    /** The accounts in which both the administrator and the clerk work. */
    private List<Place> places() throws SQLException {
        return installation.rows(
                "select c.name, c.id, min(k.id) from company c join credential k on k.company_id = c.id"
                        + " where exists (select 1 from membership m join portal_user u on u.id = m.user_id"
                        + " where m.company_id = c.id and u.sign_in_name = '" + DemoPeople.CLERK + "')"
                        + " group by c.name, c.id order by c.id",
                row -> new Place(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    /** Has the accounts' documents read before anything goes wrong. */
    private static void learn(Desk desk, List<Errand> errands) throws InterruptedException {
        for (Place place : errands.stream().map(Errand::place).distinct().toList()) {
            Errand errand = errands.stream()
                    .filter(each -> each.place().equals(place) && each.kind() == Errand.Kind.PATCH)
                    .findFirst()
                    .orElseThrow();
            Optional<JsonObject> answer = desk.see(errand);
            for (int tries = 0; answer.isEmpty() && tries < 10; tries++) {
                Thread.sleep(2_000); // Nothing is known yet of an account whose document takes long.
                answer = desk.see(errand);
            }
            JsonObject seen = answer.orElseThrow();
            if (!seen.containsKey("object")) {
                throw new IllegalStateException(place.account() + " can't be read: " + seen);
            }
        }
    }

    private void work(List<Errand> errands) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(extent.clerks());
        try {
            List<Future<Void>> clerks = new ArrayList<>();
            for (int i = 0; i < extent.clerks(); i++) {
                String person = i % 2 == 0 ? DemoPeople.ADMINISTRATOR : DemoPeople.CLERK;
                clerks.add(threads.submit(new Clerk(new Desk(installation, person), share(errands, i), progress)));
            }
            killer.work(() -> clerks.stream().allMatch(Future::isDone));
            for (Future<Void> clerk : clerks) {
                clerk.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Errand> share(List<Errand> errands, int clerk) {
        return IntStream.range(0, errands.size())
                .filter(number -> number % extent.clerks() == clerk)
                .mapToObj(errands::get)
                .toList();
    }

    /** The changes of which it isn't known yet what became of them. */
    private List<String> open() throws SQLException {
        return installation.rows(
                "select concat(intent_id, ' ', state) from open_change where state in ('SENT', 'UNKNOWN')",
                row -> row.getString(1));
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private void await(String what, Condition condition) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what + "; open: " + open());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static List<Recorded> log(Desk reader, Place place) throws InterruptedException {
        List<Recorded> log = new ArrayList<>();
        long olderThan = Long.MAX_VALUE;
        while (true) {
            JsonArray lines = reader.log(place, olderThan);
            if (lines.isEmpty()) {
                return log;
            }
            lines.getValuesAs(JsonObject.class).forEach(line -> log.add(Recorded.of(place.account(), line)));
            olderThan = log.get(log.size() - 1).intent();
        }
    }

    private List<String> gaps(List<Place> places) throws SQLException {
        List<String> gaps = new ArrayList<>();
        for (Place place : places) {
            String ofCompany = " where company_id = " + place.company();
            List<Chain.Link> links = installation.rows(
                    "select sequence, lower(hex(previous_hash)), lower(hex(hash)) from audit_entry" + ofCompany
                            + " order by sequence",
                    row -> new Chain.Link(row.getLong(1), row.getString(2), row.getString(3)));
            Chain.Link head = installation
                    .rows(
                            "select sequence, lower(hex(hash)) from audit_head" + ofCompany,
                            row -> new Chain.Link(row.getLong(1), "", row.getString(2)))
                    .get(0);
            new Chain(links, head).gaps().forEach(gap -> gaps.add(place.account() + ": " + gap));
        }
        return gaps;
    }
}
