package kontor.change.report;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kontor.audit.LogEntry;
import kontor.audit.export.LogFormat;
import kontor.change.report.ReportHead.Part;

/**
 * A report as one PDF or, where it has more lines or pages than one should, as a ZIP of several, each with its first page.
 * Of a PDF that is being written it has to be kept in memory where each page begins, so one that grew with the log would
 * have no bound; nobody could read it either. The first PDF is kept until it is known whether it is the only one.
 */
final class PdfParts implements LogLines.Taking, Closeable {
    /** Some five hundred pages, and one megabyte, unless lines are very long. */
    static final int MOST_LINES = 5_000;

    private static final int MOST_PAGES = 1_000;

    private final LogFile file;
    private final ReportHead head;
    private final int mostLines;
    private final int mostPages;
    private ByteArrayOutputStream only = new ByteArrayOutputStream();
    private ZipOutputStream zip;
    private Part part = Part.FIRST;
    private PdfReport report;
    private long lines;

    PdfParts(LogFile file, ReportHead head) {
        this(file, head, MOST_LINES, MOST_PAGES);
    }

    /**
     * @param mostLines how many one PDF holds at most
     * @param mostPages after how many pages it is given no further line
     */
    PdfParts(LogFile file, ReportHead head, int mostLines, int mostPages) {
        this.file = file;
        this.head = head;
        this.mostLines = mostLines;
        this.mostPages = mostPages;
        this.report = new PdfReport(only, head, part);
    }

    @Override
    public void take(LogEntry line) throws IOException {
        if (lines + 1 - part.first() == mostLines || report.pages() > mostPages) {
            begin(new Part(part.number() + 1, lines + 1));
        }
        report.add(line);
        lines++;
    }

    private void begin(Part next) throws IOException {
        report.closeBefore(next);
        if (zip == null) {
            zip = new ZipOutputStream(file.begin("application/zip", "zip"));
            put(part);
            only.writeTo(zip);
            only = null;
        }
        zip.closeEntry();
        put(next);
        part = next;
        report = new PdfReport(zip, head, part);
    }

    private void put(Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(file.name() + "-" + part.number() + "." + LogFormat.PDF.ending()));
    }

    @Override
    public void close() throws IOException {
        report.close(lines);
        if (zip == null) {
            OutputStream out = file.begin(LogFormat.PDF);
            only.writeTo(out);
            out.close();
        } else {
            zip.close();
        }
    }
}
