package kontor.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * CSV as RFC 4180 has it, in UTF-8 with a mark at its beginning, by which spreadsheets know that. Where the comma is
 * needed for decimals, cells are parted by semicolons. Text that a spreadsheet would take for a formula is made harmless
 * by an apostrophe before it.
 */
final class CsvFile implements TableFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final CSVPrinter printer;
    private final char decimalSeparator;

    CsvFile(OutputStream out, List<String> heads, Locale locale) throws IOException {
        decimalSeparator = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        printer = new CSVPrinter(
                writer,
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(decimalSeparator == ',' ? ';' : ',')
                        .get());
        printer.printRecord(heads.stream().map(CsvFile::harmless));
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        printer.printRecord(row.stream().map(this::text));
    }

    private String text(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return harmless(text.text());
        }
        if (cell instanceof Cell.Number number) {
            return number.number().toPlainString().replace('.', decimalSeparator);
        }
        if (cell instanceof Cell.Day day) {
            return day.day().toString();
        }
        return cell instanceof Cell.Moment moment ? MOMENT.format(moment.moment()) : "";
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
