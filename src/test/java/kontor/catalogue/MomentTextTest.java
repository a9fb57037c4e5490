package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import kontor.catalogue.FieldText.NotUnderstood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as they are typed, and days and times of day that travel as moments. */
class MomentTextTest {
    private static String typed(FieldType type, String text, String before) throws NotUnderstood {
        JsonValue was = before == null || before.isEmpty() ? null : Json.createValue(before);
        JsonValue sent = FieldText.parse(Field.of("things", "x", type), text, was, Locale.GERMANY);
        return ((JsonString) sent).getString();
    }

    private static String input(FieldType type, String value) {
        return FieldText.of(Field.of("things", "x", type), Json.createValue(value), Locale.GERMANY);
    }

    private static String shown(FieldType type, String value) {
        return FieldDisplay.in(Locale.GERMANY).of(Field.of("things", "x", type), Json.createValue(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T02:00", "2026-03-29T02:30", "2027-03-28T02:59"})
    void theHourThatDoesNotExistIsRefused(String text) {
        assertThatThrownBy(() -> typed(FieldType.DATE_TIME, text, null))
                .isInstanceOfSatisfying(
                        NotUnderstood.class, e -> assertThat(e.messageKey()).isEqualTo("field.notUnderstood.gap"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T02:45, 2026-10-25T02:30:00+01:00, 2026-10-25T02:45:00+01:00",
        "2026-10-25T02:45, 2026-10-25T02:30:00+02:00, 2026-10-25T02:45:00+02:00",
        "2026-10-25T02:45, 2026-10-25T01:30:00+00:00, 2026-10-25T02:45:00+01:00",
        "2027-10-31T02:15, 2026-10-25T02:30:00+01:00, 2027-10-31T02:15:00+01:00",
        "2026-10-25T02:45, 2026-07-01T10:00:00+02:00, 2026-10-25T02:45:00+02:00",
        "2026-10-25T02:45, '', 2026-10-25T02:45:00+02:00",
        "2026-10-25T03:00, 2026-10-25T02:30:00+02:00, 2026-10-25T03:00:00+01:00",
        "2026-12-24T18:00, 2026-10-25T02:30:00+02:00, 2026-12-24T18:00:00+01:00"
    })
    void anEditInTheHourThatComesTwiceKeepsItsOffset(String text, String before, String sent) throws Exception {
        assertThat(typed(FieldType.DATE_TIME, text, before)).isEqualTo(sent);
    }

    @Test
    void theHourThatComesTwiceIsToldApart() {
        assertThat(shown(FieldType.DATE_TIME, "2026-10-25T02:30:00+02:00"))
                .isNotEqualTo(shown(FieldType.DATE_TIME, "2026-10-25T02:30:00+01:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59+00:00", "-0001-11-30T00:00:00+00:00", "0001-01-01T00:00:00+00:00"})
    void yearsBeyondCalendarsAreShownAsTheyCame(String moment) {
        assertThat(shown(FieldType.DATE_TIME, moment)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "1880-01-01T00:00, 1879-12-31T23:06:32Z",
        "1893-03-31T23:59, 1893-03-31T23:05:32Z",
        "1893-04-01T12:00, 1893-04-01T12:00:00+01:00"
    })
    void aMomentOfTheTimeWhenClocksWentByTheSunIsSentInUtc(String text, String sent) throws Exception {
        assertThat(typed(FieldType.DATE_TIME, text, null)).isEqualTo(sent);
        assertThat(input(FieldType.DATE_TIME, sent)).isEqualTo(text);
        assertThat(typed(FieldType.DATE_TIME, text, "1879-12-31T23:06:32+00:00"))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1879-12-31T23:06:32Z|1. Jan. 1880, 00:00",
                "1880-01-01T00:00:00+00:53:28|1. Jan. 1880, 00:00",
                "1583-01-01T12:00:00+01:00|1. Jan. 1583, 11:53:28"
            })
    void itIsShownAsADateAndATime(String moment, String text) {
        assertThat(shown(FieldType.DATE_TIME, moment)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1880-01-01, ''", "1880-01-01, 2026-02-21T00:00:00+01:00"})
    void aDayOfThatTimeTravelsAsAMidnightWithAnOffsetOfWholeMinutes(String text, String before) throws Exception {
        String sent = typed(FieldType.DAY, text, before);
        assertThat(sent).isEqualTo("1880-01-01T00:00:00+00:53");
        assertThat(input(FieldType.DAY, sent)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE_TIME, 10000-01-01T00:00",
        "DATE_TIME, 12026-07-01T10:00:30",
        "DATE_TIME, -0001-07-01T10:00",
        "DAY, 10000-01-01",
        "DAY, 10000-01-01T00:00",
        "DATE, 275760-09-13",
        "DATE, +10000-01-01"
    })
    void ofYearsWithMoreThanFourDigitsItIsSaidThatTheyAreNotTakenHere(FieldType type, String text) {
        assertThatThrownBy(() -> typed(type, text, null))
                .isInstanceOfSatisfying(
                        NotUnderstood.class, e -> assertThat(e.messageKey()).isEqualTo("field.notUnderstood.year"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-21T00:00:00+01:00, 2026-02-21",
        "2026-07-20T00:00:00+02:00, 2026-07-20",
        "2026-02-20T23:00:00+00:00, 2026-02-21",
        "2026-02-21T00:00:00.000Z, 2026-02-21"
    })
    void daysAreThoseThatBeginThere(String moment, String day) {
        assertThat(input(FieldType.DAY, moment)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-20, 2026-02-21T00:00:00+01:00, 2026-07-20T00:00:00+02:00",
        "2026-02-21, 2026-02-21T00:00:00+01:00, 2026-02-21T00:00:00+01:00",
        "2026-07-20, 2026-02-20T23:00:00+00:00, 2026-07-19T22:00:00Z",
        "2026-07-20, 2026-02-21T00:00:00.000Z, 2026-07-20T00:00:00.000Z",
        "2026-07-20, 2026-02-21T00:00:00+05:00, 2026-07-20T00:00:00+05:00",
        "2026-07-20, '', 2026-07-20T00:00:00+02:00"
    })
    void daysTravelInTheFormThatTheyCameIn(String text, String before, String sent) throws Exception {
        assertThat(typed(FieldType.DAY, text, before)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "08:30, 1970-01-01T11:00:00+01:00, 1970-01-01T08:30:00+01:00",
        "08:30, 1970-01-01T11:00:00+00:00, 1970-01-01T08:30:00+00:00",
        "08:30, '', 1970-01-01T08:30:00+01:00"
    })
    void timesOfDayTravelInTheFormThatTheyCameIn(String text, String before, String sent) throws Exception {
        assertThat(typed(FieldType.HOUR, text, before)).isEqualTo(sent);
        assertThat(input(FieldType.HOUR, sent)).isEqualTo(text);
    }

    @Test
    void whatIsNeitherIsShownWhole() {
        assertThat(shown(FieldType.DAY, "2026-02-21T10:30:00+01:00")).contains("10:30");
        assertThat(shown(FieldType.DAY, "2026-02-21T00:00:00+01:00")).doesNotContain(":");
        assertThat(shown(FieldType.HOUR, "1970-01-01T08:30:00+01:00")).isEqualTo("08:30");
        assertThat(shown(FieldType.HOUR, "2026-02-21T08:30:00+01:00")).contains("2026");
    }

    @ParameterizedTest
    @CsvSource({"DAY, 2026-02-21T10:30:00+01:00", "HOUR, 2026-02-21T08:30:00+01:00", "DAY, 2026-02-21T00:00:00+01:00"})
    void aTimeThatIsTypedWhereDaysAreIsNotLost(FieldType type, String before) throws Exception {
        assertThat(typed(type, "2026-07-20T10:45", before)).isEqualTo("2026-07-20T10:45:00+02:00");
    }

    @Test
    void amongDaysAMomentIsEnteredAsOne() {
        assertThat(input(FieldType.DAY, "2026-02-21T10:30:00+01:00")).isEqualTo("2026-02-21T10:30");
        assertThat(input(FieldType.HOUR, "2026-02-21T10:30:00+01:00")).isEqualTo("2026-02-21T10:30");
    }

    @Test
    void whatComesWithoutAnOffsetGoesWithoutOne() throws Exception {
        assertThat(typed(FieldType.DAY, "2026-07-20", "2026-02-21T00:00:00")).isEqualTo("2026-07-20T00:00:00");
        assertThat(typed(FieldType.DATE_TIME, "2026-03-29T02:30", "2026-02-21T10:00:00"))
                .isEqualTo("2026-03-29T02:30:00");
        assertThat(input(FieldType.DAY, "2026-02-21T00:00:00")).isEqualTo("2026-02-21");
    }
}
