package kontor.change.revert;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.change.WireObject;

/**
 * What it takes to bring one object back to before a change, or before the first of several. Made of the log and the object
 * as it is now; asks nobody, and sends nothing.
 *
 * @param kind what has to be done with the object
 * @param obstacle why it can't be done, or {@code null}
 * @param reverts the entry of the first change that is taken back; 0 where there is none
 * @param fields what is brought back; of a deletion, only what has changed since
 * @param left what differs and stays, since only the account sets it, or never shows it
 * @param missing what an object that is made anew would need and the log doesn't hold
 */
public record Reversal(
        Kind kind, Obstacle obstacle, long reverts, List<RevertField> fields, List<String> left, List<String> missing) {
    /** What has to be done with the object. */
    public enum Kind {
        /** Its fields are set back. */
        UPDATE,
        /** It was made, and is deleted. */
        DELETION,
        /** It was deleted, and is made anew. */
        CREATION
    }

    public Reversal {
        fields = List.copyOf(fields);
        left = List.copyOf(left);
        missing = List.copyOf(missing);
    }

    static Reversal impossible(Kind kind, Obstacle obstacle) {
        return new Reversal(kind, obstacle, 0, List.of(), List.of(), List.of());
    }

    /**
     * @param changes of one object, in any order
     * @param now the object as it is, or {@code null} where it isn't there
     */
    static Reversal of(ResourceType type, List<Past> changes, JsonObject now) {
        List<Past> applied = applied(changes);
        Kind kind = kind(applied);
        Optional<Obstacle> obstacle = obstacle(changes).or(() -> obstacle(type, kind));
        return obstacle.map(found -> impossible(kind, found))
                .orElseGet(() -> new Reversals(type, applied, now).of(kind));
    }

    static List<Past> applied(List<Past> changes) {
        return changes.stream()
                .filter(Past::isApplied)
                .sorted(Comparator.comparing(past -> past.change().entry().getId()))
                .toList();
    }

    private static Kind kind(List<Past> applied) {
        if (applied.isEmpty()) {
            return Kind.UPDATE;
        }
        boolean wasThere = !applied.getFirst().isCreation();
        boolean isThere = !applied.getLast().isDeletion();
        return isThere ? wasThere ? Kind.UPDATE : Kind.DELETION : wasThere ? Kind.CREATION : Kind.DELETION;
    }

    /** What the log alone tells against it, before the account is asked. */
    static Optional<Obstacle> obstacle(List<Past> changes) {
        if (changes.stream().anyMatch(past -> past.change().isLocal())) {
            return Optional.of(Obstacle.LOCAL);
        }
        if (changes.stream().anyMatch(past -> Past.isUnsettled(past.change()))) {
            return Optional.of(Obstacle.UNSETTLED);
        }
        List<Past> applied = applied(changes);
        if (applied.isEmpty()) {
            return Optional.of(Obstacle.NOT_APPLIED);
        }
        Stream<Obstacle> ofEach = applied.stream().flatMap(past -> ofOne(past).stream());
        return ofEach.findFirst();
    }

    private static Optional<Obstacle> ofOne(Past past) {
        if (past.reverts().stream().anyMatch(Past::isUnsettled)) {
            return Optional.of(Obstacle.REVERT_UNSETTLED);
        }
        if (!past.reverts().isEmpty() && (past.isCreation() || past.isDeletion())) {
            return Optional.of(Obstacle.REVERTED);
        }
        if (!past.isCreation() && past.before() == null) {
            return Optional.of(Obstacle.NO_IMAGE);
        }
        return Target.of(past.change()).isEmpty() ? Optional.of(Obstacle.NO_ADDRESS) : Optional.empty();
    }

    private static Optional<Obstacle> obstacle(ResourceType type, Kind kind) {
        return switch (kind) {
            case UPDATE -> type.isUpdatable() ? Optional.empty() : Optional.of(Obstacle.NO_UPDATE);
            case DELETION -> type.isDeletable() ? Optional.empty() : Optional.of(Obstacle.NO_DELETION);
            case CREATION ->
                type.can(Operation.CREATE) && !type.isWithinAnother()
                        ? Optional.empty()
                        : Optional.of(Obstacle.NO_CREATION);
        };
    }

    public boolean isPossible() {
        return obstacle == null;
    }

    /** How many fields someone has changed since. */
    public long conflicts() {
        return fields.stream().filter(RevertField::conflict).count();
    }

    /** Whether there is something to do that touches nothing that someone has changed since. */
    public boolean isSafe() {
        return isPossible()
                && switch (kind) {
                    case UPDATE -> fields.stream().anyMatch(field -> !field.conflict());
                    case DELETION -> fields.isEmpty();
                    case CREATION -> true;
                };
    }

    /**
     * The object with what was taken back, for an update.
     *
     * @param anyway the names of fields that are brought back although someone has changed them since
     */
    JsonObject restored(ResourceType type, JsonObject now, Set<String> anyway) {
        JsonObjectBuilder restored = Json.createObjectBuilder(now);
        for (RevertField field : fields) {
            if (!field.conflict() || anyway.contains(field.name())) {
                restored.add(field.name(), Restored.value(type.field(field.name()), field.before(), field.now()));
            }
        }
        return restored.build();
    }

    /**
     * The object that is made anew.
     *
     * @param deleted as it was when it was deleted
     */
    JsonObject recreated(ResourceType type, JsonObject deleted, Set<String> anyway) {
        JsonObject plain = restored(type, WireObject.plain(type, deleted), anyway);
        JsonObjectBuilder made = Json.createObjectBuilder();
        for (Field field : type.fields()) {
            JsonValue value = plain.get(field.name());
            if (field.access().creatable() && value != null && value != JsonValue.NULL) {
                made.add(field.name(), Restored.value(Optional.of(field), value, null));
            }
        }
        return made.build();
    }
}
