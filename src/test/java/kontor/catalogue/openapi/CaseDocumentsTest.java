package kontor.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldText;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Note;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of real servers of API Platform, each cut down to the one thing in it that was once read wrongly. */
class CaseDocumentsTest {
    private static Catalogue read(String name) throws Exception {
        String root = name.startsWith("16") ? "/" : "/api/";
        return OpenApiReader.read(text("documents/" + name + ".json"), root);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = CaseDocumentsTest.class.getResourceAsStream("/cases/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ResourceType things(String name) throws Exception {
        return read(name).type("things").orElseThrow();
    }

    private static Catalogue ofPaths(String paths, String schemas) throws Exception {
        return OpenApiReader.read(
                "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"\",\"version\":\"1\"},\"paths\":{" + paths
                        + "},\"components\":{\"schemas\":{" + schemas + "}}}",
                "/api/");
    }

    private static String list(String schema) {
        return "\"get\":{\"operationId\":\"x_get_collection\",\"responses\":{\"200\":{\"description\":\"\",\"content\":"
                + "{\"application/ld+json\":{\"schema\":{\"type\":\"array\",\"items\":" + schema + "}}}}}}";
    }

    @Test
    void oneBadOperationCostsThatOperation() throws Exception {
        Catalogue catalogue = read("01-one-bad-media-type");
        assertThat(catalogue.types()).extracting(ResourceType::name).containsExactly("things");
        assertThat(catalogue.notes()).containsExactly(new Note(Note.Kind.MALFORMED, "paths /api/layouts get"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{\"schema\":{\"type\":\"string\"},\"headers\":[]},\"headers\":[]"})
    void neitherDoesAnyOtherKindOfBadContent(String content) throws Exception {
        Catalogue catalogue = ofPaths(
                "\"/api/things\":{" + list("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}")
                        + "},\"/api/layouts\":{\"get\":{\"responses\":{\"200\":{\"description\":\"\",\"content\":"
                        + "{\"application/ld+json\":" + content + "}}}}}",
                "");
        assertThat(catalogue.types()).extracting(ResourceType::name).containsExactly("things");
    }

    @Test
    void descriptionsAreMarkdownAndReadAsText() throws Exception {
        Catalogue catalogue = ofPaths(
                "\"/api/things\":{"
                        + list("{\"type\":\"object\",\"properties\":{\"code\":{\"type\":\"string\",\"description\":"
                                + "\"The code of **origin** [carrier](https://carriers.example)\\n\\n* a\\n* b\"}}}")
                        + "}",
                "");
        assertThat(catalogue
                        .type("things")
                        .orElseThrow()
                        .field("code")
                        .orElseThrow()
                        .description())
                .isEqualTo("The code of origin carrier\n– a\n– b");
    }

    @Test
    void whatIsSentSaysWhatCanBeSet() throws Exception {
        Field category =
                things("02-readonly-shown-writable-sent").field("category").orElseThrow();
        assertThat(category.type()).isEqualTo(FieldType.RELATION);
        assertThat(category.target()).isEqualTo("categories");
        assertThat(category.access()).isEqualTo(Field.Access.FULL);
        assertThat(category.required()).isTrue();
    }

    @Test
    void relationsLeadToTheListThatMenusLeadTo() throws Exception {
        assertThat(things("03-target-nested-first")
                        .field("category")
                        .orElseThrow()
                        .target())
                .isEqualTo("categories");
    }

    @Test
    void ordersWithinObjectsAreOrders() throws Exception {
        ResourceType things = things("04-order-nested");
        assertThat(things.orders())
                .containsOnly(entry("name", "order[name]"), entry("address.city", "order[address.city]"));
        assertThat(things.filters())
                .singleElement()
                .satisfies(filter -> assertThat(filter.kind()).isEqualTo(Filter.Kind.EXISTS))
                .satisfies(filter -> assertThat(filter.name()).isEqualTo("exists.address.city"))
                .satisfies(filter -> assertThat(filter.field().name()).isEqualTo("city"));
    }

    @Test
    void formatsSayWhatTheyAreFormatsOf() throws Exception {
        assertThat(things("05-format-without-type").fields())
                .extracting(Field::name, Field::type)
                .containsExactly(
                        tuple("start", FieldType.DATE_TIME),
                        tuple("day", FieldType.DATE),
                        tuple("ref", FieldType.RELATION),
                        tuple("mail", FieldType.EMAIL));
    }

    @Test
    void collectionsWithoutSchemasAreKnownByTheirParametersAndPaths() throws Exception {
        Catalogue catalogue = read("06-collection-without-schema");
        assertThat(catalogue.inMenus()).extracting(ResourceType::name).containsExactly("things");
        ResourceType things = catalogue.type("things").orElseThrow();
        assertThat(things.operations())
                .containsExactlyInAnyOrder(Operation.LIST, Operation.CREATE, Operation.READ, Operation.REPLACE);
        assertThat(things.field("title").orElseThrow().access()).isEqualTo(Field.Access.FULL);
        assertThat(things.columns()).containsExactly("title");
        assertThat(things.pageSize()).isEqualTo("itemsPerPage");
    }

    @Test
    void objectsCanBeMadeWhereNoneCanBeListed() throws Exception {
        Catalogue catalogue = ofPaths(
                "\"/api/things\":{\"post\":{\"requestBody\":{\"content\":{\"application/json\":{\"schema\":"
                        + "{\"$ref\":\"#/components/schemas/Thing\"}}}},\"responses\":{\"201\":{\"description\":\"\"}}}},"
                        + "\"/api/things/{id}\":{\"get\":{\"responses\":{\"200\":{\"description\":\"\",\"content\":"
                        + "{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Thing\"}}}}}}}",
                "\"Thing\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}");
        assertThat(catalogue.type("things").orElseThrow().operations())
                .containsExactlyInAnyOrder(Operation.CREATE, Operation.READ);
    }

    @Test
    void aColonEndsAClassName() throws Exception {
        Catalogue catalogue = read("07-colon-names");
        assertThat(catalogue.types()).extracting(ResourceType::shortName).containsExactlyInAnyOrder("Order", "Item");
        assertThat(catalogue
                        .type("items")
                        .orElseThrow()
                        .field("order")
                        .orElseThrow()
                        .target())
                .isEqualTo("orders");
    }

    @Test
    void aChoiceAmongIrisIsARelation() throws Exception {
        Field kind = things("08-enum-of-iris").field("kind").orElseThrow();
        assertThat(kind.type()).isEqualTo(FieldType.RELATION);
        assertThat(kind.target()).isEqualTo("kinds");
        assertThat(kind.isChoice()).isFalse();
    }

    @Test
    void aChoiceThatComesAsAnObjectIsShownLikeOne() {
        JsonValue embedded = Json.createObjectBuilder()
                .add("@id", "/api/kinds/1")
                .add("name", "Hof")
                .build();
        Field choice = Field.of("things", "kind", FieldType.ENUM).withValues(List.of("a", "b"));
        assertThat(FieldDisplay.in(Locale.GERMANY).of(choice, embedded)).isEqualTo("Hof");
    }

    @Test
    void rangesAreOfWhatTheFieldHolds() throws Exception {
        Catalogue catalogue = read("09-range-of-text-and-moment");
        assertThat(catalogue.type("things").orElseThrow().filters())
                .extracting(Filter::name, Filter::kind)
                .containsExactly(tuple("at", Filter.Kind.DATE_RANGE));
        assertThat(catalogue.notes()).contains(new Note(Note.Kind.UNKNOWN_FILTER, "things: ulid[gte]"));
    }

    @Test
    void objectsMayBeMadeAtAPathOfItsOwn() throws Exception {
        Catalogue catalogue = read("10-post-elsewhere");
        ResourceType chats = catalogue.type("chats").orElseThrow();
        assertThat(chats.isCreatable()).isTrue();
        assertThat(chats.isCreation("chats/add")).isTrue();
        assertThat(chats.isCreation("chats")).isFalse();
        assertThat(chats.field("text").orElseThrow().isEditable(true)).isTrue();
        assertThat(catalogue.notes()).isEmpty();
    }

    @Test
    void whatDoesSomethingElseWithSuchAnObjectIsLeftOutAndNoted() throws Exception {
        String post =
                "\"post\":{\"tags\":[\"User\"],\"operationId\":\"%s\",\"requestBody\":{\"content\":{\"application/json\":"
                        + "{\"schema\":{\"$ref\":\"#/components/schemas/%s\"}}}},\"responses\":{\"200\":{\"description\":\"\"}}}";
        Catalogue catalogue = ofPaths(
                "\"/api/users\":{" + list("{\"$ref\":\"#/components/schemas/User\"}") + "},\"/api/users/login\":{"
                        + String.format(post, "login", "User") + "},\"/api/users/new_password\":{"
                        + String.format(post, "create_password", "User.PasswordInput") + "}",
                "\"User\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}},"
                        + "\"User.PasswordInput\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}");
        assertThat(catalogue.type("users").orElseThrow().isCreatable()).isFalse();
        assertThat(catalogue.notes())
                .containsExactly(
                        new Note(Note.Kind.NO_PLACE, "POST users/login"),
                        new Note(Note.Kind.NO_PLACE, "POST users/new_password"));
    }

    @Test
    void anIdAtTheEndOfARelationsNameTellsNothing() throws Exception {
        assertThat(things("11-relation-named-id").field("userId").orElseThrow().target())
                .isEqualTo("users");
    }

    @Test
    void secretsAreNeitherColumnsNorNames() throws Exception {
        ResourceType users = read("12-labels-and-columns").type("users").orElseThrow();
        assertThat(users.columns()).doesNotContain("password", "secret");
        assertThat(users.field("password").orElseThrow().isSecret()).isTrue();
        assertThat(users.field("secret").orElseThrow().isColumn()).isFalse();
        assertThat(users.labelFields()).containsExactly("firstname", "lastname");
        ResourceType others =
                read("16-text-fields-with-number-names").type("users").orElseThrow();
        assertThat(others.field("apiToken").orElseThrow().isColumn()).isFalse();
    }

    @Test
    void secretsThatMustBeSentWithTheRestAreMaskedAllTheSame() throws Exception {
        Catalogue catalogue = ofPaths(
                "\"/api/users\":{" + list("{\"$ref\":\"#/components/schemas/User\"}")
                        + "},\"/api/users/{id}\":{\"put\":"
                        + "{\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"$ref\":"
                        + "\"#/components/schemas/User\"}}}},\"responses\":{\"200\":{\"description\":\"\"}}}}",
                "\"User\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},\"password_hash\":"
                        + "{\"type\":\"string\"}}}");
        Field hash =
                catalogue.type("users").orElseThrow().field("password_hash").orElseThrow();
        assertThat(hash.isReadable()).isTrue();
        assertThat(hash.isColumn()).isFalse();
        assertThat(FieldDisplay.in(Locale.GERMANY).of(hash, Json.createValue("abc")))
                .doesNotContain("abc");
    }

    @Test
    void objectsAreNamedByTextsRatherThanByNumbersOfSomethingElse() throws Exception {
        Catalogue catalogue = read("12-labels-and-columns");
        assertThat(catalogue.type("entries").orElseThrow().labelFields()).containsExactly("title2");
        assertThat(catalogue.type("reports").orElseThrow().labelFields()).containsExactly("subjectLine");
    }

    @Test
    void longNamesAreTaken() throws Exception {
        assertThat(read("13-long-path").types())
                .extracting(ResourceType::name)
                .contains("teams/{id}/workspaces/{workspaces}/shipments/{shipments}/checkpoints");
        Catalogue catalogue = OpenApiReader.read(text("answers/document-name-over-60.json"), "/api_v2/");
        assertThat(catalogue.inMenus()).hasSize(1);
    }

    @Test
    void formatsAndTypesOfOtherMakesAreUnderstood() throws Exception {
        Catalogue catalogue = read("14-format-url-binary-float");
        ResourceType things = catalogue.type("things").orElseThrow();
        assertThat(things.fields())
                .extracting(Field::name, Field::type)
                .contains(
                        tuple("link", FieldType.URL),
                        tuple("price", FieldType.NUMBER),
                        tuple("n", FieldType.INTEGER),
                        tuple("t", FieldType.TEXT));
        assertThat(things.field("file").orElseThrow().isEditable(true)).isFalse();
        assertThat(catalogue.notes()).containsExactly(new Note(Note.Kind.FILE, "things: file"));
    }

    @Test
    void whatIsAboutPagesAndShapesIsNoFilter() throws Exception {
        ResourceType things = things("15-page-size-elsewhere");
        assertThat(things.filters()).isEmpty();
        assertThat(things.pageSize()).isEqualTo("limit");
    }

    @ParameterizedTest
    @CsvSource({
        "value, Sonnenblume, Sonnenblume",
        "amount, 2 Stück, 2 Stück",
        "price, auf Anfrage, auf Anfrage",
        "price, '1.234,50', 1234.50",
        "limit, '7,5', 7.5"
    })
    void namesOfAmountsAreHintsOnly(String name, String typed, String sent) throws Exception {
        Field field = read("16-text-fields-with-number-names")
                .type("settings")
                .orElseThrow()
                .field(name)
                .orElseThrow();
        JsonValue parsed = FieldText.parse(field, typed, null, Locale.GERMANY);
        assertThat(((JsonString) parsed).getString()).isEqualTo(sent);
        assertThat(FieldText.of(field, parsed, Locale.GERMANY)).isEqualTo(typed.replace("1.234", "1234"));
    }

    @Test
    void textsInPlaceOfAmountsStayTexts() throws Exception {
        Field weight = read("16-text-fields-with-number-names")
                .type("settings")
                .orElseThrow()
                .field("weight")
                .orElseThrow();
        JsonValue before = Json.createValue("1.5 kg");
        assertThat(FieldText.of(weight, before, Locale.GERMANY)).isEqualTo("1.5 kg");
        assertThat(FieldText.parse(weight, "2", before, Locale.GERMANY)).isEqualTo(Json.createValue("2"));
        assertThat(FieldText.parse(weight, "2.5", before, Locale.GERMANY)).isEqualTo(Json.createValue("2.5"));
    }

    @Test
    void aMarkAtTheBeginningMeansNothing() throws Exception {
        assertThat(OpenApiReader.read(text("answers/document-with-bom.json"), "/api_v2/")
                        .types())
                .hasSize(1);
    }

    @Test
    void aFormatAtTheEndOfAPathIsNoPartOfIt() throws Exception {
        Catalogue catalogue = OpenApiReader.read(text("answers/document-format-suffix.json"), "/api_v2/");
        assertThat(catalogue.types()).singleElement().satisfies(type -> {
            assertThat(type.name()).isEqualTo("as");
            assertThat(type.itemPath()).isEqualTo("as/{id}");
            assertThat(type.operations()).containsExactlyInAnyOrder(Operation.LIST, Operation.READ);
        });
    }

    @Test
    void nothingIsMadeOfFieldsThatCannotBeSet() throws Exception {
        Catalogue catalogue = ofPaths(
                "\"/api/trails\":{" + list("{\"$ref\":\"#/components/schemas/Trail\"}")
                        + ",\"post\":{\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"$ref\":"
                        + "\"#/components/schemas/Trail\"}}}},\"responses\":{\"201\":{\"description\":\"\"}}}}",
                "\"Trail\":{\"type\":\"object\",\"properties\":{\"what\":{\"type\":\"string\",\"readOnly\":true}}}");
        assertThat(catalogue.type("trails").orElseThrow().isCreatable()).isFalse();
        assertThat(catalogue.notes()).containsExactly(new Note(Note.Kind.NOTHING_TO_SET, "trails"));
    }
}
