package kontor.change.story;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kontor.audit.LogEntry;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.change.DifferenceRow;
import kontor.web.Messages;

/**
 * A line of the log as text.
 *
 * @param sentence what was done, without by whom
 * @param difference what differs
 */
public record Told(String sentence, List<DifferenceRow> difference) {
    public Told {
        Objects.requireNonNull(sentence);
        difference = List.copyOf(difference);
    }

    static Told of(LogEntry line, Optional<ResourceType> type, FieldDisplay display) {
        return new Told(Story.of(line, type, display).toString(), ToldDifference.known(line, type, display));
    }

    /** Which of a line's entries are not as they were recorded, in words; {@code null} where all are. */
    public static String altered(LogEntry line, Locale locale) {
        List<Long> altered = line.altered();
        return altered.isEmpty()
                ? null
                : Messages.text(
                        locale,
                        "log.altered",
                        altered.size(),
                        altered.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** Told without a catalogue: fields by the names that they have on the wire, or by FrachtPilot's words for them. */
    public static Told plainly(LogEntry line, Locale locale) {
        return of(line, Optional.empty(), FieldDisplay.in(locale));
    }
}
