package kontor.change.story;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.audit.Difference;
import kontor.audit.LogEntry;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.change.DifferenceRow;
import kontor.change.DifferenceRows;
import kontor.web.Vocabulary;

/**
 * The difference that a line of the log tells of, as people read it.
 *
 * @param changed what differs
 * @param unchanged what stayed as it was: name and value, the same on both sides
 */
record ToldDifference(List<DifferenceRow> changed, List<DifferenceRow> unchanged) {
    ToldDifference {
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
    }

    /** Asks the account for the names of other objects, where the person may work there. */
    static ToldDifference of(LogEntry line, Terms terms) {
        Optional<ResourceType> type = terms.type(line.entry());
        if (type.isEmpty()) {
            return new ToldDifference(known(line, type, terms.display(line)), List.of());
        }
        Difference difference = Meant.all(type.get(), line);
        FieldDisplay display = terms.displayAsking(line, type.get(), sides(difference));
        return new ToldDifference(
                DifferenceRows.of(type.get(), difference, display), unchanged(type.get(), line, difference, display));
    }

    /** What differs, without asking any account. */
    static List<DifferenceRow> known(LogEntry line, Optional<ResourceType> type, FieldDisplay display) {
        return type.map(known -> DifferenceRows.of(known, Meant.all(known, line), display))
                .orElseGet(() -> line.difference().changes().stream()
                        .map(change -> plain(line, change, display))
                        .toList());
    }

    private static List<JsonObject> sides(Difference difference) {
        JsonObjectBuilder before = Json.createObjectBuilder();
        JsonObjectBuilder after = Json.createObjectBuilder();
        difference.changes().forEach(change -> {
            put(before, change.name(), change.before());
            put(after, change.name(), change.after());
        });
        return List.of(before.build(), after.build());
    }

    private static void put(JsonObjectBuilder object, String name, JsonValue value) {
        if (value != null) {
            object.add(name, value);
        }
    }

    private static List<DifferenceRow> unchanged(
            ResourceType type, LogEntry line, Difference difference, FieldDisplay display) {
        JsonObject before = line.images().before();
        if (before == null || line.images().sent() == null) {
            return List.of();
        }
        Set<String> changed =
                difference.changes().stream().map(Difference.FieldChange::name).collect(Collectors.toSet());
        return before.entrySet().stream()
                .filter(field -> !field.getKey().startsWith("@") && !changed.contains(field.getKey()))
                .map(field -> {
                    String value = type.field(field.getKey())
                            .map(known -> display.of(known, field.getValue()))
                            .orElseGet(() -> display.of(field.getValue()));
                    String name = Vocabulary.field(type.name(), field.getKey(), display.locale());
                    return new DifferenceRow(field.getKey(), name, value, value);
                })
                .filter(row -> !row.before().isEmpty())
                .toList();
    }

    /** Of a change in the portal itself, and of an object of which no catalogue tells. */
    private static DifferenceRow plain(LogEntry line, Difference.FieldChange change, FieldDisplay display) {
        return new DifferenceRow(
                change.name(),
                field(line, change.name(), display.locale()),
                value(line, change.name(), change.before(), display),
                value(line, change.name(), change.after(), display));
    }

    /** What was said of a field of an account goes by the name of that, after the path of its objects. */
    private static String field(LogEntry line, String name, Locale locale) {
        int end = name.lastIndexOf('/');
        if (!line.isLocal() || end < 0) {
            return Vocabulary.field(line.entry().getObjectType(), name, locale);
        }
        String type = name.substring(0, end);
        return Stream.concat(
                        Stream.of(Vocabulary.plural(type, locale)),
                        Stream.of(name.substring(end + 1).split("\\."))
                                .map(part -> Vocabulary.field(type, part, locale)))
                .collect(Collectors.joining(" · "));
    }

    private static String value(LogEntry line, String field, JsonValue value, FieldDisplay display) {
        if (value instanceof JsonString text) {
            String name = line.isLocal() && field.contains("/") ? "holds" : field;
            return Vocabulary.value(line.entry().getObjectType(), name, text.getString(), display.locale());
        }
        return display.of(value);
    }
}
