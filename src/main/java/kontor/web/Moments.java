package kontor.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as people read them, in German time. */
@Named
@RequestScoped
public class Moments {
    /** The zone that pages show times in, and read dates in. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Inject
    private Preferences preferences;

    /** Date and time to the minute; the empty string for {@code null}. */
    public String shortly(Instant moment) {
        return moment == null ? "" : shortly(moment, preferences.getLocale());
    }

    /** Date and time to the second, with the zone; the empty string for {@code null}. */
    public String exactly(Instant moment) {
        Locale locale = preferences.getLocale();
        String pattern = isGerman(locale) ? "EEEE, d. MMMM yyyy, HH:mm:ss z" : "EEEE d MMMM yyyy, HH:mm:ss z";
        return moment == null ? "" : format(pattern, locale).format(moment.atZone(ZONE));
    }

    /** The day alone; the empty string for {@code null}. */
    public String day(Instant moment) {
        Locale locale = preferences.getLocale();
        String pattern = isGerman(locale) ? "EEEE, d. MMMM yyyy" : "EEEE d MMMM yyyy";
        return moment == null ? "" : format(pattern, locale).format(moment.atZone(ZONE));
    }

    /** The time of day alone; the empty string for {@code null}. */
    public String time(Instant moment) {
        return moment == null ? "" : format("HH:mm", preferences.getLocale()).format(moment.atZone(ZONE));
    }

    /** A duration in milliseconds or, from ten seconds on, seconds; the empty string for {@code null}. */
    public String lasting(Duration duration) {
        if (duration == null) {
            return "";
        }
        long millis = duration.toMillis();
        return millis < 10_000 ? millis + " ms" : Math.round(millis / 1000.0) + " s";
    }

    /** Date and time to the minute, in German time. */
    public static String shortly(Instant moment, Locale locale) {
        return format(isGerman(locale) ? "d. MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm", locale)
                .format(moment.atZone(ZONE));
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
