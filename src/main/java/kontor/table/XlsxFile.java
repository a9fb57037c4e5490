package kontor.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kontor.limit.Excerpt;
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

    /** Texts with spaces at an end are kept in memory until the file ends, up to so many characters. */
    private static final int MOST_KEPT = 4_000_000;

    /** What spreadsheets take for a character by its number: also how characters are written that XML can't hold. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final int LONGEST_SHEET_NAME = 31;
    /** Spreadsheets know no days before it. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private final Workbook workbook;
    private final String name;
    private final List<String> heads;
    private final String day;
    private final Locale locale;
    private final String cut;
    private final int mostRows;
    private Worksheet sheet;
    private int sheets;
    private int[] widths;
    private int row;
    private int kept;

    XlsxFile(OutputStream out, String name, List<String> heads, Locale locale) {
        this(out, name, heads, locale, Worksheet.MAX_ROWS);
    }

    /** @param mostRows of a sheet, its head included */
    XlsxFile(OutputStream out, String name, List<String> heads, Locale locale, int mostRows) {
        this.workbook = new Workbook(out, "Kontor", null);
        this.name = name;
        this.heads = List.copyOf(heads);
        boolean german = Locale.GERMAN.getLanguage().equals(locale.getLanguage());
        this.day = german ? "dd.mm.yyyy" : "dd/mm/yyyy";
        this.cut = german ? " … [gekürzt: %,d Zeichen, ganz in CSV]" : " … [cut: %,d characters, whole in CSV]";
        this.locale = locale;
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
        switch (cell) {
            case Cell.Nothing() -> {} // Which is what a cell is that isn't written.
            case Cell.Text(String text) -> text(column, text);
            case Cell.Number(BigDecimal number) -> number(column, number);
            case Cell.Day(LocalDate date) -> day(column, date);
            case Cell.Moment(LocalDateTime moment) -> moment(column, moment);
        }
    }

    private void number(int column, BigDecimal number) {
        sheet.value(row, column, number);
        if (number.scale() > 0) {
            format(column, "0." + "0".repeat(number.scale()));
        }
        measure(column, PlainNumber.of(number).length());
    }

    private void day(int column, LocalDate date) {
        if (date.isBefore(FIRST_DAY)) {
            text(column, date.toString());
            return;
        }
        sheet.value(row, column, date);
        format(column, day);
        measure(column, day.length());
    }

    private void moment(int column, LocalDateTime moment) {
        if (moment.toLocalDate().isBefore(FIRST_DAY)) {
            text(column, moment.toString());
            return;
        }
        sheet.value(row, column, moment);
        String time = time(moment);
        format(column, day + time);
        measure(column, day.length() + time.length());
    }

    /** To the minute, unless there is more to be said. */
    private static String time(LocalDateTime moment) {
        if (moment.getNano() != 0) {
            return " hh:mm:ss.000";
        }
        return moment.getSecond() == 0 ? " hh:mm" : " hh:mm:ss";
    }

    private void text(int column, String text) {
        String storable = storable(bearable(text));
        boolean spaced =
                !storable.isEmpty() && (isBlank(storable.charAt(0)) || isBlank(storable.charAt(storable.length() - 1)));
        if (spaced && kept + storable.length() <= MOST_KEPT) {
            kept += storable.length();
            sheet.value(row, column, storable); // Only there the library says that spaces are to be preserved.
        } else {
            sheet.inlineString(row, column, spaced ? withoutSpaces(storable) : storable);
        }
        measure(column, text.lines().mapToInt(String::length).max().orElse(0));
        if (text.indexOf('\n') >= 0) {
            sheet.style(row, column).wrapText(true).set();
        }
    }

    /** The text, or as much of it as a cell can hold, and that it is cut. */
    private String bearable(String text) {
        if (text.length() <= Cell.LONGEST_TEXT) {
            return text;
        }
        String mark = String.format(locale, cut, text.length());
        return Excerpt.beginning(text, Cell.LONGEST_TEXT - mark.length()) + mark;
    }

    /** Characters that XML can't hold, or changes, by their numbers; and what looks like that. */
    private static String storable(String text) {
        StringBuilder storable = new StringBuilder(text.length() + 16);
        ESCAPE.matcher(text).replaceAll("_x005F_").codePoints().forEach(character -> {
            if (isAllowedInXml(character)) {
                storable.appendCodePoint(character);
            } else {
                escape(storable, character);
            }
        });
        return storable.toString();
    }

    private static String withoutSpaces(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        int first = 0;
        int end = text.length();
        while (first < end && isBlank(text.charAt(first))) {
            escape(escaped, text.charAt(first++));
        }
        while (end > first && isBlank(text.charAt(end - 1))) {
            end--;
        }
        escaped.append(text, first, end);
        for (int at = end; at < text.length(); at++) {
            escape(escaped, text.charAt(at));
        }
        return escaped.toString();
    }

    private static void escape(StringBuilder to, int character) {
        to.append(String.format(Locale.ROOT, "_x%04X_", character));
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n';
    }

    private static boolean isAllowedInXml(int character) {
        return character == '\t'
                || character == '\n'
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
