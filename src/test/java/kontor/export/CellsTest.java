package kontor.export;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.table.Cell;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static Cell cell(FieldType type, JsonValue value) {
        return Cells.of(Field.of("customers", "x", type), value, FieldDisplay.in(Locale.GERMANY));
    }

    private static Cell cell(FieldType type, String value) {
        return cell(type, Json.createValue(value));
    }

    @Test
    void whatIsMissingIsNothing() {
        assertThat(cell(FieldType.TEXT, (JsonValue) null)).isEqualTo(Cell.NOTHING);
        assertThat(cell(FieldType.NUMBER, JsonValue.NULL)).isEqualTo(Cell.NOTHING);
        assertThat(cell(FieldType.TEXT, "")).isEqualTo(Cell.NOTHING);
    }

    @Test
    void numbersKeepTheirDigitsWhetherTheyComeAsNumbersOrText() {
        assertThat(cell(FieldType.DECIMAL, "4.20")).isEqualTo(new Cell.Number(new BigDecimal("4.20")));
        assertThat(cell(FieldType.INTEGER, Json.createValue(7))).isEqualTo(new Cell.Number(BigDecimal.valueOf(7)));
        assertThat(cell(FieldType.NUMBER, "viele")).isEqualTo(new Cell.Text("viele"));
    }

    @Test
    void numbersWithMoreDigitsThanSpreadsheetsKeepAreText() {
        assertThat(cell(FieldType.INTEGER, Json.createValue(1234567890123456789L)))
                .isEqualTo(new Cell.Text("1.234.567.890.123.456.789"));
    }

    @Test
    void textThatLooksLikeANumberStaysText() {
        assertThat(cell(FieldType.TEXT, "01067")).isEqualTo(new Cell.Text("01067"));
    }

    @Test
    void daysAndMomentsAreThoseThatPagesShow() {
        assertThat(cell(FieldType.DATE, "2026-11-24T00:00:00+01:00"))
                .isEqualTo(new Cell.Day(LocalDate.of(2026, 11, 24)));
        assertThat(cell(FieldType.DATE_TIME, "2026-11-24T23:30:00+00:00"))
                .isEqualTo(new Cell.Moment(LocalDateTime.of(2026, 11, 25, 0, 30)));
        assertThat(cell(FieldType.DATE, "morgen")).isEqualTo(new Cell.Text("morgen"));
    }

    @Test
    void truthIsSaidInTheReadersLanguage() {
        assertThat(cell(FieldType.BOOLEAN, JsonValue.TRUE)).isEqualTo(new Cell.Text("Ja"));
    }

    @Test
    void rowsComeBackFromWhereTheyAreKeptAsTheyWere() {
        List<Cell> row = List.of(
                new Cell.Text("Süß \"x\"\n=1"),
                new Cell.Number(new BigDecimal("4.20")),
                new Cell.Day(LocalDate.of(2026, 11, 24)),
                new Cell.Moment(LocalDateTime.of(2026, 11, 24, 9, 5, 1)),
                Cell.NOTHING);
        assertThat(ExportRows.of(new ExportRows(List.of(row, row)).toBytes()).rows())
                .containsExactly(row, row);
    }
}
