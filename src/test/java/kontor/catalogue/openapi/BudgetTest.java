package kontor.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Note;
import kontor.catalogue.Note.Kind;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.UnusableDocument.Reason;
import org.junit.jupiter.api.Test;

/** Of a document that stands for more than is taken, what exceeds the budget is left out and noted; the rest is read. */
class BudgetTest {
    private static final String ROOT = "/api_v2/";
    private static final String PLAIN = schema("Plain", "\"id\":{\"type\":\"integer\"},\"name\":{\"type\":\"string\"}");

    private static String document(String paths, String schemas) {
        return "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{" + paths
                + "},\"components\":{\"schemas\":{" + schemas + "}}}";
    }

    private static String path(String name, String schema, String more) {
        return "\"/api_v2/" + name + "\":{\"get\":{\"operationId\":\"api_" + name + "_get_collection\"," + more
                + "\"responses\":{\"200\":{\"description\":\"\",\"content\":{\"application/ld+json\":{\"schema\":"
                + "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/" + schema + "\"}}}}}}}}";
    }

    private static String schema(String name, String properties) {
        return "\"" + name + "\":{\"type\":\"object\",\"properties\":{" + properties + "}}";
    }

    private static String reference(String schema) {
        return "{\"$ref\":\"#/components/schemas/" + schema + "\"}";
    }

    private static String many(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
    }

    private static Catalogue read(String document) throws UnusableDocument {
        return OpenApiReader.read(document, ROOT);
    }

    /** The document with another type beside, which must be read in full. */
    private static Catalogue readWithNeighbour(String paths, String schemas) throws UnusableDocument {
        Catalogue catalogue = read(document(paths + "," + path("plains", "Plain", ""), schemas + "," + PLAIN));
        assertThat(catalogue.type("plains").orElseThrow().fields())
                .extracting(Field::name)
                .containsExactly("id", "name");
        return catalogue;
    }

    private static List<Kind> kinds(Catalogue catalogue) {
        return catalogue.notes().stream().map(Note::kind).distinct().toList();
    }

    private static String known(String name) throws IOException {
        try (InputStream in = BudgetTest.class.getResourceAsStream("/cases/documents/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void alternativesOfAlternativesAreNotMultipliedOut() throws Exception {
        Catalogue catalogue = read(known("17-exponential-alternatives.json"));
        ResourceType things = catalogue.type("things").orElseThrow();
        assertThat(things.fields()).extracting(Field::name).containsExactly("id", "name", "exp");
        assertThat(things.field("exp").orElseThrow().type()).isEqualTo(FieldType.JSON);
        assertThat(catalogue.notes()).containsExactly(new Note(Kind.TOO_COMPLEX, "things: exp (E0)"));
    }

    @Test
    void howeverAlternativesAreNestedAndWhereverTheyStand() throws Exception {
        for (String how : List.of("anyOf", "oneOf")) {
            String chain = many(
                    60,
                    i -> "\"E" + i + "\":{\"" + how + "\":[" + reference("E" + (i + 1)) + "," + reference("E" + (i + 1))
                            + ",{\"type\":\"array\",\"items\":" + reference("E" + (i + 1)) + "}]}");
            Catalogue catalogue = readWithNeighbour(
                    path("whole", "E0", "") + ","
                            + path(
                                    "parameters",
                                    "Plain",
                                    "\"parameters\":[{\"name\":\"name\",\"in\":\"query\",\"schema\":" + reference("E1")
                                            + "}],")
                            + "," + path("items", "Items", ""),
                    chain + "," + schema("Items", "\"list\":{\"type\":\"array\",\"items\":" + reference("E2") + "}"));
            assertThat(kinds(catalogue)).contains(Kind.TOO_COMPLEX);
            assertThat(catalogue.type("items").orElseThrow().fields()).hasSize(1);
            assertThat(catalogue.type("parameters").orElseThrow().filters()).hasSize(1);
        }
    }

    @Test
    void partsOfPartsAreMergedUpToABound() throws Exception {
        String chain = many(
                60,
                i -> "\"E" + i + "\":{\"allOf\":[" + many(30, k -> "{\"allOf\":[" + reference("E" + (i + 1)) + "]}")
                        + "]}");
        readWithNeighbour(path("wholes", "E0", ""), chain);
    }

    @Test
    void oneTypeThatTakesAllLeavesEnoughForOthers() throws Exception {
        String heavy = many(300, i -> "\"h" + i + "\":{\"anyOf\":[" + many(150, k -> reference("Wide")) + "]}");
        String wide = schema("Wide", many(100, i -> "\"p" + i + "\":{\"type\":\"string\"}"));
        Catalogue catalogue = readWithNeighbour(path("heavies", "Heavy", ""), schema("Heavy", heavy) + "," + wide);
        assertThat(kinds(catalogue)).containsExactly(Kind.TOO_COMPLEX);
    }

    @Test
    void membersItemsAndFieldsAreTakenUpToABound() throws Exception {
        Catalogue catalogue = readWithNeighbour(
                path("widths", "Width", ""),
                schema("Width", many(20_000, i -> "\"p" + i + "\":{\"type\":\"string\"}")));
        assertThat(kinds(catalogue)).containsExactlyInAnyOrder(Kind.TOO_MANY_PARTS, Kind.TOO_MANY_FIELDS);
        assertThat(catalogue.type("widths").orElseThrow().fields()).hasSize(Budget.FIELDS_OF_A_TYPE);
    }

    @Test
    void allTypesTogetherHaveABoundedNumberOfFields() throws Exception {
        String properties = many(500, i -> "\"p" + i + "\":{\"type\":\"string\"}");
        Catalogue catalogue = read(document(many(100, i -> path("s" + i, "S", "")), schema("S", properties)));
        assertThat(catalogue.types()).hasSize(100);
        assertThat(catalogue.types().stream()
                        .mapToInt(type -> type.fields().size())
                        .sum())
                .isEqualTo(Budget.FIELDS);
        assertThat(kinds(catalogue)).containsExactly(Kind.TOO_MANY_FIELDS);
    }

    @Test
    void thereIsABoundedNumberOfTypes() throws Exception {
        Catalogue catalogue = read(document(many(2_500, i -> path("s" + i, "Plain", "")), PLAIN));
        assertThat(catalogue.types()).hasSize(Budget.TYPES);
        assertThat(kinds(catalogue)).containsExactly(Kind.TOO_MANY_TYPES);
        assertThat(catalogue.notes()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void textsThatAreKeptAreBoundedTogether() throws Exception {
        String values = many(500, i -> "\"" + "v".repeat(300) + i + "\"");
        String fields = many(200, i -> "\"f" + i + "\":" + reference("Choice"));
        Catalogue catalogue = readWithNeighbour(
                path("choices", "Choices", ""),
                schema("Choices", fields) + ",\"Choice\":{\"type\":\"string\",\"enum\":[" + values + "]}");
        long kept = catalogue.types().stream()
                .flatMap(type -> type.fields().stream())
                .flatMap(field -> field.values().stream())
                .mapToLong(String::length)
                .sum();
        assertThat(kept).isPositive().isLessThan(Budget.TEXT);
        assertThat(kinds(catalogue)).containsExactly(Kind.TOO_COMPLEX);
    }

    @Test
    void valuesToChooseFromAreBoundedInNumberAndLength() throws Exception {
        Catalogue catalogue = readWithNeighbour(
                path("choices", "Choices", ""),
                schema(
                        "Choices",
                        "\"many\":{\"type\":\"string\",\"enum\":[" + many(900, i -> "\"v" + i + "\"")
                                + "]},\"long\":{\"type\":\"string\",\"enum\":[\"a\",\"" + "b".repeat(5_000) + "\"]}"));
        assertThat(catalogue.type("choices").orElseThrow().fields())
                .extracting(field -> field.values().size())
                .containsExactly(Budget.VALUES, 1);
        assertThat(kinds(catalogue)).containsExactly(Kind.TOO_MANY_VALUES);
    }

    @Test
    void numbersAndNamesBeyondReasonAreLeftOutByThemselves() throws Exception {
        String huge = "\"minimum\":1e999999999,\"maximum\":-1e99999999999,\"maxLength\":1e999999999,\"multipleOf\":"
                + "9".repeat(400) + ",\"default\":1e999999999,\"enum\":[1,1e999999999],\"example\":-1e-99999999";
        Catalogue catalogue = readWithNeighbour(
                path("numbers", "Numbers", ""),
                schema(
                        "Numbers",
                        "\"ratio\":{\"type\":\"number\"," + huge + "},\"" + "n".repeat(5_000)
                                + "\":{\"type\":\"string\"}"));
        assertThat(catalogue.type("numbers").orElseThrow().fields())
                .extracting(Field::name)
                .containsExactly("ratio");
        assertThat(kinds(catalogue)).containsExactlyInAnyOrder(Kind.NUMBER_TOO_LARGE, Kind.NAME_TOO_LONG);
    }

    @Test
    void whatIsNestedTooDeeplyIsLeftOutByItself() throws Exception {
        String deep = "{\"type\":\"object\",\"properties\":{\"in\":".repeat(200) + "{}" + "}}".repeat(200);
        Catalogue catalogue =
                readWithNeighbour(path("deeps", "Deep", ""), schema("Deep", "\"a\":" + deep + ",\"b\":{}"));
        assertThat(catalogue.type("deeps").orElseThrow().fields()).hasSize(2);
        assertThat(kinds(catalogue)).contains(Kind.TOO_COMPLEX);
    }

    @Test
    void whatCanNotBeLeftOutByItselfMakesTheDocumentTooComplex() {
        for (String hostile : List.of(
                document(path("s", "S", ""), "\"S\":" + "[".repeat(100_000) + "]".repeat(100_000)),
                document(path("s", "S", ""), schema("S", "\"a\":{\"minimum\":" + "9".repeat(9_000_000) + "}")),
                document(path("s", "S", ""), "\"S\":{\"x-a\":[" + "0,".repeat(2_000_000) + "0]}"))) {
            assertThatThrownBy(() -> read(hostile))
                    .isInstanceOfSatisfying(
                            UnusableDocument.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_COMPLEX));
        }
    }

    @Test
    void typesWhoseNamesAreTooLongAreNoted() throws Exception {
        Catalogue catalogue = readWithNeighbour(path("n".repeat(201), "Plain", ""), schema("Other", ""));
        assertThat(catalogue.types()).hasSize(1);
        assertThat(kinds(catalogue)).containsExactly(Kind.NAME_TOO_LONG);
    }

    @Test
    void readingEndsWhenTheTimeIsUpOrNobodyWantsIt() {
        String document = document(path("plains", "Plain", ""), PLAIN);
        assertThatThrownBy(() -> OpenApiReader.read(document, ROOT, Duration.ZERO))
                .isInstanceOfSatisfying(
                        UnusableDocument.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_SLOW));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> read(document))
                    .isInstanceOfSatisfying(
                            UnusableDocument.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_SLOW));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
