package kontor.change.report;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;

/** What stands around each page of a report: whose log it is, the columns' heads, and the page's number. */
final class PdfFrame extends PdfPageEventHelper {
    private static final float LINE = 0.5f;
    private static final float NUMBER = 8;
    private static final float ROOM_FOR_TOTAL = 30;

    private final Telling telling;
    private final PdfText text;
    private final String company;
    private final String proof;
    private PdfTemplate total;

    /** @param proof what the report is confirmed by, in short */
    PdfFrame(Telling telling, PdfText text, String company, String proof) {
        this.telling = telling;
        this.text = text;
        this.company = company;
        this.proof = proof;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(ROOM_FOR_TOTAL, NUMBER * 2);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        Rectangle page = document.getPageSize();
        float left = PdfReport.MARGIN;
        float right = page.getWidth() - PdfReport.MARGIN;
        PdfContentByte canvas = writer.getDirectContent();
        if (writer.getPageNumber() > 1) {
            head(canvas, left, right, page.getHeight());
        }
        foot(writer, canvas, left, right);
    }

    private void head(PdfContentByte canvas, float left, float right, float height) {
        float top = height - PdfReport.MARGIN;
        at(canvas, Element.ALIGN_LEFT, left, top, new Phrase(text.shown(company, 60), text.bold(8, PdfReport.QUIET)));
        at(
                canvas,
                Element.ALIGN_RIGHT,
                right,
                top,
                new Phrase(telling.text("log.title"), text.regular(8, PdfReport.QUIET)));
        float heads = top - 22;
        at(canvas, Element.ALIGN_LEFT, left, heads, head("log.export.pdf.time"));
        at(canvas, Element.ALIGN_LEFT, left + PdfReport.TIME_WIDTH, heads, head("log.export.pdf.what"));
        at(canvas, Element.ALIGN_RIGHT, right, heads, head("log.filter.state"));
        rule(canvas, left, right, heads - 5);
    }

    private Phrase head(String key) {
        return new Phrase(telling.text(key), text.bold(8, PdfReport.INK));
    }

    private void foot(PdfWriter writer, PdfContentByte canvas, float left, float right) {
        float bottom = PdfReport.MARGIN - 14;
        rule(canvas, left, right, bottom + 12);
        at(canvas, Element.ALIGN_LEFT, left, bottom, new Phrase(proof, text.regular(7, PdfReport.QUIET)));
        String page = telling.text("log.export.pdf.page", Integer.toString(writer.getPageNumber()));
        float width = total.getWidth();
        at(canvas, Element.ALIGN_RIGHT, right - width, bottom, new Phrase(page, text.regular(NUMBER, PdfReport.QUIET)));
        canvas.addTemplate(total, right - width, bottom);
    }

    private static void at(PdfContentByte canvas, int side, float x, float y, Phrase phrase) {
        ColumnText.showTextAligned(canvas, side, phrase, x, y, 0);
    }

    private static void rule(PdfContentByte canvas, float left, float right, float y) {
        canvas.saveState();
        canvas.setLineWidth(LINE);
        canvas.setColorStroke(PdfReport.HAIRLINE);
        canvas.moveTo(left, y);
        canvas.lineTo(right, y);
        canvas.stroke();
        canvas.restoreState();
    }

    /** Only now is it known how many pages there are. */
    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        int pages = writer.getPageNumber() - 1;
        at(
                total,
                Element.ALIGN_LEFT,
                3,
                0,
                new Phrase(
                        telling.text("log.export.pdf.pages", Integer.toString(pages)),
                        text.regular(NUMBER, PdfReport.QUIET)));
    }
}
