package kontor.change.report;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;

/** What can be read in a PDF. */
public final class ReportText {
    private ReportText() {}

    /** Of all pages, in the order in which it was written, with single spaces. */
    public static String of(byte[] pdf) throws IOException {
        PdfReader reader = new PdfReader(pdf);
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(of(reader, page)).append(' ');
        }
        return text.toString();
    }

    /** Of a page, counted from 1. */
    static String of(byte[] pdf, int page) throws IOException {
        return of(new PdfReader(pdf), page);
    }

    private static String of(PdfReader reader, int page) throws IOException {
        return new PdfTextExtractor(reader).getTextFromPage(page).replaceAll("\\s+", " ");
    }
}
