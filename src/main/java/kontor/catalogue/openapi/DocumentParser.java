package kontor.catalogue.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Note;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.UnusableDocument.Reason;

/**
 * Makes the parser's model of a document's tree. The parser gives up on the whole document over one part that it can't take:
 * that part alone is left out then, an operation or a component, and noted.
 */
final class DocumentParser {
    private static final String PATHS = "paths";
    private static final String COMPONENTS = "components";
    private static final Set<String> NEEDED = Set.of("openapi", PATHS, COMPONENTS);

    private final ObjectNode document;
    private final Budget budget;

    private DocumentParser(ObjectNode document, Budget budget) {
        this.document = document;
        this.budget = budget;
    }

    /** @throws UnusableDocument when it is no document of OpenAPI 3 */
    static OpenAPI parse(JsonNode tree, Budget budget) throws UnusableDocument {
        Optional<OpenAPI> parsed = parsed(tree);
        if (parsed.isEmpty()
                && tree instanceof ObjectNode document
                && tree.path("openapi").asText().startsWith("3.")
                && tree.path(PATHS).isObject()) {
            new DocumentParser(document, budget).leaveOutWhatFails();
            parsed = parsed(tree);
        }
        return parsed.orElseThrow(() -> new UnusableDocument(Reason.NOT_OPENAPI));
    }

    /** The parser was not made for hostile documents, and may stumble over anything. */
    private static Optional<OpenAPI> parsed(JsonNode tree) {
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        try {
            SwaggerParseResult result = new OpenAPIV3Parser().parseJsonNode(null, tree, options);
            return Optional.ofNullable(result.getOpenAPI()).filter(parsed -> parsed.getPaths() != null);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private void leaveOutWhatFails() {
        for (String name : names(document)) {
            if (!NEEDED.contains(name)) {
                tryOut(document, name, List.of());
            }
        }
        parts(PATHS);
        parts(COMPONENTS);
    }

    /** Operations by path, and components by kind: both are two levels down. */
    private void parts(String of) {
        for (String outer : names(document.path(of))) {
            if (document.path(of).get(outer) instanceof ObjectNode within) {
                for (String inner : names(within)) {
                    tryOut(within, inner, List.of(of, outer));
                }
            }
        }
    }

    private void tryOut(ObjectNode within, String name, List<String> place) {
        budget.look();
        ObjectNode trial = JsonNodeFactory.instance.objectNode();
        trial.set("openapi", document.get("openapi"));
        trial.putObject(PATHS);
        ObjectNode at = trial;
        for (String step : place) {
            at = at.withObjectProperty(step);
        }
        at.set(name, within.get(name));
        if (parsed(trial).isEmpty()) {
            within.remove(name);
            budget.note(
                    Note.Kind.MALFORMED,
                    Stream.concat(place.stream(), Stream.of(name)).collect(Collectors.joining(" ")));
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
