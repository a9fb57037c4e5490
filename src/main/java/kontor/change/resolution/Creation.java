package kontor.change.resolution;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.audit.Finding;
import kontor.audit.Finding.Reason;
import kontor.audit.LogEntry;
import kontor.audit.Outcome;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.change.Taken;
import kontor.change.WireObject;

/**
 * An object that was to be created, and may have been: what it would look like, and which of the objects made at that time
 * can be it. Objects that the log knows to be made by other changes can't.
 */
final class Creation {
    /** Besides what the clocks are known to differ by. */
    private static final Duration TOLERANCE = Duration.ofSeconds(90);

    private static final Set<String> TIMES =
            Set.of("createdat", "created", "creationdate", "datecreated", "createdon", "creationtime");

    private final ResourceType type;
    private final LogEntry change;
    private final List<LogEntry> others;
    private final Window window;
    private final Duration tolerance;

    /**
     * @param others other creations in the same collection
     * @param settle how long after an unknown outcome an account may still apply what it was sent
     * @param clockDifference by how much the account's clock and ours differ
     */
    Creation(ResourceType type, LogEntry change, List<LogEntry> others, Duration settle, Duration clockDifference) {
        this.type = type;
        this.change = change;
        this.others = others;
        this.window = Window.of(change, settle);
        this.tolerance = TOLERANCE.plus(clockDifference.abs());
    }

    /** When the account can be trusted to have done with the change, so that what isn't there won't come. */
    Instant settledAt() {
        return window.until();
    }

    /** The field that says when an object was made; empty where there is none that can be told by its name. */
    Optional<Field> time() {
        return type.fields().stream()
                .filter(field -> field.type() == FieldType.DATE_TIME && field.isReadable())
                .filter(field -> TIMES.contains(field.name().replace("_", "").toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Parameters that leave out what was made long before, and bring the newest first, where the account offers that. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new HashMap<>();
        time().ifPresent(time -> {
            type.filter(time.name())
                    .flatMap(filter -> filter.parameter(Filter.Part.FROM))
                    .ifPresent(from -> parameters.put(from, List.of(dayBefore())));
            Optional.ofNullable(type.orders().get(time.name()))
                    .ifPresent(order -> parameters.put(order, List.of("desc")));
        });
        return parameters;
    }

    /** In whatever zone the account reads it. */
    private String dayBefore() {
        return window.from().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1).toString();
    }

    /** Whether an object can have been made by the change: at that time, and by no other change that the log knows. */
    boolean isCandidate(JsonObject object) {
        return madeAt(object)
                        .filter(made -> !made.isBefore(window.from().minus(tolerance)))
                        .filter(made -> !made.isAfter(latest()))
                        .isPresent()
                && FieldDisplay.iri(object).isPresent()
                && known().noneMatch(made -> isSame(made, object));
    }

    private Instant latest() {
        return window.until().equals(Instant.MAX) ? Instant.MAX : window.until().plus(tolerance);
    }

    /** Whether the object was made before the change, so that whatever was made earlier need not be looked at. */
    boolean isOlder(JsonObject object) {
        return madeAt(object)
                .filter(made -> made.isBefore(window.from().minus(tolerance)))
                .isPresent();
    }

    /** When the object was made, as far as it says so. */
    Optional<Instant> madeAt(JsonObject object) {
        JsonValue value = time().map(field -> object.get(field.name())).orElse(null);
        try {
            return value instanceof JsonString text
                    ? Optional.of(OffsetDateTime.parse(text.getString()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The objects that other changes are known to have made. */
    private Stream<JsonObject> known() {
        return others.stream().flatMap(Creation::made);
    }

    /** What a change made. Where it can't be told, an object that was found is a guess, and may be anyone's. */
    private static Stream<JsonObject> made(LogEntry other) {
        return Stream.of(Optional.ofNullable(other.outcome()), Optional.ofNullable(other.resolution()))
                .flatMap(Optional::stream)
                .filter(opened -> opened.entry().getOutcome() == Outcome.Result.APPLIED)
                .map(opened -> opened.images().after())
                .filter(Objects::nonNull);
    }

    /** Addresses may be used again for what was made later; times of making aren't. */
    private boolean isSame(JsonObject known, JsonObject object) {
        Optional<Instant> made = madeAt(known);
        return FieldDisplay.iri(known).equals(FieldDisplay.iri(object))
                && (made.isEmpty() || made.equals(madeAt(object)));
    }

    /**
     * What can be told.
     *
     * @param candidates the candidates, each with all its fields
     * @param complete whether there can be no other
     * @param settled whether the account can be trusted to have done with the change
     * @return empty where it is too early to tell
     */
    Optional<Finding> among(List<JsonObject> candidates, boolean complete, boolean settled) {
        if (time().isEmpty()) {
            return Optional.of(Finding.cannotTell(Reason.SEVERAL, List.of(), null));
        }
        List<JsonObject> same =
                candidates.stream().filter(each -> likeness(each) == 1).toList();
        long rivals = others.stream().filter(this::isRival).count();
        if (same.size() == 1 && rivals == 0 && complete) {
            return Optional.of(Finding.applied(Reason.CREATED, same.getFirst()));
        }
        if (!settled) {
            return Optional.empty();
        }
        if (!complete) {
            return Optional.of(Finding.cannotTell(Reason.TOO_MANY, List.of(), null));
        }
        List<JsonObject> alike =
                candidates.stream().filter(each -> likeness(each) >= 0.5).toList();
        if (alike.isEmpty()) {
            return Optional.of(Finding.notApplied(Reason.NOT_CREATED, null));
        }
        List<String> iris =
                alike.stream().flatMap(each -> FieldDisplay.iri(each).stream()).toList();
        return Optional.of(Finding.cannotTell(Reason.SEVERAL, iris, alike.size() == 1 ? alike.getFirst() : null));
    }

    /** Another creation that would look the same, of which it isn't known which object it made. */
    private boolean isRival(LogEntry other) {
        return other.images().sent() != null
                && other.images().sent().equals(change.images().sent())
                && (other.state() == LogEntry.State.PENDING
                        || other.state() == LogEntry.State.UNKNOWN
                        || other.state() == LogEntry.State.CANNOT_TELL
                        || other.state() == LogEntry.State.APPLIED
                                && made(other).findAny().isEmpty());
    }

    /** How much of what was sent the object holds, from 0 to 1. */
    private double likeness(JsonObject object) {
        JsonObject plain = WireObject.plain(type, object);
        List<String> telling = change.images().sent().keySet().stream()
                .filter(name -> type.field(name).map(Field::isReadable).orElse(true))
                .filter(name -> !Secrets.isMark(change.images().sent().get(name)))
                .toList();
        long held = telling.stream()
                .filter(name ->
                        Taken.isAs(type.field(name), change.images().sent().get(name), plain.get(name)))
                .count();
        return telling.isEmpty() ? 0 : (double) held / telling.size();
    }
}
