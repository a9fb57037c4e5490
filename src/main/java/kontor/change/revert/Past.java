package kontor.change.revert;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kontor.audit.Difference;
import kontor.audit.LogEntry;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.change.WireObject;

/**
 * A change that is to be taken back, with the changes that have taken it back before and still hold.
 *
 * @param reverts those that were applied, or of which nobody knows whether they were
 */
public record Past(LogEntry change, List<LogEntry> reverts) {
    private static final Set<LogEntry.State> UNSETTLED =
            Set.of(LogEntry.State.PENDING, LogEntry.State.UNKNOWN, LogEntry.State.CANNOT_TELL);

    public Past {
        reverts = List.copyOf(reverts);
    }

    static boolean isUnsettled(LogEntry line) {
        return UNSETTLED.contains(line.state());
    }

    boolean isApplied() {
        return change.state() == LogEntry.State.APPLIED;
    }

    boolean isCreation() {
        return HttpMethod.POST.equals(change.entry().getMethod());
    }

    boolean isDeletion() {
        return HttpMethod.DELETE.equals(change.entry().getMethod());
    }

    JsonObject before() {
        return change.images().before();
    }

    /** Whether the account said what the object was like afterwards, rather than that being made of what was sent. */
    boolean isTold() {
        return change.outcome() != null && change.outcome().images().after() != null;
    }

    /** Whether nothing is left of it that hasn't been taken back, as far as the log tells. */
    boolean isTakenBack() {
        Set<String> back = reverts.stream()
                .flatMap(revert -> revert.difference().changes().stream())
                .map(Difference.FieldChange::name)
                .collect(Collectors.toSet());
        return !reverts.isEmpty()
                && change.difference().changes().stream()
                        .filter(field -> !Secrets.isMark(field.after())) // Nobody knows what was there before.
                        .allMatch(field -> back.contains(field.name()));
    }

    /** What the change did, field by field, as things travel; without what has been taken back of it before. */
    Difference difference(ResourceType type) {
        JsonObject before = isCreation() ? JsonValue.EMPTY_JSON_OBJECT : before();
        JsonObject after = isTold()
                ? change.outcome().images().after()
                : applied(type, before, change.images().sent());
        Set<String> back = takenBack(type);
        return new Difference(
                Difference.between(WireObject.plain(type, before), WireObject.plain(type, after)).changes().stream()
                        .filter(field -> !back.contains(field.name()))
                        .toList());
    }

    private static JsonObject applied(ResourceType type, JsonObject before, JsonObject sent) {
        return sent == null ? before : WireObject.patched(type, WireObject.plain(type, before), sent);
    }

    private Set<String> takenBack(ResourceType type) {
        return reverts.stream()
                .filter(revert ->
                        revert.images().before() != null && revert.images().sent() != null)
                .flatMap(revert -> new Past(revert, List.of()).difference(type).changes().stream())
                .map(Difference.FieldChange::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
