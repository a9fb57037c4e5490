package kontor.export;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.table.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                .isEqualTo(new Cell.Text("1234567890123456789"));
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

    private static JsonValue answer(String name, String field) throws Exception {
        try (InputStream in = CellsTest.class.getResourceAsStream("/cases/answers/" + name);
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject().get(field);
        }
    }

    private static Cell whole(FieldType type, JsonValue value) {
        return Cells.of(
                Field.of("things", "x", type), value, FieldDisplay.whole(Locale.GERMANY, iri -> Optional.empty()));
    }

    @Test
    void nothingIsCut() throws Exception {
        JsonArray items = answer("export-150-items-12000-chars.json", "list").asJsonArray();
        assertThat(items).hasSize(150);
        String cell = ((Cell.Text) whole(FieldType.LIST, items)).text();
        assertThat(cell.split(", ")).hasSize(150);
        String text = "x".repeat(40_000) + "\uD83D\uDE00";
        assertThat(whole(FieldType.LONG_TEXT, Json.createValue(text))).isEqualTo(new Cell.Text(text));
        assertThat(new ExportRows(List.of(List.of(whole(FieldType.TEXT, Json.createValue(text))))).longCells())
                .isOne();
    }

    @Test
    void itemsThatCommasWouldNotTellApartAreToldApart() {
        assertThat(whole(
                        FieldType.LIST,
                        Json.createArrayBuilder().add("a, b").add("c").build()))
                .isEqualTo(new Cell.Text("[\"a, b\",\"c\"]"));
    }

    @ParameterizedTest
    @CsvSource({
        "moment-forever.json, 9999-12-31T23:59:59+00:00",
        "moment-minus-year.json, -0001-11-30T00:00:00+00:00",
        "moment-zero.json, 0000-00-00 00:00:00",
        "moment-space.json, 2026-03-01 10:00:00"
    })
    void momentsThatCalendarsDifferOnAreAsTheyCame(String name, String shown) throws Exception {
        assertThat(whole(FieldType.DATE_TIME, answer(name, "at"))).isEqualTo(new Cell.Text(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00+00:00",
                "1899-12-31T10:00:00+01:00",
                "2026-10-25T02:30:00+02:00",
                "2026-10-25T02:30:00+01:00",
                "2026-03-01T10:00:00.123456+01:00"
            })
    void neitherDoTheyLoseAnythingElse(String moment) {
        assertThat(cell(FieldType.DATE_TIME, moment)).isEqualTo(new Cell.Text(moment));
    }

    @Test
    void partsOfSecondsThatSpreadsheetsKeepAreKept() {
        assertThat(cell(FieldType.DATE_TIME, "2026-03-01T10:00:00.250+01:00"))
                .isEqualTo(new Cell.Moment(LocalDateTime.of(2026, 3, 1, 10, 0, 0, 250_000_000)));
    }

    @Test
    void midnightInGermanTimeBeginsTheDay() {
        assertThat(cell(FieldType.DATE, "2026-02-27T23:00:00+00:00"))
                .isEqualTo(new Cell.Day(LocalDate.of(2026, 2, 28)));
        assertThat(cell(FieldType.DATE, "0000-00-00")).isEqualTo(new Cell.Text("0000-00-00"));
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993, 9007199254740993",
        "-340282366920938463463374607431768211456, -340282366920938463463374607431768211456",
        "0.12345678901234567890, 0.12345678901234567890",
        "1e999999999, 1E+999999999"
    })
    void noDigitOfANumberIsLost(String number, String shown) {
        assertThat(cell(FieldType.NUMBER, Json.createValue(new BigDecimal(number))))
                .isEqualTo(new Cell.Text(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "+5", "1e3", "1.234,50"})
    void whatOnlyLooksLikeANumberIsText(String text) {
        assertThat(cell(FieldType.AMOUNT, text)).isEqualTo(new Cell.Text(text));
    }

    @Test
    void halvesOfCharactersAreKept() {
        List<Cell> row = List.of(new Cell.Text("lone \ud83d x"));
        assertThat(ExportRows.of(new ExportRows(List.of(row)).toBytes()).rows()).containsExactly(row);
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
