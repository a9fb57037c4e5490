package kontor.catalogue.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kontor.catalogue.Note;

/**
 * The schemas of a document, each flattened: references within the document followed, {@code allOf} merged, alternatives
 * sorted out. References that lead out of the document are never followed, and cycles end where they close.
 */
@SuppressWarnings("rawtypes") // The parser's own model hands out its schemas without their type parameter.
final class Schemas {
    private static final String LOCAL = "#/components/schemas/";
    private static final int DEEPEST = 60;

    private final Map<String, Schema> named;
    private final Budget budget;

    Schemas(OpenAPI document, Budget budget) {
        this.budget = budget;
        boolean none =
                document.getComponents() == null || document.getComponents().getSchemas() == null;
        named = none ? Map.of() : document.getComponents().getSchemas();
    }

    Budget budget() {
        return budget;
    }

    void note(Note.Kind kind, String where) {
        budget.note(kind, where);
    }

    /**
     * @param schema {@code null}, or one that takes more than its share to flatten, gives a shape of which nothing is known
     * @param where what it is the schema of
     */
    Shape flatten(Schema<?> schema, String where) {
        Shape shape = new Shape(budget.share());
        shape.source = schema;
        try {
            merge(shape, schema, new HashSet<>(), 0);
            shape.settle();
            return shape;
        } catch (Budget.Exceeded e) {
            note(Note.Kind.TOO_COMPLEX, shape.className == null ? where : where + " (" + shape.className + ")");
            Shape unknown = new Shape(budget.share());
            unknown.source = schema;
            return unknown;
        }
    }

    /** The schema of the document that another refers to, or {@code null}. */
    Schema<?> referred(Schema<?> schema) {
        String reference = schema.get$ref();
        return reference != null && reference.startsWith(LOCAL) && Budget.isName(reference)
                ? named.get(name(reference))
                : null;
    }

    private void merge(Shape shape, Schema<?> schema, Set<String> followed, int depth) {
        if (schema == null) {
            return;
        }
        if (depth > DEEPEST) {
            throw new Budget.Exceeded();
        }
        if (schema.get$ref() != null) {
            follow(shape, schema.get$ref(), followed, depth);
        }
        shape.take(schema);
        if (schema.getAllOf() != null) {
            for (Object part : schema.getAllOf()) {
                merge(shape, (Schema<?>) part, followed, depth + 1);
            }
        }
        alternatives(shape, schema.getAnyOf(), followed, depth);
        alternatives(shape, schema.getOneOf(), followed, depth);
    }

    private void follow(Shape shape, String reference, Set<String> followed, int depth) {
        if (!Budget.isName(reference)) {
            note(Note.Kind.NAME_TOO_LONG, reference);
            return;
        }
        if (!reference.startsWith(LOCAL)) {
            note(reference.startsWith("#") ? Note.Kind.MISSING_SCHEMA : Note.Kind.REMOTE_REFERENCE, reference);
            return;
        }
        String name = name(reference);
        Schema<?> target = named.get(name);
        if (target == null) {
            note(Note.Kind.MISSING_SCHEMA, reference);
        } else if (followed.add(name)) {
            shape.named(name);
            merge(shape, target, followed, depth + 1);
        }
    }

    private static String name(String reference) {
        String encoded = reference.substring(LOCAL.length());
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replace("~1", "/")
                    .replace("~0", "~");
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    /** One alternative beside null is no alternative but the thing itself. */
    private void alternatives(Shape shape, List<Schema> alternatives, Set<String> followed, int depth) {
        if (alternatives == null) {
            return;
        }
        List<Schema> known = alternatives.stream().filter(Objects::nonNull).toList();
        List<Schema> real = known.stream().filter(each -> !isNull(each)).toList();
        if (real.size() < known.size()) {
            shape.nullable = true;
        }
        if (real.size() == 1) {
            merge(shape, real.getFirst(), followed, depth + 1);
        } else {
            for (Schema each : real) {
                shape.share.alternative();
                Shape alternative = new Shape(shape.share);
                merge(alternative, each, new HashSet<>(followed), depth + 1);
                alternative.settle();
                shape.alternatives.add(alternative);
            }
        }
    }

    private static boolean isNull(Schema schema) {
        return "null".equals(schema.getType())
                || schema.getTypes() != null && schema.getTypes().equals(Set.of("null"));
    }
}
