package kontor.change.resolution;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.audit.Finding;
import kontor.audit.Finding.Reason;
import kontor.audit.LogEntry;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.change.ItemOrder;
import kontor.change.Taken;
import kontor.change.WireObject;

/**
 * What can be told of an unknown change to an object from how the object was seen afterwards: when a later change through
 * the portal was recorded, and now. A field speaks for the change when it holds what was sent, against it when it holds
 * what it held before, and not at all where another change through the portal may have had the same effect.
 */
final class Evidence {
    private enum Vote {
        FOR,
        AGAINST,
        NEITHER,
        MUTE
    }

    private final ResourceType type;
    private final LogEntry change;
    private final List<LogEntry> others;
    private final Duration settle;
    private final Duration longestRead;
    private final Window window;

    /**
     * @param type what the account's catalogue knows of such objects
     * @param change the unknown change
     * @param others other writes to the same object, oldest first
     * @param settle how long after an unknown outcome an account may still apply what it was sent
     * @param longestRead how long before a later change's intent its object can have been read
     */
    Evidence(ResourceType type, LogEntry change, List<LogEntry> others, Duration settle, Duration longestRead) {
        this.type = type;
        this.change = change;
        this.others = others;
        this.settle = settle;
        this.longestRead = longestRead;
        this.window = Window.of(change, settle);
    }

    /** When the account can be trusted to have done with the change, so that what isn't there won't come. */
    Instant settledAt() {
        return window.until();
    }

    /**
     * Of a change to an object's fields.
     *
     * @param now the object as it is now
     * @return empty where it is too early to tell
     */
    Optional<Finding> ofUpdate(Observation now) {
        List<String> changed = changedFields();
        if (changed.isEmpty()) {
            return Optional.of(Finding.cannotTell(Reason.UNSEEN, List.of(), now.object()));
        }
        for (Observation seen : observations(now)) {
            Optional<Finding> finding = ofFields(changed, seen, now);
            if (finding.isPresent()) {
                return finding;
            }
        }
        if (now.notBefore().isBefore(window.until()) || waitsForAnother()) {
            return Optional.empty();
        }
        return Optional.of(
                now.object() == null
                        ? Finding.cannotTell(Reason.OBJECT_GONE, List.of(), null)
                        : Finding.cannotTell(Reason.OVERWRITTEN, changed, now.object()));
    }

    /**
     * Of a deletion.
     *
     * @param now the object as it is now, if it is there
     * @return empty where it is too early to tell
     */
    Optional<Finding> ofDeletion(Observation now) {
        for (Observation seen : observations(now)) {
            if (seen.object() != null && !seen.notBefore().isBefore(window.until())) {
                return Optional.of(Finding.notApplied(Reason.STILL_THERE, now.object()));
            }
        }
        if (now.object() != null) {
            return Optional.empty();
        }
        if (rivals(now.notAfter()).noneMatch(Evidence::isDeletion)) {
            return Optional.of(Finding.applied(Reason.GONE, null));
        }
        return waitsForAnother()
                ? Optional.empty()
                : Optional.of(Finding.cannotTell(Reason.OVERWRITTEN, List.of(), null));
    }

    /** Later intents hold the object as it was read just before them; last comes what was read now. */
    private List<Observation> observations(Observation now) {
        List<Observation> seen = new ArrayList<>();
        for (LogEntry other : others) {
            if (other.entry().getSequence() > change.entry().getSequence()
                    && other.images().before() != null) {
                Instant recorded = other.entry().getHappenedAt();
                seen.add(new Observation(other.images().before(), recorded.minus(longestRead), recorded));
            }
        }
        seen.add(now);
        return seen;
    }

    /** The fields by whose values the change can be told: changed by it, and readable. */
    private List<String> changedFields() {
        JsonObject before = WireObject.plain(type, change.images().before());
        JsonObject sent = change.images().sent();
        return sent.keySet().stream()
                .filter(name -> type.field(name).map(Field::isReadable).orElse(true))
                .filter(name -> !Secrets.isMark(sent.get(name))) // Even where the document says so no more.
                .filter(name -> !Taken.isAs(type.field(name), sent.get(name), before.get(name)))
                .toList();
    }

    private Optional<Finding> ofFields(List<String> fields, Observation seen, Observation now) {
        if (seen.object() == null) {
            return Optional.empty();
        }
        JsonObject object = WireObject.plain(type, seen.object());
        Map<Vote, List<String>> votes = new EnumMap<>(Vote.class);
        for (String field : fields) {
            votes.computeIfAbsent(vote(field, object, seen), vote -> new ArrayList<>())
                    .add(field);
        }
        boolean spokenFor = votes.containsKey(Vote.FOR);
        boolean spokenAgainst = votes.containsKey(Vote.AGAINST);
        if (spokenFor && !spokenAgainst) {
            return Optional.of(Finding.applied(Reason.AS_SENT, now.object()));
        }
        if (spokenAgainst && !spokenFor && !votes.containsKey(Vote.NEITHER)) {
            return Optional.of(Finding.notApplied(Reason.AS_BEFORE, now.object()));
        }
        boolean settled = !seen.notBefore().isBefore(window.until());
        return settled && (spokenAgainst || votes.containsKey(Vote.NEITHER))
                ? Optional.of(Finding.cannotTell(Reason.OTHER_VALUES, fields, now.object()))
                : Optional.empty();
    }

    private Vote vote(String name, JsonObject object, Observation seen) {
        Optional<Field> field = type.field(name);
        JsonValue sent = change.images().sent().get(name);
        JsonValue was = WireObject.plain(type, change.images().before()).get(name);
        JsonValue before = sentPartOf(field, was, sent);
        JsonValue value = object.get(name);
        List<JsonValue> rivals = rivals(seen.notAfter())
                .map(rival -> rival.images().sent())
                .filter(Objects::nonNull)
                .filter(body -> body.containsKey(name))
                .map(body -> body.get(name))
                .toList();
        if (Taken.isAs(field, sent, ItemOrder.asSent(field, was, sent, value))) {
            return rivals.stream().anyMatch(other -> Taken.isAs(field, sent, other)) ? Vote.MUTE : Vote.FOR;
        }
        if (!rivals.isEmpty()) {
            return Vote.MUTE;
        }
        if (!Taken.isAs(field, before, value)) {
            return Vote.NEITHER;
        }
        return seen.notBefore().isBefore(window.until()) ? Vote.MUTE : Vote.AGAINST;
    }

    /** Of a value before, what a merge patch of an embedded object would have changed of it. */
    private static JsonValue sentPartOf(Optional<Field> field, JsonValue before, JsonValue sent) {
        boolean merged = field.filter(known -> known.type() != FieldType.OBJECT).isEmpty();
        if (!merged || !(sent instanceof JsonObject patch) || !(before instanceof JsonObject whole)) {
            return before;
        }
        JsonObjectBuilder part = Json.createObjectBuilder();
        patch.forEach((name, value) -> {
            JsonValue inner = sentPartOf(field.flatMap(known -> known.field(name)), whole.get(name), value);
            part.add(name, inner == null ? JsonValue.NULL : inner);
        });
        return part.build();
    }

    /** Other writes that may have been applied before that moment, and not certainly before this one was sent. */
    private Stream<LogEntry> rivals(Instant moment) {
        return others.stream()
                .filter(Evidence::mayBeApplied)
                .filter(other -> window.meets(Window.of(other, settle), moment));
    }

    private static boolean mayBeApplied(LogEntry other) {
        return other.state() != LogEntry.State.REJECTED && other.state() != LogEntry.State.NOT_APPLIED;
    }

    private static boolean isDeletion(LogEntry other) {
        return other.images().sent() == null;
    }

    /** An earlier change of which the same is to be found out may tell more once that is done. */
    private boolean waitsForAnother() {
        return others.stream()
                .filter(other -> other.entry().getSequence() < change.entry().getSequence())
                .anyMatch(other -> other.state() == LogEntry.State.PENDING || other.state() == LogEntry.State.UNKNOWN);
    }
}
