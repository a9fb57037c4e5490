package kontor.change.revert;

import jakarta.json.JsonObject;
import java.util.List;
import kontor.catalogue.ResourceType;

/**
 * What was planned for one object.
 *
 * @param target the object; {@code null} where the log alone stands against it
 * @param type {@code null} where nothing can be done
 * @param now the object as it was read, or {@code null} where it isn't there
 */
public record Planned(Target target, ResourceType type, List<Past> changes, JsonObject now, Reversal reversal) {
    static Planned impossible(Target target, List<Past> changes, Obstacle obstacle) {
        return new Planned(target, null, changes, null, Reversal.impossible(Reversal.Kind.UPDATE, obstacle));
    }

    /** The intents of the changes that are taken back, the newest first: what the account refused has changed nothing. */
    public List<Long> takenBack() {
        return Reversal.applied(changes).reversed().stream()
                .map(past -> past.change().entry().getId())
                .toList();
    }

    /** The object as it was before it was deleted. */
    JsonObject deleted() {
        List<Past> applied = Reversal.applied(changes);
        return applied.getLast().before();
    }
}
