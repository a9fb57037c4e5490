package kontor.change.report;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.util.Base64;
import java.util.HexFormat;
import kontor.audit.chain.Checkpoint;
import kontor.audit.chain.Fault;
import kontor.audit.export.LogExport;
import kontor.audit.export.RangeCheck;
import kontor.audit.verification.Verification;
import kontor.change.report.ReportHead.Part;

/** A report's first page: what it is of, what of that is shown to be as it was recorded, and how to check it without Kontor. */
final class PdfCover {
    private static final int MOST_FAULTS = 12;
    private static final int SIGNATURE_SHOWN = 24;
    private static final float[] FACTS = {26, 74};

    private final ReportHead head;
    private final Part part;
    private final LogExport export;
    private final RangeCheck.Result check;
    private final Telling telling;
    private final PdfText text;

    PdfCover(ReportHead head, Part part, PdfText text) {
        this.head = head;
        this.part = part;
        this.export = head.export();
        this.check = head.check();
        this.telling = head.telling();
        this.text = text;
    }

    void write(Document document) {
        document.add(paragraph("Kontor", text.bold(10, PdfReport.ACCENT), 0, 64));
        document.add(paragraph(head.title(part), text.bold(22, PdfReport.INK), 0, 22));
        document.add(facts());
        document.add(heading("log.export.pdf.integrity"));
        document.add(verdict());
        document.add(heading("log.export.checkpoint"));
        document.add(checkpoint());
        document.add(heading("log.export.pdf.howTo"));
        document.add(paragraph(telling.text("log.export.pdf.howTo.text"), text.regular(9, PdfReport.INK), 4, 6));
        document.add(paragraph(
                "java -jar kontor.war verify --key kontor-"
                        + export.checkpoint().checkpoint().key() + ".pem log.jsonl",
                text.mono(8, PdfReport.INK),
                0,
                0));
    }

    private PdfPTable facts() {
        PdfPTable table = table();
        fact(table, "log.filter.company", export.companyName());
        fact(table, "log.export.scope", head.words().scope());
        fact(table, "log.export.period", head.words().period());
        fact(
                table,
                "log.export.entries",
                export.first() == 0
                        ? telling.text("log.none")
                        : telling.text("log.export.entries.range", export.first(), export.last()));
        if (!part.isFirst()) {
            fact(table, "log.export.pdf.part", telling.text("log.export.pdf.part.from", part.number(), part.first()));
        }
        fact(table, "log.export.contents", telling.text(telling.opened() ? "log.export.opened" : "log.export.closed"));
        fact(table, "log.export.madeAt", telling.moment(export.madeAt()));
        fact(table, "log.export.madeBy", export.madeBy());
        return table;
    }

    private PdfPTable verdict() {
        PdfPTable table = new PdfPTable(1);
        table.setWidthPercentage(100);
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.LEFT);
        cell.setBorderWidthLeft(3);
        cell.setBorderColorLeft(colour());
        cell.setBackgroundColor(wash());
        cell.setPadding(8);
        cell.addElement(paragraph(
                telling.text("log.export." + check.verdict().key(), check.checked()), text.bold(10, colour()), 0, 2));
        if (check.faults().count() == 0) {
            cell.addElement(paragraph(covered(), text.regular(9, PdfReport.INK), 0, 2));
        }
        head.verification()
                .ifPresent(last -> cell.addElement(paragraph(whole(last), text.regular(9, PdfReport.INK), 0, 2)));
        for (Fault fault : check.faults().first().stream().limit(MOST_FAULTS).toList()) {
            cell.addElement(paragraph(fault(fault), text.regular(9, PdfReport.INK), 0, 0));
        }
        if (check.faults().count() > MOST_FAULTS) {
            cell.addElement(paragraph(
                    telling.text("log.export.faults.more", check.faults().count() - MOST_FAULTS),
                    text.regular(9, PdfReport.INK),
                    0,
                    0));
        }
        table.addCell(cell);
        return table;
    }

    private Color colour() {
        return switch (check.verdict()) {
            case PROVEN -> PdfReport.GOOD;
            case UNCONFIRMED -> PdfReport.QUIET;
            case TAMPERED, UNREADABLE -> PdfReport.BAD;
        };
    }

    private Color wash() {
        return switch (check.verdict()) {
            case PROVEN -> PdfReport.GOOD_WASH;
            case UNCONFIRMED -> PdfReport.QUIET_WASH;
            case TAMPERED, UNREADABLE -> PdfReport.BAD_WASH;
        };
    }

    private String covered() {
        return check.covered() == 0
                ? telling.text("log.export.covered.none")
                : telling.text("log.export.covered", check.covered());
    }

    private String whole(Verification last) {
        return telling.text(
                "log.export.whole." + last.getVerdict().key(),
                telling.moment(last.getEndedAt()),
                last.getChecked(),
                last.getCovered());
    }

    private String fault(Fault fault) {
        return telling.text("verification.fault." + fault.kind().key(), fault.sequence());
    }

    private PdfPTable checkpoint() {
        Checkpoint checkpoint = export.checkpoint().checkpoint();
        PdfPTable table = table();
        fact(table, "log.export.checkpoint.sequence", telling.text("log.export.number", checkpoint.sequence()));
        fact(
                table,
                "log.export.column.hash",
                new Phrase(HexFormat.of().formatHex(checkpoint.hash()), text.mono(8, PdfReport.INK)));
        fact(table, "log.export.checkpoint.issuedAt", telling.moment(checkpoint.issuedAt()));
        fact(table, "log.export.checkpoint.keyId", new Phrase(checkpoint.key(), text.mono(8, PdfReport.INK)));
        String signature =
                Base64.getEncoder().encodeToString(export.checkpoint().signature());
        fact(
                table,
                "log.export.checkpoint.signature",
                new Phrase(signature.substring(0, SIGNATURE_SHOWN) + "…", text.mono(8, PdfReport.INK)));
        return table;
    }

    private static PdfPTable table() {
        PdfPTable table = new PdfPTable(FACTS);
        table.setWidthPercentage(100);
        return table;
    }

    private void fact(PdfPTable table, String key, String value) {
        fact(table, key, new Phrase(text.shown(value, PdfReport.LONGEST_VALUE), text.regular(9, PdfReport.INK)));
    }

    private void fact(PdfPTable table, String key, Phrase value) {
        table.addCell(cell(new Phrase(telling.text(key), text.regular(9, PdfReport.QUIET))));
        table.addCell(cell(value));
    }

    private static PdfPCell cell(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.5f);
        cell.setBorderColor(PdfReport.HAIRLINE);
        cell.setPadding(0);
        cell.setPaddingTop(4);
        cell.setPaddingBottom(5);
        if (PdfText.isRightToLeft(phrase.getContent())) {
            cell.setRunDirection(PdfWriter.RUN_DIRECTION_LTR);
        }
        return cell;
    }

    private Paragraph heading(String key) {
        return paragraph(telling.text(key), text.bold(12, PdfReport.INK), 22, 6);
    }

    private Paragraph paragraph(String words, Font font, float before, float after) {
        Paragraph paragraph = new Paragraph(text.shown(words, PdfReport.LONGEST_VALUE * 3), font);
        paragraph.setLeading(font.getSize() * 1.4f);
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }
}
