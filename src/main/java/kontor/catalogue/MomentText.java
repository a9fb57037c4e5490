package kontor.catalogue;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kontor.catalogue.FieldText.NotUnderstood;
import kontor.web.Moments;

/**
 * Moments, and the days and times of day that travel as such, between what accounts send and what people read and type.
 * Servers without columns for days send midnights, and times of day as those of the first day of 1970.
 */
public final class MomentText {
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    /** Day, time as it is written, offset, which some servers leave out. */
    private static final Pattern MIDNIGHT =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(T00:00(?::00(?:\\.0+)?)?)(Z|[+-][0-9:]{2,6})?");

    private static final Pattern WITHOUT_OFFSET = Pattern.compile("[0-9-]{10}T[0-9:]{5,8}(\\.[0-9]+)?");

    private MomentText() {}

    /**
     * What a moment says.
     *
     * @param written as it is written
     * @param here the same in German time; as it is written where it has no offset
     */
    record Reading(LocalDateTime written, LocalDateTime here) {
        boolean isMidnightAsWritten() {
            return written.toLocalTime().equals(LocalTime.MIDNIGHT);
        }

        boolean isMidnightHere() {
            return here.toLocalTime().equals(LocalTime.MIDNIGHT);
        }

        /** The day that begins with it, as it is written or in German time; empty where neither does. */
        Optional<LocalDate> day() {
            return isMidnightAsWritten()
                    ? Optional.of(written.toLocalDate())
                    : Optional.of(here).filter(each -> isMidnightHere()).map(LocalDateTime::toLocalDate);
        }

        /** The time of a moment of the first day of 1970; empty where it is of another. */
        Optional<LocalTime> hour() {
            return Optional.of(written)
                    .filter(each -> each.toLocalDate().equals(FIRST_DAY))
                    .map(LocalDateTime::toLocalTime);
        }
    }

    /** Empty for what is no moment, and for years that no day of an account is of: databases have such for none. */
    static Optional<Reading> read(JsonValue value) {
        if (!(value instanceof JsonString text)) {
            return Optional.empty();
        }
        try {
            Reading reading = isWithoutOffset(text.getString())
                    ? same(LocalDateTime.parse(text.getString()))
                    : read(OffsetDateTime.parse(text.getString()));
            int year = reading.written().getYear();
            return year < 1 || year > FieldDisplay.LATEST_YEAR ? Optional.empty() : Optional.of(reading);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Reading read(OffsetDateTime moment) {
        return new Reading(
                moment.toLocalDateTime(), moment.atZoneSameInstant(Moments.ZONE).toLocalDateTime());
    }

    private static Reading same(LocalDateTime moment) {
        return new Reading(moment, moment);
    }

    private static boolean isWithoutOffset(String text) {
        return WITHOUT_OFFSET.matcher(text).matches();
    }

    /** Whether a time of the first day of 1970 is where clocks of computers begin, here or in UTC: it often stands for none. */
    static boolean isBeginning(LocalTime hour) {
        return hour.equals(LocalTime.MIDNIGHT) || hour.equals(LocalTime.of(1, 0));
    }

    static Optional<LocalDate> day(JsonValue value) {
        return read(value).flatMap(Reading::day);
    }

    static Optional<LocalTime> hour(JsonValue value) {
        return read(value).flatMap(Reading::hour);
    }

    /** The midnight that a day travels as, in the form of the one that was there before. */
    static String ofDay(LocalDate day, JsonValue before) {
        String was = before instanceof JsonString text ? text.getString() : "";
        OffsetDateTime german = day.atStartOfDay(Moments.ZONE).toOffsetDateTime();
        Matcher written = MIDNIGHT.matcher(was);
        if (!written.matches()) {
            boolean isDay = day(before).isPresent();
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    isDay
                            ? german.withOffsetSameInstant(
                                    OffsetDateTime.parse(was).getOffset())
                            : german.withOffsetSameLocal(minutes(german.getOffset())));
        }
        if (written.group(3) == null) {
            return day + written.group(2);
        }
        ZoneOffset offset = OffsetDateTime.parse(was).getOffset();
        boolean asHere = LocalDate.parse(written.group(1))
                .atStartOfDay(Moments.ZONE)
                .getOffset()
                .equals(offset);
        String end = asHere && !offset.equals(german.getOffset())
                ? minutes(german.getOffset()).getId()
                : written.group(3);
        return day + written.group(2) + end;
    }

    /** Without seconds, which no offset of RFC 3339 has: until 1893 German clocks went by the sun. A midnight stays one. */
    private static ZoneOffset minutes(ZoneOffset offset) {
        return ZoneOffset.ofTotalSeconds(offset.getTotalSeconds() / 60 * 60);
    }

    /** The moment of the first day of 1970 that a time of day travels as, where none was there before. */
    public static String ofHour(LocalTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS)
                .atDate(FIRST_DAY)
                .atZone(Moments.ZONE)
                .toOffsetDateTime());
    }

    /**
     * Typed in German time, sent with its offset; a value that came without one goes without one. Of the two times that are
     * called the same in autumn it is the one that was there before, else the first. Where the offset has seconds it is sent in
     * UTC, since none in RFC 3339 has.
     *
     * @throws NotUnderstood when clocks are put forward over it
     */
    static String ofMoment(LocalDateTime typed, JsonValue before) throws NotUnderstood {
        String was = before instanceof JsonString text ? text.getString() : "";
        List<ZoneOffset> offsets = Moments.ZONE.getRules().getValidOffsets(typed);
        if (isWithoutOffset(was)) {
            return SECONDS.format(typed);
        }
        if (offsets.isEmpty()) {
            throw new NotUnderstood("field.notUnderstood.gap");
        }
        ZoneOffset offset = offsetOfDoubled(was).filter(offsets::contains).orElse(offsets.getFirst());
        OffsetDateTime moment = typed.atOffset(offset);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                offset.equals(minutes(offset)) ? moment : moment.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** The German offset of a moment in an hour that comes twice. */
    private static Optional<ZoneOffset> offsetOfDoubled(String moment) {
        try {
            return Optional.of(OffsetDateTime.parse(moment).atZoneSameInstant(Moments.ZONE))
                    .filter(here -> Moments.ZONE
                                    .getRules()
                                    .getValidOffsets(here.toLocalDateTime())
                                    .size()
                            > 1)
                    .map(here -> here.getOffset());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
