package kontor.change.revert;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kontor.catalogue.Field;
import kontor.catalogue.ResourceType;
import kontor.change.WireObject;

/** Works out a {@link Reversal} of applied changes of one object, oldest first, that nothing in the log stands against. */
final class Reversals {
    private final ResourceType type;
    private final List<Past> changes;
    private final JsonObject now;
    private final Touches touches;

    /** @param now {@code null} where the object isn't there */
    Reversals(ResourceType type, List<Past> changes, JsonObject now) {
        this.type = type;
        this.changes = changes;
        this.now = now == null ? null : WireObject.plain(type, now);
        this.touches = new Touches(
                type, changes.stream().filter(past -> !past.isDeletion()).toList());
    }

    Reversal of(Reversal.Kind kind) {
        return switch (kind) {
            case UPDATE -> now == null ? Reversal.impossible(kind, Obstacle.GONE) : update();
            case DELETION -> now == null ? Reversal.impossible(kind, Obstacle.NOTHING) : madeSince();
            case CREATION -> now == null ? creation() : Reversal.impossible(kind, Obstacle.STILL_THERE);
        };
    }

    private Reversal update() {
        List<RevertField> differing = touches.against(now);
        List<RevertField> fields =
                differing.stream().filter(field -> canBeSet(field.name())).toList();
        Set<String> left = differing.stream()
                .map(RevertField::name)
                .filter(name -> !canBeSet(name))
                .collect(Collectors.toCollection(TreeSet::new));
        left.addAll(unseen());
        Obstacle obstacle = fields.isEmpty() ? whyNothing() : null;
        return new Reversal(Reversal.Kind.UPDATE, obstacle, first(), fields, List.copyOf(left), List.of());
    }

    private Obstacle whyNothing() {
        boolean reverted = changes.stream().anyMatch(past -> !past.reverts().isEmpty());
        boolean writable = touches.names().stream().anyMatch(this::canBeSet);
        boolean secret = touches.names().stream()
                .allMatch(name -> type.field(name).filter(Field::isSecret).isPresent());
        if (secret && !touches.names().isEmpty()) {
            return Obstacle.SECRET;
        }
        return reverted ? Obstacle.REVERTED : writable ? Obstacle.NOTHING : Obstacle.NOT_WRITABLE;
    }

    private Reversal madeSince() {
        boolean deleted = changes.getLast().isDeletion();
        return deleted ? Reversal.impossible(Reversal.Kind.DELETION, Obstacle.STILL_THERE) : deletion();
    }

    private Reversal deletion() {
        List<RevertField> changed = touches.changedSince(now).stream()
                .filter(field -> type.field(field.name())
                        .map(known ->
                                known.access().creatable() || known.access().updatable())
                        .orElse(true))
                .filter(field -> type.field(field.name()).map(Field::isReadable).orElse(true))
                .toList();
        return new Reversal(Reversal.Kind.DELETION, null, first(), changed, List.of(), List.of());
    }

    private Reversal creation() {
        JsonObject deleted = WireObject.plain(type, changes.getLast().before());
        List<RevertField> fields = touches.against(deleted).stream()
                .filter(field -> isCreatable(field.name()))
                .toList();
        List<String> left = deleted.entrySet().stream()
                .filter(member -> member.getValue() != JsonValue.NULL)
                .map(member -> member.getKey())
                .filter(name -> !name.startsWith("@") && !isCreatable(name))
                .sorted()
                .toList();
        List<String> missing = type.fields().stream()
                .filter(field -> field.required() && field.access().creatable())
                .map(Field::name)
                .filter(name -> !deleted.containsKey(name) || deleted.get(name) == JsonValue.NULL)
                .toList();
        return new Reversal(Reversal.Kind.CREATION, null, first(), fields, left, missing);
    }

    private long first() {
        return changes.getFirst().change().entry().getId();
    }

    /** What was sent and is never shown, like a password: nobody knows what it was before. */
    private Set<String> unseen() {
        return changes.stream()
                .filter(past -> past.change().images().sent() != null)
                .flatMap(past -> past.change().images().sent().keySet().stream())
                .filter(name ->
                        type.field(name).filter(field -> !field.isReadable()).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean canBeSet(String name) {
        return type.field(name)
                .filter(field -> field.isReadable() && field.access().updatable())
                .isPresent();
    }

    private boolean isCreatable(String name) {
        return type.field(name).filter(field -> field.access().creatable()).isPresent();
    }
}
