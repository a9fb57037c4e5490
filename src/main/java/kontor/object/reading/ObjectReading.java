package kontor.object.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.Group;
import kontor.catalogue.Groups;
import kontor.catalogue.ResourceType;
import kontor.object.reading.Section.Column;
import kontor.object.reading.Section.Fact;
import kontor.web.Vocabulary;

/**
 * An object as people read it: groups of facts, objects within it as groups of their own, lists as tables. What its type
 * doesn't know comes last; nothing that the account sent is left out but what may never be shown.
 */
public final class ObjectReading {
    private static final int MOST_ROWS = 500;

    private final ResourceType type;
    private final JsonObject object;
    private final Locale locale;
    private final Values values;

    private ObjectReading(ResourceType type, JsonObject object, Locale locale, Values values) {
        this.type = type;
        this.object = object;
        this.locale = locale;
        this.values = values;
    }

    /**
     * @param names the names of other objects, by their IRI
     * @param address the address in the portal of another object, by its IRI; {@code null} where there is none
     */
    public static List<Section> of(
            ResourceType type,
            JsonObject object,
            Locale locale,
            Map<String, String> names,
            UnaryOperator<String> address) {
        return of(type, object, new FieldDisplay(locale, iri -> Optional.ofNullable(names.get(iri))), address);
    }

    /**
     * @param display how values read
     * @param address the address in the portal of another object, by its IRI; {@code null} where there is none
     */
    public static List<Section> of(
            ResourceType type, JsonObject object, FieldDisplay display, UnaryOperator<String> address) {
        return new ObjectReading(type, object, display.locale(), new Values(display, address)).sections();
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        List<Fact> empty = new ArrayList<>();
        List<Group> groups =
                Groups.of(type.fields().stream().filter(Field::isReadable).toList());
        for (Group group : groups) {
            if (group.field() == null) {
                sections.add(Section.of(Vocabulary.group(group.name(), locale), facts(group.fields())));
            } else if (isEmpty(object.get(group.name()))) {
                empty.add(fact("", group.field(), null));
            } else {
                sections.add(own(group.field(), object.get(group.name())));
            }
        }
        if (!empty.isEmpty()) {
            addToFirst(sections, empty);
        }
        List<Fact> others = others();
        if (!others.isEmpty()) {
            sections.add(Section.of(Vocabulary.group("other", locale), others));
        }
        return sections;
    }

    /** What is empty needs no room of its own. */
    private void addToFirst(List<Section> sections, List<Fact> empty) {
        if (sections.isEmpty() || sections.getFirst().isTable()) {
            sections.add(0, Section.of(Vocabulary.group("general", locale), empty));
            return;
        }
        List<Fact> facts = new ArrayList<>(sections.getFirst().facts());
        facts.addAll(empty);
        sections.set(0, Section.of(sections.getFirst().heading(), facts));
    }

    private static boolean isEmpty(JsonValue value) {
        return value == null
                || value == JsonValue.NULL
                || value instanceof JsonArray array && array.isEmpty()
                || value instanceof JsonObject inner && inner.isEmpty();
    }

    private List<Fact> facts(List<Field> fields) {
        return fields.stream()
                .map(field -> fact("", field, object.get(field.name())))
                .toList();
    }

    private Fact fact(String before, Field field, JsonValue value) {
        return new Fact(field.name(), before + label(field), field.deprecated(), values.of(field, value));
    }

    private String label(Field field) {
        return Vocabulary.field(field.owner(), field.name(), locale);
    }

    /** The section of a field that has one of its own. */
    private Section own(Field field, JsonValue value) {
        if (field.type() == FieldType.OBJECT && value instanceof JsonObject inner) {
            return Section.of(label(field), inside(field, inner, ""));
        }
        if (field.type() == FieldType.OBJECTS && value instanceof JsonArray items && isTable(field, items)) {
            return table(field, items);
        }
        if (field.type() == FieldType.MAP && Values.isMap(value)) {
            return Section.of(
                    label(field),
                    value.asJsonObject().entrySet().stream()
                            .map(entry -> new Fact(entry.getKey(), entry.getKey(), false, values.of(entry.getValue())))
                            .toList());
        }
        return Section.of(label(field), List.of(new Fact(field.name(), "", false, values.of(field, value))));
    }

    /** The facts of an object within; those of one within that again go by both names. */
    private List<Fact> inside(Field field, JsonObject inner, String before) {
        List<Fact> facts = new ArrayList<>();
        for (Field each : field.fields()) {
            JsonValue value = inner.get(each.name());
            if (!each.isReadable()) {
                continue;
            }
            if (each.type() == FieldType.OBJECT && value instanceof JsonObject deeper) {
                facts.addAll(inside(each, deeper, before + label(each) + " · "));
            } else {
                facts.add(fact(before, each, value));
            }
        }
        inner.forEach((name, value) -> {
            if (!name.startsWith("@") && field.field(name).isEmpty()) {
                facts.add(new Fact(
                        name, before + Vocabulary.field(field.owner(), name, locale), false, values.of(value)));
            }
        });
        return facts;
    }

    private static boolean isTable(Field field, JsonArray items) {
        return !field.fields().isEmpty() && items.stream().allMatch(JsonObject.class::isInstance);
    }

    private Section table(Field field, JsonArray items) {
        List<Field> columns = field.fields().stream()
                .filter(Field::isReadable)
                .filter(each -> !each.name().equals("id"))
                .toList();
        List<List<Shown>> rows = items.stream()
                .limit(MOST_ROWS)
                .map(JsonValue::asJsonObject)
                .map(item -> columns.stream()
                        .map(column -> values.of(column, item.get(column.name())))
                        .toList())
                .toList();
        return Section.table(
                label(field),
                columns.stream()
                        .map(column -> new Column(label(column), column.isNumeric()))
                        .toList(),
                rows);
    }

    /** What the account sent and its document doesn't tell of. */
    private List<Fact> others() {
        return object.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@")
                        && type.field(entry.getKey()).isEmpty())
                .map(entry -> new Fact(
                        entry.getKey(),
                        Vocabulary.field(type.name(), entry.getKey(), locale),
                        false,
                        values.of(entry.getValue())))
                .toList();
    }
}
