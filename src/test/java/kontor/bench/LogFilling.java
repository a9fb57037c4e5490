package kontor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kontor.launch.Installation;
import kontor.launch.Visitor;

/**
 * Fills the log with generated entries, by the portal's own means.
 *
 * @param written how many seconds it took to write them
 * @param indexed how many more it took to sort their terms and make the indexes
 */
record LogFilling(double written, double indexed) {
    /** What the WAR needs for it, besides the demo. */
    static final List<String> ADDITIONS = List.of(
            "kontor/demo",
            "kontor/bench/inside",
            "kontor/frachtpilot/BareRequests.class",
            "kontor/audit/GeneratedEntries.class",
            "kontor/audit/search/SearchPlans.class");

    private static final int WORKERS = 2;
    private static final long SLICE = 10_000;

    /** @param entries how many, of which two are of one line */
    static LogFilling of(long entries, int companies, Installation installation, Visitor visitor) throws Exception {
        long lines = entries / 2;
        installation.change("set global innodb_flush_log_at_trx_commit = 0");
        long started = System.nanoTime();
        visitor.get("bench/log?do=begin&lines=" + lines + "&companies=" + companies);
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            for (long from = 0; from < lines; from += SLICE) {
                List<Callable<String>> work = new ArrayList<>();
                for (int worker = 0; worker < WORKERS; worker++) {
                    String address = "bench/log?do=fill&from=" + from + "&until=" + Math.min(lines, from + SLICE)
                            + "&worker=" + worker + "&workers=" + WORKERS;
                    work.add(() -> visitor.get(address));
                }
                for (Future<String> done : workers.invokeAll(work)) {
                    done.get();
                }
            }
        } finally {
            workers.shutdown();
        }
        double written = (System.nanoTime() - started) / 1e9;
        visitor.get("bench/log?do=end");
        installation.change("set global innodb_flush_log_at_trx_commit = 1");
        return new LogFilling(written, (System.nanoTime() - started) / 1e9 - written);
    }
}
