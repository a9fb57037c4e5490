package kontor.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kontor.demo.DemoPeople;
import kontor.launch.Installation;
import kontor.launch.Visitor;

/**
 * What an audited change costs over the bare signed requests it consists of, as a multiple of one committed insert.
 * Measured within the portal, so that no page is rendered; each user has accesses of their own, and pauses before a
 * ceiling would hold them up. Prints a table; times are of this machine, multiples are of the same run.
 */
public final class AuditedChanges {
    private static final int[] USERS = {1, 8, 64};
    private static final int WARM_UP_PASSES = 4;
    private static final int PASSES = 4;

    private final Visitor visitor;

    private AuditedChanges(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Starts the real parts, measures, prints, and ends them. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(System.getProperty("kontor.work"));
        try (Installation installation = Installation.start(
                work,
                work.resolve("programs"),
                List.of("kontor/demo", "kontor/bench/inside", "kontor/frachtpilot/BareRequests.class"),
                Map.of())) {
            installation.change("create table bench_insert"
                    + " (id bigint not null auto_increment primary key, content varbinary(2000) not null)");
            installation.change("grant insert on bench_insert to kontor_app");
            Visitor visitor =
                    Visitor.signsIn(installation.portal().address(), DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
            new AuditedChanges(visitor).measure();
        }
    }

    private void measure() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%n%-34s %8s | %15s | %15s | %15s | %15s | %15s | %5s%n",
                "change (ms: median, p99)",
                "measured",
                "bare requests",
                "audited change",
                "audited - bare",
                "insert",
                "in inserts",
                "waits");
        for (boolean together : new boolean[] {true, false}) {
            costs(8, together, WARM_UP_PASSES);
            for (int users : USERS) {
                costs(users, together, 1);
                print(users, together, costs(users, together, PASSES));
            }
        }
        System.out.println(
                "waits: requests that had to wait for their turn; 0 means that no ceiling is in the figures");
    }

    private JsonObject costs(int users, boolean together, int passes) throws Exception {
        String json = visitor.get("bench/costs?users=" + users + "&together=" + together + "&passes=" + passes);
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static void print(int users, boolean together, JsonObject costs) {
        String who = users == 1 ? "1 user" : users + " users at the same time";
        double[] bare = millis(costs, "bare");
        double[] audited = millis(costs, "audited");
        double[] insert = millis(costs, "insert");
        double[] more = {audited[0] - bare[0], audited[1] - bare[1]};
        double[] multiple = {more[0] / insert[0], more[1] / insert[1]};
        System.out.printf(
                Locale.ROOT,
                "%-34s %8d | %s | %s | %s | %s | %s | %5d%n",
                who + (together ? ", one log" : ", logs of their own"),
                costs.getJsonObject("audited").getInt("count"),
                pair(bare),
                pair(audited),
                pair(more),
                pair(insert),
                pair(multiple),
                costs.getJsonNumber("waits").longValue());
    }

    private static String pair(double[] values) {
        return String.format(Locale.ROOT, "%7.2f %7.2f", values[0], values[1]);
    }

    private static double[] millis(JsonObject costs, String what) {
        JsonObject times = costs.getJsonObject(what);
        return new double[] {
            times.getJsonNumber("median").doubleValue(),
            times.getJsonNumber("p99").doubleValue()
        };
    }
}
