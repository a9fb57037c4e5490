package kontor.bench;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import kontor.demo.DemoPeople;
import kontor.launch.Folder;
import kontor.launch.Installation;
import kontor.launch.Visitor;

/**
 * How long searches in a log of millions of entries take: the first page, and one from the middle, in one company and across
 * a hundred. The log is generated first; {@code bench.entries} says how long it is to be. Measured within the portal, with
 * the lines opened, so that no page is rendered; and prints along which indexes the database goes. With {@code bench.keep}
 * the log stays, for the next run that is asked to keep it.
 */
public final class AuditLogSearch {
    private static final long ENTRIES = Long.getLong("bench.entries", 10_000_000L);
    private static final long BUFFER_BYTES = 2L << 30;
    private static final int COMPANIES = 100;
    /** It must not sign and check what is written past it. */
    private static final Map<String, String> SETTINGS = Map.of("KONTOR_CHECKPOINT_MINUTES", "100000");

    private final Installation installation;
    private final Visitor visitor;

    private AuditLogSearch(Installation installation, Visitor visitor) {
        this.installation = installation;
        this.visitor = visitor;
    }

    /** Starts the real parts, fills the log, measures, prints, and ends them. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(System.getProperty("kontor.work"));
        Path folder = work.resolve("log");
        Path kept = folder.resolve("kept-" + ENTRIES);
        boolean keep = Boolean.getBoolean("bench.keep");
        boolean again = keep && Files.exists(kept);
        if (!again) {
            Folder.delete(folder);
        }
        Path programs = work.resolve("programs");
        try (Installation installation = again
                ? Installation.startAgain(folder, programs, LogFilling.ADDITIONS, SETTINGS)
                : Installation.start(folder, programs, LogFilling.ADDITIONS, SETTINGS)) {
            Visitor visitor =
                    Visitor.signsIn(installation.portal().address(), DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
            visitor.waits(Duration.ofHours(2));
            AuditLogSearch bench = new AuditLogSearch(installation, visitor);
            installation.change("set global innodb_buffer_pool_size = " + BUFFER_BYTES);
            if (again) {
                visitor.get("bench/log?do=again&lines=" + ENTRIES / 2);
            } else {
                bench.fill();
                Files.createFile(kept);
            }
            bench.measure();
        }
        if (!keep) {
            Folder.delete(folder);
        }
    }

    private void fill() throws Exception {
        LogFilling filling = LogFilling.of(ENTRIES, COMPANIES, installation, visitor);
        System.out.printf(
                Locale.ROOT,
                "%n%d entries of %d companies generated in %.0f s (%.0f a second), terms and indexes in %.0f s more%n",
                ENTRIES,
                COMPANIES,
                filling.written(),
                ENTRIES / filling.written(),
                filling.indexed());
        System.out.printf(
                Locale.ROOT,
                "%d terms, %d MB of tables%n",
                installation.number("select count(*) from audit_term"),
                installation.number("select sum(data_length + index_length) / 1048576 from information_schema.tables"
                        + " where table_schema = 'kontor'"));
    }

    private void measure() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%n%-28s %5s | %15s | %15s | %15s | %15s | %s%n",
                "search (ms: median, max)",
                "lines",
                "one company",
                "from the middle",
                "100 companies",
                "from the middle",
                "keys");
        // One by one, so that what was measured is told whatever comes after.
        for (JsonString shape : json("bench/log?do=shapes").asJsonArray().getValuesAs(JsonString.class)) {
            JsonObject row = json("bench/log?do=search&shape="
                            + URLEncoder.encode(shape.getString(), StandardCharsets.UTF_8))
                    .asJsonObject();
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %5d | %s | %s | %s | %s | %s%n",
                    row.getString("shape"),
                    row.getInt("lines"),
                    pair(row.getJsonArray("one")),
                    pair(row.getJsonArray("oneDeep")),
                    pair(row.getJsonArray("all")),
                    pair(row.getJsonArray("allDeep")),
                    row.getString("keys"));
        }
    }

    private JsonValue json(String address) throws Exception {
        try (JsonReader reader = Json.createReader(new StringReader(visitor.get(address)))) {
            return reader.readValue();
        }
    }

    private static String pair(JsonArray times) {
        if (times.getJsonNumber(0).doubleValue() < 0) {
            return "   given up    ";
        }
        return String.format(
                Locale.ROOT,
                "%7.1f %7.1f",
                times.getJsonNumber(0).doubleValue(),
                times.getJsonNumber(1).doubleValue());
    }
}
