package kontor.catalogue.openapi;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import kontor.catalogue.Note;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.UnusableDocument.Reason;
import kontor.limit.JsonExtent;
import kontor.limit.PlainNumber;

/**
 * A document's JSON, of a bearable extent, and without what would be too much for those who read on: what is nested beyond
 * reason, more members and items than anyone looks at, names by which nothing could be called, and numbers that would be
 * texts of gigabytes when they are written out. Each is left out by itself and noted.
 */
final class DocumentTree {
    /** Of an object, and of the document's paths and schemas. */
    static final int MOST_MEMBERS = 3_000;

    static final int MOST_ITEMS = 1_000;

    /** What is nested deeper, or longer a number, than the parser takes can't be left out by itself. */
    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10 * JsonExtent.DEEPEST)
                            .maxNumberLength(50 * JsonExtent.LONGEST_NUMBER)
                            .maxStringLength(OpenApiReader.LARGEST)
                            .maxTokenCount(2L * JsonExtent.MOST_VALUES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Budget budget;

    private DocumentTree(Budget budget) {
        this.budget = budget;
    }

    /** @throws UnusableDocument when it is no JSON, or more than is taken */
    static JsonNode read(String document, Budget budget) throws UnusableDocument {
        try {
            JsonNode tree = MAPPER.readTree(document);
            new DocumentTree(budget).clean(tree, "", 1);
            return tree;
        } catch (StreamConstraintsException e) {
            throw new UnusableDocument(Reason.TOO_COMPLEX);
        } catch (JsonProcessingException e) {
            throw new UnusableDocument(Reason.NOT_JSON);
        }
    }

    private void clean(JsonNode node, String where, int depth) {
        if (node instanceof ObjectNode object) {
            members(object, where, depth);
        } else if (node instanceof ArrayNode array) {
            items(array, where, depth);
        }
    }

    private void members(ObjectNode object, String where, int depth) {
        int seen = 0;
        for (Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            String at = where + "/" + member.getKey();
            Note.Kind excess = ++seen > MOST_MEMBERS
                    ? Note.Kind.TOO_MANY_PARTS
                    : Budget.isName(member.getKey()) ? excess(member.getValue(), depth) : Note.Kind.NAME_TOO_LONG;
            if (excess != null) {
                budget.note(excess, seen > MOST_MEMBERS ? where : at);
                members.remove();
            } else {
                clean(member.getValue(), at, depth + 1);
            }
        }
    }

    private void items(ArrayNode array, String where, int depth) {
        if (array.size() > MOST_ITEMS) {
            budget.note(Note.Kind.TOO_MANY_PARTS, where);
            for (int last = array.size() - 1; last >= MOST_ITEMS; last--) {
                array.remove(last);
            }
        }
        for (Iterator<JsonNode> items = array.iterator(); items.hasNext(); ) {
            JsonNode item = items.next();
            Note.Kind excess = excess(item, depth);
            if (excess != null) {
                budget.note(excess, where);
                items.remove();
            } else {
                clean(item, where, depth + 1);
            }
        }
    }

    /** Why a value is left out, or {@code null}. */
    private static Note.Kind excess(JsonNode value, int depth) {
        if (value.isContainerNode()) {
            return depth < JsonExtent.DEEPEST ? null : Note.Kind.TOO_COMPLEX;
        }
        return value.isNumber() && !isBearable(value) ? Note.Kind.NUMBER_TOO_LARGE : null;
    }

    /** Exponents beyond those of a double come as infinite. */
    private static boolean isBearable(JsonNode number) {
        return number.isFloatingPointNumber()
                ? Double.isFinite(number.doubleValue())
                : PlainNumber.isBearable(number.decimalValue());
    }
}
