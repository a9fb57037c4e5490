package kontor.change.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import kontor.audit.LogEntry;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.export.JsonLines;
import kontor.audit.export.LogExport;
import kontor.audit.export.LogFormat;
import kontor.audit.export.LogReading;
import kontor.audit.export.RangeCheck;
import kontor.audit.search.AccountAccesses;
import kontor.audit.search.Choices;
import kontor.audit.verification.Verifications;
import kontor.company.access.Internal;
import kontor.table.Cell;
import kontor.table.FileFormat;
import kontor.table.TableFile;

/** Writes an export in each format, as it reads it. A file is ended only when all of it is there. */
@ApplicationScoped
@Internal("the export of a log")
public class LogWriting {
    @Inject
    private AccountAccesses accesses;

    @Inject
    private LogReading reading;

    @Inject
    private RangeCheck check;

    @Inject
    private Verifications verifications;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private Choices choices;

    void write(LogExport export, LogFormat format, Telling telling, LogFile file) throws IOException {
        switch (format) {
            case JSONL -> writeEntries(export, file.begin(format));
            case CSV -> writeTable(FileFormat.CSV, telling, lines(export), file.begin(format));
            case XLSX -> writeTable(FileFormat.XLSX, telling, lines(export), file.begin(format));
            case PDF -> writeReport(export, telling, file);
        }
    }

    private void writeEntries(LogExport export, OutputStream out) throws IOException {
        JsonLines file = new JsonLines(out, export, checkpoints.all(export.company()));
        for (long at = export.before(); at < export.reach(); ) {
            LogReading.Batch<String> batch = reading.entries(export, at);
            for (String line : batch.content()) {
                file.write(line);
            }
            at = batch.reached();
        }
        file.close();
    }

    static void writeTable(FileFormat format, Telling telling, LogLines lines, OutputStream out) throws IOException {
        LogTable table = new LogTable(telling);
        TableFile file = format.begin(out, telling.text("log.title"), table.heads(), telling.locale());
        try {
            lines.each(line -> file.write(table.row(line)));
        } catch (RuntimeException e) {
            if (format == FileFormat.CSV) { // Nothing else tells one that breaks off from one that ends.
                file.write(List.of(Cell.text(telling.text("log.export.brokenOff"))));
                file.close();
            }
            throw e;
        }
        file.close();
    }

    private void writeReport(LogExport export, Telling telling, LogFile file) throws IOException {
        FilterWords words = new FilterWords(export.filters(), telling, person(export), account(export));
        PdfParts parts = new PdfParts(
                file, new ReportHead(export, words, check.of(export), verifications.latestDone(export.company())));
        lines(export).each(parts);
        parts.close();
    }

    /** The name of the person that lines are chosen by. */
    private String person(LogExport export) {
        return export.filters()
                .person()
                .map(id -> choices.people(export.query().company()).getOrDefault(id, id.toString()))
                .orElse("");
    }

    /** The label of the access whose account lines are chosen by. */
    private String account(LogExport export) {
        return export.filters()
                .credential()
                .map(id -> accesses.labels(export.company()).getOrDefault(id, id.toString()))
                .orElse("");
    }

    private LogLines lines(LogExport export) {
        return taking -> {
            for (long at = export.before(); at < export.last(); ) {
                LogReading.Batch<LogEntry> batch = reading.lines(export, at);
                for (LogEntry line : batch.content()) {
                    taking.take(line);
                }
                at = batch.reached();
            }
        };
    }
}
