package kontor.change;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kontor.audit.Difference;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.object.RelationNames;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** What has changed, in the reader's words: labels for fields, names for the objects that relations lead to. */
@RequestScoped
public class ChangeWords {
    @Inject
    private RelationNames names;

    @Inject
    private Preferences preferences;

    List<DifferenceRow> difference(ObjectPage page, Difference difference) {
        JsonObjectBuilder before = Json.createObjectBuilder();
        JsonObjectBuilder after = Json.createObjectBuilder();
        for (Difference.FieldChange change : difference.changes()) {
            put(before, change.name(), change.before());
            put(after, change.name(), change.after());
        }
        return DifferenceRows.of(page.type(), difference, display(page, List.of(before.build(), after.build())));
    }

    private static void put(JsonObjectBuilder object, String name, JsonValue value) {
        if (value != null) {
            object.add(name, value);
        }
    }

    private FieldDisplay display(ObjectPage page, List<JsonObject> objects) {
        Map<String, String> known = names.of(
                page.place().company(),
                page.place().credential(),
                page.catalogue(),
                page.type().fields(),
                objects);
        return new FieldDisplay(preferences.getLocale(), iri -> Optional.ofNullable(known.get(iri)));
    }

    List<ConflictRow> conflict(ObjectPage page, Conflict conflict) {
        FieldDisplay display = display(page, List.of(page.object(), conflict.theirs(), mine(conflict)));
        return conflict.getLines().stream()
                .map(line -> new ConflictRow(
                        line,
                        label(page, line),
                        text(page, line, line.before(), display),
                        text(page, line, line.theirs(), display),
                        text(page, line, line.mine(), display)))
                .toList();
    }

    private static JsonObject mine(Conflict conflict) {
        JsonObjectBuilder mine = Json.createObjectBuilder();
        conflict.getLines().stream()
                .filter(line -> line.path().size() == 1)
                .forEach(line -> put(mine, line.getName(), line.mine()));
        return mine.build();
    }

    private String label(ObjectPage page, Conflict.Line line) {
        return line.path().stream()
                .map(name -> Vocabulary.field(page.type().name(), name, preferences.getLocale()))
                .collect(Collectors.joining(" · "));
    }

    private static String text(ObjectPage page, Conflict.Line line, JsonValue value, FieldDisplay display) {
        Optional<Field> field = page.type().field(line.path().getFirst());
        for (String name : line.path().subList(1, line.path().size())) {
            field = field.flatMap(known -> known.field(name));
        }
        return field.map(known -> display.of(known, value)).orElseGet(() -> display.of(value));
    }
}
