package kontor.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Dates and times as people read them, in the zone they prefer. */
@Named
@RequestScoped
public class Moments {
    /** German time: that of accounts, of what they hold, of exports, and of browsers that tell no zone. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Inject
    private Preferences preferences;

    private final Clock clock = Clock.systemUTC();

    /** The zone of the person at the page. */
    public ZoneId getZone() {
        return preferences.getZone();
    }

    public Instant getNow() {
        return clock.instant();
    }

    /** Date and time to the minute; the empty string for {@code null}. */
    public String shortly(Instant moment) {
        return moment == null ? "" : shortly(moment, preferences.getLocale(), getZone());
    }

    /** {@link #exactly}, and what time it was in UTC; the empty string for {@code null}. */
    public String both(Instant moment) {
        if (moment == null || moment.atZone(getZone()).getOffset().equals(ZoneOffset.UTC)) {
            return exactly(moment);
        }
        return exactly(moment) + " (" + UTC_TIME.format(moment) + " UTC)";
    }

    /** Date and time in UTC, to the microsecond; the empty string for {@code null}. */
    public String utc(Instant moment) {
        return moment == null ? "" : UTC.format(moment) + " UTC";
    }

    /** Date and time to the second, with the zone; the empty string for {@code null}. */
    public String exactly(Instant moment) {
        Locale locale = preferences.getLocale();
        String pattern = isGerman(locale) ? "EEEE, d. MMMM yyyy, HH:mm:ss z" : "EEEE d MMMM yyyy, HH:mm:ss z";
        return moment == null ? "" : format(pattern, locale).format(moment.atZone(getZone()));
    }

    /** The day alone; the empty string for {@code null}. */
    public String day(Instant moment) {
        Locale locale = preferences.getLocale();
        String pattern = isGerman(locale) ? "EEEE, d. MMMM yyyy" : "EEEE d MMMM yyyy";
        return moment == null ? "" : format(pattern, locale).format(moment.atZone(getZone()));
    }

    /** The time of day alone; the empty string for {@code null}. */
    public String time(Instant moment) {
        return moment == null ? "" : format("HH:mm", preferences.getLocale()).format(moment.atZone(getZone()));
    }

    /** A duration in milliseconds or, from ten seconds on, seconds; the empty string for {@code null}. */
    public String lasting(Duration duration) {
        if (duration == null) {
            return "";
        }
        long millis = duration.toMillis();
        return millis < 10_000 ? millis + " ms" : Math.round(millis / 1000.0) + " s";
    }

    /** Date and time to the minute, in German time: of what accounts hold. */
    public static String shortly(Instant moment, Locale locale) {
        return shortly(moment, locale, ZONE);
    }

    /** Date and time to the second, and to what is beyond where there is more, in German time: of what accounts hold. */
    public static String exactly(Instant moment, Locale locale) {
        return new DateTimeFormatterBuilder()
                .appendPattern(isGerman(locale) ? "d. MMM yyyy, HH:mm:ss" : "d MMM yyyy, HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .toFormatter(locale)
                .withDecimalStyle(DecimalStyle.of(locale))
                .format(moment.atZone(ZONE));
    }

    private static String shortly(Instant moment, Locale locale, ZoneId zone) {
        return format(isGerman(locale) ? "d. MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm", locale)
                .format(moment.atZone(zone));
    }

    /** A date without a time. */
    public static String date(LocalDate date, Locale locale) {
        return format(isGerman(locale) ? "d. MMM yyyy" : "d MMM yyyy", locale).format(date);
    }

    private static boolean isGerman(Locale locale) {
        return Locale.GERMAN.getLanguage().equals(locale.getLanguage());
    }

    private static DateTimeFormatter format(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
