package kontor.catalogue.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;

/**
 * The names that anything in a resource type's schemas calls write-only: in whichever part, alternative or depth, and whether
 * or not the schema is too much to be flattened. Found by a walk that visits each schema once, so that no budget for what
 * is made of a document makes a secret public.
 */
@SuppressWarnings({"rawtypes", "unchecked"
}) // The parser's own model hands out its schemas without their type parameter.
final class WriteOnlyNames {
    /** Of all types of a document together. */
    private static final int MOST_STEPS = 3_000_000;

    /** Of one type, so that one that is too much leaves enough for the others. */
    private static final int MOST_STEPS_OF_TYPE = MOST_STEPS / 10;

    private final Schemas schemas;
    private int stepsLeft = MOST_STEPS;
    private int stepsOfType;

    WriteOnlyNames(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The names at the top of an object, and those anywhere within it. */
    private record Names(Set<String> top, Set<String> within) {}

    /**
     * The fields with all that is write-only as secrets, those that the document doesn't tell any more of included.
     *
     * @throws Budget.Exceeded when there is too much to look at: of such a type nothing may be shown
     */
    List<Field> applied(String owner, List<Field> fields, Shape... shapes) {
        stepsOfType = MOST_STEPS_OF_TYPE;
        Names names = names(Stream.of(shapes).filter(Objects::nonNull).map(shape -> shape.source));
        Set<String> unknown = new LinkedHashSet<>(names.within());
        fields.forEach(field -> forget(field.fields(), unknown));
        List<Field> secrets = unknown.stream().map(name -> secret(owner, name)).toList();
        Set<String> untold = new LinkedHashSet<>(names.top());
        fields.forEach(field -> untold.remove(field.name()));
        return Stream.concat(
                        fields.stream().map(field -> applied(field, names.top(), names.within(), secrets)),
                        untold.stream().map(name -> secret(owner, name)))
                .toList();
    }

    private static void forget(List<Field> fields, Set<String> names) {
        for (Field field : fields) {
            names.remove(field.name());
            forget(field.fields(), names);
        }
    }

    private static Field applied(Field field, Set<String> here, Set<String> within, List<Field> secrets) {
        if (here.contains(field.name())) {
            return field.isSecret() ? field : FieldReader.typedUnseen(field.asSecret());
        }
        List<Field> inner = field.fields().stream()
                .map(each -> applied(each, within, within, List.of()))
                .toList();
        return field.withFields(inner.isEmpty() && mayHoldObjects(field.type()) ? secrets : inner);
    }

    private static boolean mayHoldObjects(FieldType type) {
        return switch (type) {
            case JSON, MAP, OBJECT, OBJECTS, RELATION, RELATIONS -> true;
            default -> false;
        };
    }

    /** One that nobody can set here: nothing is known of it but that it must not be seen. */
    private static Field secret(String owner, String name) {
        return Field.of(owner, name, FieldType.TEXT).withAccess(new Field.Access(false, false, false, true));
    }

    private Names names(Stream<Schema<?>> roots) {
        Names names = new Names(new LinkedHashSet<>(), new LinkedHashSet<>());
        Deque<Schema> below = new ArrayDeque<>();
        walk(roots.toList(), names.top(), below);
        walk(List.copyOf(below), names.within(), null);
        return names;
    }

    /**
     * Looks at all parts of schemas.
     *
     * @param below where the schemas of properties go, or {@code null} for them to be looked at as well
     */
    private void walk(Collection<? extends Schema> from, Set<String> names, Deque<Schema> below) {
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Schema> open = new ArrayDeque<>();
        from.forEach(schema -> add(schema, open));
        while (!open.isEmpty()) {
            Schema schema = open.poll();
            if (!seen.add(schema)) {
                continue;
            }
            parts(schema, open);
            for (Map<String, Schema> properties :
                    List.of(named(schema.getProperties()), named(schema.getPatternProperties()))) {
                properties.forEach((name, property) -> {
                    if (!name.startsWith("@") && saysSo(property)) { // Who an object is, is no secret.
                        names.add(name);
                    }
                    add(property, below == null ? open : below);
                });
            }
        }
    }

    private static Map<String, Schema> named(Map<String, Schema> schemas) {
        return schemas == null ? Map.of() : schemas;
    }

    /** Whether a value is write-only, by what is said of it, of one of its forms, or of its items. */
    private boolean saysSo(Schema property) {
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Schema> open = new ArrayDeque<>();
        add(property, open);
        while (!open.isEmpty()) {
            Schema schema = open.poll();
            if (seen.add(schema)) {
                if (Boolean.TRUE.equals(schema.getWriteOnly())) {
                    return true;
                }
                parts(schema, open);
            }
        }
        return false;
    }

    /** What is said of the same value, or of each of its items. */
    private void parts(Schema<?> schema, Deque<Schema> into) {
        add(schemas.referred(schema), into);
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf(), schema.getPrefixItems())
                .filter(Objects::nonNull)
                .forEach(parts -> ((List<Schema>) (List) parts).forEach(part -> add(part, into)));
        add(schema.getItems(), into);
        if (schema.getAdditionalProperties() instanceof Schema additional) {
            add(additional, into);
        }
    }

    private void add(Schema schema, Deque<Schema> into) {
        if (--stepsLeft < 0 || --stepsOfType < 0) {
            throw new Budget.Exceeded();
        }
        if (schema != null) {
            into.add(schema);
        }
    }
}
