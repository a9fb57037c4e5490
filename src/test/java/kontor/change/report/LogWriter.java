package kontor.change.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kontor.audit.GeneratedLog;
import kontor.audit.chain.Faults;
import kontor.audit.export.JsonLines;
import kontor.audit.export.LogExport;
import kontor.audit.export.LogFormat;
import kontor.audit.export.RangeCheck;
import kontor.change.story.Told;
import kontor.table.FileFormat;

/**
 * Writes a log that is made while it is written, in a process that may use little memory: {@code LogWriter <format>
 * <lines>}. Prints how many bytes the last collection of garbage left, and how many milliseconds it took.
 */
final class LogWriter {
    private static final Telling TELLING = new Telling(Locale.GERMANY, ZoneId.of("Europe/Berlin"), true, Told::plainly);

    private LogWriter() {}

    public static void main(String[] arguments) throws IOException {
        long started = System.nanoTime();
        LogFormat format = LogFormat.of(arguments[0]).orElseThrow();
        int lines = Integer.parseInt(arguments[1]);
        write(format, lines, OutputStream.nullOutputStream());
        System.gc();
        System.out.printf(Locale.ROOT, "%d %d%n", kept(), (System.nanoTime() - started) / 1_000_000);
    }

    private static void write(LogFormat format, int lines, OutputStream out) throws IOException {
        GeneratedLog log = new GeneratedLog();
        LogLines source = taking -> {
            for (int i = 0; i < lines; i++) {
                taking.take(log.next());
            }
        };
        switch (format) {
            case JSONL -> writeEntries(lines, out);
            case CSV -> LogWriting.writeTable(FileFormat.CSV, TELLING, source, out);
            case XLSX -> LogWriting.writeTable(FileFormat.XLSX, TELLING, source, out);
            case PDF -> {
                log.next();
                LogExport export = log.export("Hof Sonnental");
                PdfReport report = new PdfReport(
                        out,
                        export,
                        new FilterWords(export.filters(), TELLING, ""),
                        new RangeCheck.Result(1, 1, new Faults()),
                        Optional.empty());
                source.each(report::add);
                report.close();
            }
        }
    }

    private static void writeEntries(int lines, OutputStream out) throws IOException {
        GeneratedLog before = new GeneratedLog();
        before.next();
        JsonLines file = new JsonLines(out, before.export("Hof Sonnental"), List.of());
        GeneratedLog log = new GeneratedLog(entry -> {
            try {
                file.write(entry);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (int i = 0; i < lines; i++) {
            log.next();
        }
        file.close();
    }

    /** What the last collection of garbage has left behind. */
    private static long kept() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
