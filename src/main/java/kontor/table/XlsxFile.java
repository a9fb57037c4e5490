package kontor.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kontor.limit.PlainNumber;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook with one sheet whose first row stays in sight, and further ones where a sheet can't hold more rows. Text is
 * stored as text, so that nothing in it is ever taken for a formula.
 */
final class XlsxFile implements TableFile {
    /** Rows are held until so many have come, to measure the columns by. */
    private static final int MEASURED_ROWS = 200;

    private static final int NARROWEST = 9;
    private static final int WIDEST = 50;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_SHEET_NAME = 31;
    /** Spreadsheets know no days before it. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private final Workbook workbook;
    private final String name;
    private final List<String> heads;
    private final String day;
    private final int mostRows;
    private Worksheet sheet;
    private int sheets;
    private int[] widths;
    private int row;

    XlsxFile(OutputStream out, String name, List<String> heads, Locale locale) {
        this(out, name, heads, locale, Worksheet.MAX_ROWS);
    }

    /** @param mostRows of a sheet, its head included */
    XlsxFile(OutputStream out, String name, List<String> heads, Locale locale, int mostRows) {
        this.workbook = new Workbook(out, "Kontor", null);
        this.name = name;
        this.heads = List.copyOf(heads);
        this.day = Locale.GERMAN.getLanguage().equals(locale.getLanguage()) ? "dd.mm.yyyy" : "dd/mm/yyyy";
        this.mostRows = mostRows;
        beginSheet();
    }

    private void beginSheet() {
        sheets++;
        sheet = workbook.newWorksheet(sheetName(name, sheets == 1 ? "" : " (" + sheets + ")"));
        row = 0;
        widths = heads.stream().mapToInt(head -> head.length() + 2).toArray();
        for (int column = 0; column < heads.size(); column++) {
            text(column, heads.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    private static String sheetName(String name, String number) {
        String allowed = name.replaceAll("[\\[\\]:*?/\\\\'\\p{Cntrl}]", " ").strip();
        String begin = allowed.isEmpty() ? "Kontor" : allowed;
        return begin.substring(0, Math.min(LONGEST_SHEET_NAME - number.length(), begin.length())) + number;
    }

    @Override
    public void write(List<Cell> cells) throws IOException {
        if (row == mostRows) {
            endSheet();
            beginSheet();
        }
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        if (row % MEASURED_ROWS == 0) {
            flush();
        }
        row++;
    }

    private void write(int column, Cell cell) {
        if (cell instanceof Cell.Text text) {
            text(column, text.text());
        } else if (cell instanceof Cell.Number number) {
            sheet.value(row, column, number.number());
            if (number.number().scale() > 0) {
                format(column, "0." + "0".repeat(number.number().scale()));
            }
            measure(column, PlainNumber.of(number.number()).length());
        } else if (cell instanceof Cell.Day date) {
            if (date.day().isBefore(FIRST_DAY)) {
                text(column, date.day().toString());
                return;
            }
            sheet.value(row, column, date.day());
            format(column, day);
            measure(column, day.length());
        } else if (cell instanceof Cell.Moment moment) {
            if (moment.moment().toLocalDate().isBefore(FIRST_DAY)) {
                text(column, moment.moment().toString());
                return;
            }
            sheet.value(row, column, moment.moment());
            format(column, day + " hh:mm");
            measure(column, day.length() + 6);
        }
    }

    private void text(int column, String text) {
        String storable = text.codePoints()
                .filter(XlsxFile::isAllowedInXml)
                .limit(LONGEST_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        sheet.inlineString(
                row, column, storable.length() <= LONGEST_TEXT ? storable : storable.substring(0, LONGEST_TEXT - 1));
        measure(column, text.lines().mapToInt(String::length).max().orElse(0));
        if (text.indexOf('\n') >= 0) {
            sheet.style(row, column).wrapText(true).set();
        }
    }

    private static boolean isAllowedInXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character < 0xD800
                || character > 0xDFFF && character < 0xFFFE
                || character > 0xFFFF;
    }

    private void format(int column, String format) {
        sheet.style(row, column).format(format).set();
    }

    private void measure(int column, int length) {
        if (row <= MEASURED_ROWS) {
            widths[column] = Math.max(widths[column], length + 2);
        }
    }

    /** Hands the rows on; the columns' widths go out with the first of them. */
    private void flush() throws IOException {
        if (row <= MEASURED_ROWS) {
            IntStream.range(0, widths.length)
                    .forEach(column -> sheet.width(column, Math.min(WIDEST, Math.max(NARROWEST, widths[column]))));
        }
        sheet.flush();
    }

    private void endSheet() throws IOException {
        if (row <= MEASURED_ROWS) {
            flush();
        }
        sheet.finish();
    }

    @Override
    public void close() throws IOException {
        endSheet();
        workbook.finish();
    }
}
