package kontor.catalogue.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import kontor.catalogue.Note;

/** What operations take and give, and the parameters they have: of a document, with its references followed. */
final class Contents {
    private static final List<String> JSON_TYPES =
            List.of("application/ld+json", "application/json", "application/vnd.api+json");
    private static final List<String> PATCH_TYPES =
            List.of("application/merge-patch+json", "application/json", "application/ld+json");

    private final OpenAPI document;
    private final Schemas schemas;

    Contents(OpenAPI document, Schemas schemas) {
        this.document = document;
        this.schemas = schemas;
    }

    /** What is sent to make an object, or {@code null}. */
    Shape created(PathItem collection) {
        return collection == null ? null : request(collection.getPost(), JSON_TYPES);
    }

    /** What is sent to change an object, or {@code null}. */
    Shape updated(PathItem item) {
        if (item == null) {
            return null;
        }
        Shape patched = request(item.getPatch(), PATCH_TYPES);
        return patched != null && !patched.properties.isEmpty() || item.getPut() == null
                ? patched
                : request(item.getPut(), JSON_TYPES);
    }

    /** A collection's parameters. */
    List<Parameter> parameters(PathItem item) {
        List<Parameter> parameters = new ArrayList<>();
        if (item.getParameters() != null) {
            parameters.addAll(item.getParameters());
        }
        if (item.getGet().getParameters() != null) {
            parameters.addAll(item.getGet().getParameters());
        }
        return parameters.stream()
                .map(each -> each.get$ref() == null ? each : named(each.get$ref(), Components::getParameters))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What an operation gives, or {@code null} where it doesn't say. */
    Shape response(Operation operation) {
        if (operation == null || operation.getResponses() == null) {
            return null;
        }
        return Stream.of("200", "201", "2XX", "default")
                .map(operation.getResponses()::get)
                .filter(Objects::nonNull)
                .map(response ->
                        response.get$ref() == null ? response : named(response.get$ref(), Components::getResponses))
                .filter(response -> response != null && response.getContent() != null)
                .findFirst()
                .map(ApiResponse::getContent)
                .map(content -> shape(content, JSON_TYPES, name(operation)))
                .orElse(null);
    }

    /** What an operation takes, or {@code null} where it takes nothing or doesn't say. */
    private Shape request(Operation operation, List<String> mediaTypes) {
        if (operation == null || operation.getRequestBody() == null) {
            return null;
        }
        RequestBody body = operation.getRequestBody();
        RequestBody known = body.get$ref() == null ? body : named(body.get$ref(), Components::getRequestBodies);
        return known == null || known.getContent() == null
                ? null
                : shape(known.getContent(), mediaTypes, name(operation));
    }

    /** What a reference names among the document's components, or {@code null}. */
    private <T> T named(String reference, Function<Components, Map<String, T>> kind) {
        boolean local = Budget.isName(reference) && reference.startsWith("#/components/");
        Map<String, T> components = document.getComponents() == null ? null : kind.apply(document.getComponents());
        T found = local && components != null
                ? components.get(reference.substring(reference.lastIndexOf('/') + 1))
                : null;
        if (found == null) {
            schemas.note(local ? Note.Kind.MISSING_SCHEMA : Note.Kind.REMOTE_REFERENCE, reference);
        }
        return found;
    }

    private static String name(Operation operation) {
        return String.valueOf(operation.getOperationId());
    }

    private Shape shape(Content content, List<String> mediaTypes, String where) {
        return Stream.concat(
                        mediaTypes.stream().map(content::get),
                        content.entrySet().stream()
                                .filter(entry -> entry.getKey().contains("json"))
                                .map(Map.Entry::getValue))
                .filter(type -> type != null && type.getSchema() != null)
                .findFirst()
                .map(MediaType::getSchema)
                .map(schema -> schemas.flatten(schema, where))
                .orElse(null);
    }

    /** The objects in a collection: of a bare array, or of Hydra's, with its prefix or without. */
    Shape members(Shape collection) {
        if (collection == null) {
            return null;
        }
        if ("array".equals(collection.type())) {
            return schemas.flatten(collection.items, String.valueOf(collection.className));
        }
        return Stream.of("hydra:member", "member")
                .map(collection.properties::get)
                .filter(member -> member != null && member.getItems() != null)
                .findFirst()
                .map(member -> schemas.flatten(member.getItems(), String.valueOf(collection.className)))
                .orElse(null);
    }
}
