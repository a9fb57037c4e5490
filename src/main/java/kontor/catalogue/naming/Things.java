package kontor.catalogue.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.web.Thing;
import kontor.web.Vocabulary;

/** What there is to name in a company's accounts: what their documents describe, and what was named before. */
final class Things {
    private static final int DEEPEST = 8;

    /** What is kept of one. */
    private static final int LONGEST = 200;

    private final Map<String, Map<String, Set<String>>> byType = new LinkedHashMap<>();

    void add(Catalogue catalogue) {
        for (ResourceType type : catalogue.types()) {
            if (fits(type.name())) {
                add(byType.computeIfAbsent(type.name(), name -> new LinkedHashMap<>()), type.fields(), 0);
            }
        }
    }

    /** Fields within others go by their own names, as the portal calls them everywhere. */
    private static void add(Map<String, Set<String>> into, List<Field> fields, int depth) {
        for (Field field : fields) {
            if (fits(field.name())) {
                Set<String> values = into.computeIfAbsent(field.name(), name -> new LinkedHashSet<>());
                field.values().stream().filter(Things::fits).forEach(values::add);
                if (field.type() == FieldType.TEXT) {
                    values.addAll(Vocabulary.values(field.owner(), field.name()));
                }
            }
            if (depth < DEEPEST) {
                add(into, field.fields(), depth + 1);
            }
        }
    }

    private static boolean fits(String name) {
        return !name.isEmpty() && name.length() <= LONGEST;
    }

    /** What has a name already stays to be seen, also where no document tells of it any more. */
    void add(Collection<Thing> named) {
        for (Thing thing : named) {
            Map<String, Set<String>> fields = byType.computeIfAbsent(thing.type(), name -> new LinkedHashMap<>());
            if (!thing.field().isEmpty()) {
                Set<String> values = fields.computeIfAbsent(thing.field(), name -> new LinkedHashSet<>());
                if (!thing.value().isEmpty()) {
                    values.add(thing.value());
                }
            }
        }
    }

    List<String> types() {
        return List.copyOf(byType.keySet());
    }

    /** A resource type and all that is in it, fields followed by their values. */
    List<Thing> of(String type) {
        List<Thing> things = new ArrayList<>(List.of(Thing.plural(type), Thing.one(type)));
        byType.getOrDefault(type, Map.of()).forEach((field, values) -> {
            things.add(Thing.field(type, field));
            values.forEach(value -> things.add(Thing.value(type, field, value)));
        });
        return things;
    }
}
