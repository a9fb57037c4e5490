package kontor.change.report;

import java.util.Optional;
import kontor.audit.export.LogExport;
import kontor.audit.export.RangeCheck;
import kontor.audit.verification.Verification;

/**
 * What a report tells of besides the lines.
 *
 * @param words what was filtered by, and the language of the report
 * @param check what a check of the part that is exported has just shown
 * @param verification the last check of the whole log
 */
record ReportHead(LogExport export, FilterWords words, RangeCheck.Result check, Optional<Verification> verification) {
    /**
     * One of the files that a report of many lines consists of.
     *
     * @param number counted from 1
     * @param first the number of its first line, counted from 1 in the whole report
     */
    record Part(int number, long first) {
        static final Part FIRST = new Part(1, 1);

        boolean isFirst() {
            return number == 1;
        }
    }

    Telling telling() {
        return words.telling();
    }

    /** What a part of the report is called. */
    String title(Part part) {
        return part.isFirst()
                ? telling().text("log.export.pdf.title", export.companyName())
                : telling().text("log.export.pdf.title.part", export.companyName(), part.number());
    }
}
