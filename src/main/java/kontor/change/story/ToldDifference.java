package kontor.change.story;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    static ToldDifference of(LogEntry line, Terms terms, Vocabulary vocabulary) {
        Optional<ResourceType> type = terms.type(line.entry());
        if (type.isEmpty()) {
            Difference difference = line.difference();
            return new ToldDifference(
                    difference.changes().stream()
                            .map(change -> plain(line, change, terms.display(line), vocabulary))
                            .toList(),
                    List.of());
        }
        Difference difference = Meant.all(type.get(), line);
        FieldDisplay display = terms.displayAsking(line, type.get(), sides(difference));
        return new ToldDifference(
                DifferenceRows.of(type.get(), difference, display), unchanged(type.get(), line, difference, display));
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
    private static DifferenceRow plain(
            LogEntry line, Difference.FieldChange change, FieldDisplay display, Vocabulary vocabulary) {
        return new DifferenceRow(
                change.name(),
                vocabulary.field(line.entry().getObjectType(), change.name()),
                value(line, change.name(), change.before(), display, vocabulary),
                value(line, change.name(), change.after(), display, vocabulary));
    }

    private static String value(
            LogEntry line, String field, JsonValue value, FieldDisplay display, Vocabulary vocabulary) {
        if (value instanceof JsonString text) {
            return vocabulary.value(line.entry().getObjectType(), field, text.getString());
        }
        return display.of(value);
    }
}
