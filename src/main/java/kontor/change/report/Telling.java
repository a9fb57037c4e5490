package kontor.change.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import kontor.audit.AuditEntry;
import kontor.audit.LogEntry;
import kontor.change.story.Told;
import kontor.web.Messages;
import kontor.web.Vocabulary;

/**
 * How lines of the log are told in a file.
 *
 * @param locale in which language
 * @param zone whose days and times
 * @param opened whether to tell what is sealed; without it, objects go by their address
 * @param story what tells a line in a language
 */
record Telling(Locale locale, ZoneId zone, boolean opened, BiFunction<LogEntry, Locale, Told> story) {
    private static final Set<LogEntry.State> DONE = Set.of(LogEntry.State.DONE, LogEntry.State.APPLIED);

    Telling {
        Objects.requireNonNull(locale);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(story);
    }

    String text(String key, Object... arguments) {
        return Messages.text(locale, key, arguments);
    }

    /** What was done, without by whom, and what differs. */
    Told told(LogEntry line) {
        return opened ? story.apply(line, locale) : new Told(closed(line.entry(), line.state()), List.of());
    }

    private String closed(AuditEntry entry, LogEntry.State state) {
        return text(
                (DONE.contains(state) ? "log." : "log.tried.") + entry.getAction(),
                Vocabulary.one(entry.getObjectType(), locale),
                entry.getObjectId());
    }

    String state(LogEntry line) {
        return text("log.state." + line.state().name().toLowerCase(Locale.ROOT));
    }

    /** Which of the line's entries are not as they were recorded; {@code null} where all are. */
    String altered(LogEntry line) {
        return Told.altered(line, locale);
    }

    String time(Instant moment) {
        return format("HH:mm:ss", moment);
    }

    String day(Instant moment) {
        return format(isGerman() ? "EEEE, d. MMMM yyyy" : "EEEE d MMMM yyyy", moment);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(isGerman() ? "d. MMMM yyyy" : "d MMMM yyyy", locale)
                .format(day);
    }

    /** Date and time to the second, with the zone, and the same in UTC. */
    String moment(Instant moment) {
        return format(isGerman() ? "d. MMMM yyyy, HH:mm:ss z" : "d MMMM yyyy, HH:mm:ss z", moment) + " ("
                + DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").format(moment.atZone(ZoneId.of("UTC")))
                + ")";
    }

    private String format(String pattern, Instant moment) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(moment.atZone(zone));
    }

    private boolean isGerman() {
        return Locale.GERMAN.getLanguage().equals(locale.getLanguage());
    }
}
