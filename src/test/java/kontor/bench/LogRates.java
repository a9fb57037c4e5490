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
 * How fast audit logs grow with 50 threads that write to 1, 10 and 100 companies' logs, and how fast what they wrote is
 * checked. Prints a table; figures are of this machine.
 */
public final class LogRates {
    private static final int[] COMPANIES = {1, 10, 100};

    private LogRates() {}

    /** Starts the real parts, measures, prints, and ends them. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(System.getProperty("kontor.work"));
        int changes = Integer.getInteger("bench.changes", 10_000);
        try (Installation installation = Installation.start(
                work,
                work.resolve("programs"),
                List.of("kontor/demo", "kontor/bench/inside", "kontor/frachtpilot/BareRequests.class"),
                Map.of())) {
            Visitor visitor =
                    Visitor.signsIn(installation.portal().address(), DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
            rates(visitor, 1, Math.min(changes, 2000)); // To warm up.
            System.out.printf("%n%-12s | %18s | %18s%n", "companies", "entries appended/s", "entries checked/s");
            for (int companies : COMPANIES) {
                JsonObject rates = rates(visitor, companies, changes);
                System.out.printf(
                        Locale.ROOT,
                        "%-12d | %18.0f | %18.0f%n",
                        companies,
                        rates.getJsonNumber("entriesPerSecond").doubleValue(),
                        rates.getJsonNumber("checkedPerSecond").doubleValue());
            }
            System.out.printf(
                    "%d changes each (intent and outcome), 50 threads; checks one log after the other%n", changes);
        }
    }

    private static JsonObject rates(Visitor visitor, int companies, int changes) throws Exception {
        String json = visitor.get("bench/appends?companies=" + companies + "&changes=" + changes);
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
