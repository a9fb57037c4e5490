package kontor.change.report;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.OutputStream;
import java.util.List;
import kontor.audit.LogEntry;
import kontor.audit.export.LogExport;
import kontor.change.DifferenceRow;
import kontor.change.report.ReportHead.Part;
import kontor.change.story.Told;

/**
 * The log as a report to print: a first page that tells what it is and what a check has shown, then the lines by day. Pages go
 * out as they are full; what stays in memory is where each page begins in the file.
 */
final class PdfReport {
    static final float MARGIN = 48;
    static final float TIME_WIDTH = 56;
    static final float STATE_WIDTH = 84;
    static final int LONGEST_VALUE = 400;
    static final Color INK = new Color(0x1b, 0x1f, 0x24);
    static final Color QUIET = new Color(0x5b, 0x64, 0x70);
    static final Color QUIET_WASH = new Color(0xf1, 0xf3, 0xf5);
    static final Color HAIRLINE = new Color(0xd6, 0xda, 0xe0);
    static final Color ACCENT = new Color(0x00, 0x6d, 0x77);
    static final Color GOOD = new Color(0x1a, 0x6e, 0x3c);
    static final Color GOOD_WASH = new Color(0xe7, 0xf5, 0xec);
    static final Color BAD = new Color(0xa8, 0x1e, 0x1e);
    static final Color BAD_WASH = new Color(0xfc, 0xe9, 0xe8);

    private static final float HEAD_ROOM = 36;
    private static final int MOST_FIELDS = 40;
    private static final float SIZE = 9;

    private final Telling telling;
    private final PdfText text = new PdfText();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 6);
    private final float width = PageSize.A4.getWidth() - 2 * MARGIN;
    private final Part part;
    private final PdfWriter writer;
    private String day;

    /** @param part which of several it is, or the first where it is the only one */
    PdfReport(OutputStream out, ReportHead head, Part part) {
        this.part = part;
        telling = head.telling();
        LogExport export = head.export();
        writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.setPageEvent(new PdfFrame(telling, text, export.companyName(), proof(export)));
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(telling.locale().toLanguageTag()));
        document.addTitle(head.title(part));
        document.addCreator("Kontor");
        document.open();
        new PdfCover(head, part, text).write(document);
        document.setMargins(MARGIN, MARGIN, MARGIN + HEAD_ROOM, MARGIN + 6);
        document.newPage();
    }

    private String proof(LogExport export) {
        return telling.text(
                "log.export.pdf.proof",
                Long.toString(export.checkpoint().checkpoint().sequence()));
    }

    void add(LogEntry line) {
        String on = telling.day(line.happenedAt());
        PdfPTable table = new PdfPTable(new float[] {TIME_WIDTH, width - TIME_WIDTH - STATE_WIDTH, STATE_WIDTH});
        table.setWidthPercentage(100);
        table.setSplitLate(true);
        if (!on.equals(day)) {
            day = on;
            table.addCell(dayCell(on));
            table.setKeepTogether(true);
        }
        table.addCell(small(telling.time(line.happenedAt()), QUIET, Element.ALIGN_LEFT));
        table.addCell(what(line));
        table.addCell(small(telling.state(line), colour(line), Element.ALIGN_RIGHT));
        document.add(table);
    }

    /** As a paragraph, so that it stands on the line of what is beside it. */
    private PdfPCell small(String words, Color colour, int alignment) {
        PdfPCell cell = cell(null);
        Paragraph paragraph = paragraph();
        paragraph.setAlignment(alignment);
        paragraph.add(new Chunk(words, text.regular(SIZE, colour)));
        cell.addElement(paragraph);
        return cell;
    }

    private PdfPCell dayCell(String on) {
        PdfPCell cell = cell(new Phrase(on, text.bold(10, INK)));
        cell.setColspan(3);
        cell.setPaddingTop(12);
        return cell;
    }

    private PdfPCell what(LogEntry line) {
        PdfPCell cell = cell(null);
        Paragraph sentence = paragraph();
        sentence.add(chunk(line.entry().getActorName(), text.bold(SIZE, INK)));
        Told story = telling.told(line);
        sentence.add(chunk(" " + story.sentence(), text.regular(SIZE, INK)));
        cell.addElement(sentence);
        boolean rightToLeft = PdfText.isRightToLeft(sentence.getContent());
        if (telling.opened() && line.images().reason() != null) {
            Paragraph reason = paragraph();
            reason.add(chunk(telling.text("log.export.pdf.reason", line.images().reason()), text.regular(SIZE, QUIET)));
            cell.addElement(reason);
            rightToLeft |= PdfText.isRightToLeft(reason.getContent());
        }
        List<DifferenceRow> changes = story.difference();
        for (DifferenceRow change : changes.stream().limit(MOST_FIELDS).toList()) {
            Paragraph told = told(change);
            cell.addElement(told);
            rightToLeft |= PdfText.isRightToLeft(told.getContent());
        }
        if (changes.size() > MOST_FIELDS) {
            Paragraph more = paragraph();
            more.add(chunk(
                    telling.text("log.export.pdf.moreFields", changes.size() - MOST_FIELDS),
                    text.regular(SIZE, QUIET)));
            cell.addElement(more);
        }
        String altered = telling.altered(line);
        if (altered != null) {
            Paragraph warning = paragraph();
            warning.add(chunk(altered, text.bold(SIZE, BAD)));
            cell.addElement(warning);
        }
        Paragraph origin = paragraph();
        origin.add(chunk(origin(line), text.regular(7, QUIET)));
        cell.addElement(origin);
        if (rightToLeft) {
            cell.setRunDirection(PdfWriter.RUN_DIRECTION_LTR);
        }
        return cell;
    }

    private Paragraph told(DifferenceRow change) {
        Paragraph told = paragraph();
        told.setIndentationLeft(8);
        told.add(chunk(change.name() + ": ", text.regular(SIZE, QUIET)));
        if (!change.before().isEmpty()) {
            told.add(chunk(change.before(), text.struck(SIZE, BAD)).setBackground(BAD_WASH, 1, 1, 1, 1));
        }
        told.add(new Chunk(" → ", text.regular(SIZE, QUIET)));
        if (!change.after().isEmpty()) {
            told.add(chunk(change.after(), text.regular(SIZE, GOOD)).setBackground(GOOD_WASH, 1, 1, 1, 1));
        }
        return told;
    }

    /** What finds the entry again, and tells it from any other. */
    private String origin(LogEntry line) {
        String number = telling.text(
                "log.export.pdf.entry",
                Long.toString(line.entry().getSequence()),
                line.entry().getHashHex().substring(0, 16));
        return line.entry().getOriginAddress() == null
                ? number
                : number + " · " + line.entry().getOriginAddress();
    }

    private static Color colour(LogEntry line) {
        return switch (line.state()) {
            case APPLIED -> GOOD;
            case REJECTED -> BAD;
            default -> QUIET;
        };
    }

    private Chunk chunk(String words, Font font) {
        return new Chunk(text.shown(words, LONGEST_VALUE), font);
    }

    private Paragraph paragraph() {
        Paragraph paragraph = new Paragraph("", text.regular(SIZE, INK));
        paragraph.setLeading(SIZE * 1.4f);
        return paragraph;
    }

    private static PdfPCell cell(Phrase phrase) {
        PdfPCell cell = phrase == null ? new PdfPCell() : new PdfPCell(phrase);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.5f);
        cell.setBorderColor(HAIRLINE);
        cell.setPadding(0);
        cell.setPaddingTop(1);
        cell.setPaddingBottom(5);
        return cell;
    }

    /** How many pages have been begun. */
    int pages() {
        return writer.getPageNumber();
    }

    /** Ends a part that another follows. */
    void closeBefore(Part next) {
        close(telling.text("log.export.pdf.continues", next.number()));
    }

    /**
     * Ends the report.
     *
     * @param lines how many it has, in all of its parts
     */
    void close(long lines) {
        close(
                part.isFirst()
                        ? telling.text("log.export.pdf.end", lines)
                        : telling.text("log.export.pdf.end.parts", lines, part.number()));
    }

    private void close(String words) {
        Paragraph end = paragraph();
        end.setSpacingBefore(14);
        end.add(chunk(words, text.regular(SIZE, QUIET)));
        document.add(end);
        document.close();
    }
}
