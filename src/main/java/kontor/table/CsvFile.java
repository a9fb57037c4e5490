package kontor.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import kontor.limit.LoneSurrogates;
import kontor.limit.PlainNumber;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * CSV as RFC 4180 has it, in UTF-8 with a mark at its beginning, by which spreadsheets know that. Where the comma is
 * needed for decimals, cells are parted by semicolons. Text is always in quotes, numbers and times never are. Nothing in a
 * text is taken for a formula, see {@link Formulas}.
 */
final class CsvFile implements TableFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private final BufferedWriter writer;
    private final CSVFormat plain;
    private final CSVFormat quoted;
    private final char decimalSeparator;

    CsvFile(OutputStream out, List<String> heads, Locale locale) throws IOException {
        decimalSeparator = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        plain = CSVFormat.RFC4180
                .builder()
                .setDelimiter(decimalSeparator == ',' ? ';' : ',')
                .get();
        quoted = plain.builder().setQuoteMode(QuoteMode.ALL).get();
        writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        write(heads.stream().<Cell>map(Cell.Text::new).toList());
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        for (int column = 0; column < row.size(); column++) {
            write(row.get(column), column == 0);
        }
        plain.println(writer);
    }

    private void write(Cell cell, boolean first) throws IOException {
        switch (cell) {
            case Cell.Text(String text) -> quoted.print(Formulas.harmless(LoneSurrogates.escaped(text)), writer, first);
            case Cell.Nothing() -> plain.print(null, writer, first);
            case Cell.Number(BigDecimal number) ->
                plain.print(PlainNumber.of(number).replace('.', decimalSeparator), writer, first);
            case Cell.Day(LocalDate day) -> plain.print(day.toString(), writer, first);
            case Cell.Moment(LocalDateTime moment) -> plain.print(MOMENT.format(moment), writer, first);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
