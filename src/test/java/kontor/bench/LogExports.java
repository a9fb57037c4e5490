package kontor.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kontor.audit.export.LogFormat;
import kontor.demo.DemoPeople;
import kontor.launch.Installation;
import kontor.launch.Visitor;

/**
 * How fast a short and a long log are exported in each format, and how much of the portal's heap is in use meanwhile after
 * its garbage is collected, at most. Prints a table; times are of this machine, the long log's memory is to be that of the
 * short one.
 */
public final class LogExports {
    private static final int FEW = 1_000;
    /** The most of a few looks would be less than the most of many, whatever is looked at. */
    private static final int LEAST_LOOKS = 20;
    /** Collecting garbage all the time would be what is measured. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Installation installation;
    private final Visitor visitor;

    private LogExports(Installation installation, Visitor visitor) {
        this.installation = installation;
        this.visitor = visitor;
    }

    /** Starts the real parts, measures, prints, and ends them. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(System.getProperty("kontor.work"));
        int many = Integer.getInteger("bench.exported", 1_000_000);
        try (Installation installation = Installation.start(
                work, work.resolve("programs"), LogFilling.ADDITIONS, Map.of("KONTOR_CHECKPOINT_MINUTES", "100000"))) {
            Visitor visitor =
                    Visitor.signsIn(installation.portal().address(), DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
            visitor.waits(Duration.ofHours(1));
            LogExports exports = new LogExports(installation, visitor);
            exports.measure(FEW, false); // To warm up.
            System.out.printf(
                    "%n%-12s %10s | %10s | %10s | %14s%n",
                    "format", "entries", "entries/s", "MB sent", "MB of the heap");
            exports.measure(FEW, true);
            exports.measure(many, true);
        }
    }

    /** Exports the log in each format, over and over until it was looked at often enough. */
    private void measure(int entries, boolean prints) throws Exception {
        long company = log(entries);
        for (LogFormat format : LogFormat.values()) {
            long started = System.nanoTime();
            long heap = 0;
            long written = 0;
            CompletableFuture<Long> bytes = CompletableFuture.completedFuture(0L);
            for (int looks = 0; looks < LEAST_LOOKS || !bytes.isDone(); looks++) {
                if (bytes.isDone()) {
                    bytes = CompletableFuture.supplyAsync(() -> export(company, format));
                    written += entries;
                }
                heap = Math.max(heap, Long.parseLong(visitor.get("bench/heap").strip()));
                await(bytes);
            }
            bytes.get();
            if (prints) {
                print(format, entries, written * 1e9 / (System.nanoTime() - started), bytes.get(), heap);
            }
        }
    }

    private static void await(CompletableFuture<Long> bytes) throws InterruptedException {
        try {
            bytes.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Not yet, or asked again at the end.
        }
    }

    /** A log of its own with so many entries, which the visitor may read. */
    private long log(int entries) throws Exception {
        LogFilling.of(entries, 1, installation, visitor);
        long company = installation.number("select max(id) from company");
        installation.change(
                "insert into membership (id, company_id, user_id, role) select next value for membership_seq, "
                        + company + ", id, 'AUDITOR' from portal_user where sign_in_name = '" + DemoPeople.ADMINISTRATOR
                        + "'");
        return company;
    }

    private long export(long company, LogFormat format) {
        try {
            return visitor.fetch(
                    "audit/export?company=" + company,
                    "audit/export/file",
                    Map.of("company", Long.toString(company), "format", format.ending()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void print(LogFormat format, int entries, double perSecond, long bytes, long heap) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %10d | %10.0f | %10.1f | %14.1f%n",
                format.label(),
                entries,
                perSecond,
                bytes / 1e6,
                heap / 1e6);
    }
}
