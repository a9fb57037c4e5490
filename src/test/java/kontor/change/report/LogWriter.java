package kontor.change.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kontor.audit.GeneratedLog;
import kontor.audit.chain.Faults;
import kontor.audit.chain.Verdict;
import kontor.audit.export.JsonLines;
import kontor.audit.export.LogExport;
import kontor.audit.export.LogFormat;
import kontor.audit.export.RangeCheck;
import kontor.change.story.Told;
import kontor.table.FileFormat;

/**
 * Writes a log that is made while it is written, in a process that may use little memory: {@code LogWriter <format> <few>
 * <many>}. Prints how many bytes are in use once few lines are written, and once many are: the least of what is seen in the
 * lines before, since a look may meet what is on its way out.
 */
final class LogWriter {
    private static final Telling TELLING = new Telling(Locale.GERMANY, ZoneId.of("Europe/Berlin"), true, Told::plainly);

    private static final int LOOKS = 10;
    private static final int LINES_BETWEEN_LOOKS = 50;

    private final int few;
    private final int many;
    private long least = Long.MAX_VALUE;

    private LogWriter(int few, int many) {
        this.few = few;
        this.many = many;
    }

    public static void main(String[] arguments) throws IOException {
        LogFormat format = LogFormat.of(arguments[0]).orElseThrow();
        new LogWriter(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                .write(format, OutputStream.nullOutputStream());
    }

    private void write(LogFormat format, OutputStream out) throws IOException {
        switch (format) {
            case JSONL -> writeEntries(out);
            case CSV -> LogWriting.writeTable(FileFormat.CSV, TELLING, this::lines, out);
            case XLSX -> LogWriting.writeTable(FileFormat.XLSX, TELLING, this::lines, out);
            case PDF -> writeReport(out);
        }
    }

    private void lines(LogLines.Taking taking) throws IOException {
        GeneratedLog log = new GeneratedLog();
        for (int i = 1; i <= many; i++) {
            taking.take(log.next());
            look(i);
        }
    }

    private void writeReport(OutputStream out) throws IOException {
        GeneratedLog before = new GeneratedLog();
        before.next();
        LogExport export = before.export("Hof Sonnental");
        PdfParts parts = new PdfParts(
                new WrittenFile(out),
                new ReportHead(
                        export,
                        new FilterWords(export.filters(), TELLING, "", ""),
                        new RangeCheck.Result(Verdict.PROVEN, 1, 1, new Faults()),
                        Optional.empty()));
        lines(parts);
        parts.close();
    }

    private void writeEntries(OutputStream out) throws IOException {
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
        for (int i = 1; i <= many; i++) {
            log.next();
            look(i);
        }
        file.close();
    }

    private void look(int written) {
        int ahead = (written <= few ? few : many) - written;
        if (ahead % LINES_BETWEEN_LOOKS == 0 && ahead / LINES_BETWEEN_LOOKS < LOOKS) {
            least = Math.min(least, inUse());
        }
        if (ahead == 0) {
            System.out.println(least);
            least = Long.MAX_VALUE;
        }
    }

    /** Without what waits to be cleaned up, which one collection leaves. */
    private static long inUse() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
