package kontor.change.story;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kontor.audit.Difference;
import kontor.audit.LogEntry;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;

/**
 * What an object was like at a moment, as far as the log tells: as it was seen last until then; where it wasn't seen
 * before, as the next change found it. What was changed outside the portal in between isn't known.
 *
 * @param sighting what it comes from
 * @param next the next time that the object was seen, if it was another then although nobody changed it through the portal
 *     in between; else {@code null}
 */
public record Past(Sighting sighting, Sighting next) {
    /** What the log saw of the object. */
    public enum Kind {
        /** As a change that was about to be sent found it. */
        FOUND,
        /** As the account answered, or as it was looked at after a change without an answer. */
        LEFT,
        /** As a change must have left it, of which the account sent no picture. */
        WORKED_OUT,
        /** It had been deleted. */
        DELETED,
        /** It was still to be made. */
        NOT_MADE
    }

    /**
     * One time that the log saw the object.
     *
     * @param object as it was, or {@code null} when it wasn't there
     * @param line the line that tells of it
     */
    public record Sighting(Instant at, Kind kind, JsonObject object, LogEntry line) {
        /** Whether the object was there. */
        public boolean isThere() {
            return object != null;
        }
    }

    public Past {
        Objects.requireNonNull(sighting);
    }

    /**
     * @param history the writes to the object, oldest first, its creation among them where that is known
     * @param type what is known of such objects, or {@code null}
     * @return what it was like; empty where the log doesn't tell
     */
    static Optional<Past> at(Instant moment, List<LogEntry> history, ResourceType type) {
        List<Sighting> sightings = sightings(history, type);
        Optional<Sighting> last =
                sightings.stream().filter(each -> !each.at().isAfter(moment)).reduce((earlier, later) -> later);
        Optional<Sighting> next =
                sightings.stream().filter(each -> each.at().isAfter(moment)).findFirst();
        if (last.isEmpty()) {
            return next.filter(each -> each.kind() == Kind.FOUND || each.kind() == Kind.NOT_MADE)
                    .map(each -> new Past(each, null));
        }
        return Optional.of(new Past(
                last.get(),
                next.filter(each -> each.kind() == Kind.FOUND && differs(type, last.get(), each))
                        .orElse(null)));
    }

    private static List<Sighting> sightings(List<LogEntry> history, ResourceType type) {
        List<Sighting> sightings = new ArrayList<>();
        for (LogEntry line : history) {
            if ("POST".equals(line.entry().getMethod())) {
                sightings.add(new Sighting(line.happenedAt(), Kind.NOT_MADE, null, line));
            } else if (line.images().before() != null) {
                sightings.add(new Sighting(
                        line.happenedAt(), Kind.FOUND, line.images().before(), line));
            }
            if (line.state() == LogEntry.State.APPLIED) {
                applied(line, type).ifPresent(sightings::add);
            } else if (line.after() != null) {
                sightings.add(new Sighting(line.toldAt(), Kind.LEFT, line.after(), line));
            }
        }
        sightings.sort(Comparator.comparing(Sighting::at)); // Keeps the log's order among those of one moment.
        return sightings;
    }

    private static Optional<Sighting> applied(LogEntry line, ResourceType type) {
        if ("DELETE".equals(line.entry().getMethod())) {
            return Optional.of(new Sighting(line.toldAt(), Kind.DELETED, null, line));
        }
        if (line.after() != null) {
            return Optional.of(new Sighting(line.toldAt(), Kind.LEFT, line.after(), line));
        }
        JsonObject before = line.images().before();
        return before == null || line.images().sent() == null
                ? Optional.empty()
                : Optional.of(new Sighting(
                        line.outcome().entry().getHappenedAt(), // What was found out later is of that time.
                        Kind.WORKED_OUT,
                        Meant.wanted(type, line, Meant.plain(type, before)),
                        line));
    }

    /** Whether an object is another than it was, as far as both sightings tell of the same fields. */
    private static boolean differs(ResourceType type, Sighting one, Sighting other) {
        if (!one.isThere()) {
            return true;
        }
        if (type == null || one.line() == other.line()) {
            return false;
        }
        JsonObject first = Meant.plain(type, one.object());
        JsonObject second = Meant.plain(type, other.object());
        return Difference.between(first, second).changes().stream()
                .anyMatch(change -> first.containsKey(change.name()) && second.containsKey(change.name()));
    }

    /** What the object was called: as its type says, else as the log called it then, where that is more than its path. */
    String label(ResourceType type, FieldDisplay display) {
        boolean known = type != null && sighting.isThere();
        return known && (isNamed(type) || Story.isUnnamed(sighting.line()))
                ? display.title(type, sighting.object())
                : Story.name(sighting.line(), display);
    }

    private boolean isNamed(ResourceType type) {
        return FieldDisplay.iri(sighting.object())
                .filter(type.label(sighting.object())::equals)
                .isEmpty();
    }
}
