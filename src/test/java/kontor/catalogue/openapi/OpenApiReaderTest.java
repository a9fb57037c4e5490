package kontor.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kontor.catalogue.Catalogue;
import kontor.catalogue.CatalogueDifference;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Note;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.UnusableDocument.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of several generations of API Platform, and such as nobody should send. */
class OpenApiReaderTest {
    private static final String ROOT = "/api_v2/";

    private static String document(String name) throws IOException {
        try (InputStream in = OpenApiReaderTest.class.getResourceAsStream("/openapi/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Catalogue read(String name) throws Exception {
        return OpenApiReader.read(document(name), ROOT);
    }

    private static ResourceType type(String name) throws Exception {
        return read("generation-4.3").type(name).orElseThrow();
    }

    private static Field field(String type, String name) throws Exception {
        return type(type).field(name).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"generation-2.6", "generation-3.0", "generation-3.4", "generation-4.2"})
    void readsTheSameFromEveryGeneration(String generation) throws Exception {
        Catalogue newest = read("generation-4.3");
        Catalogue other = read(generation);
        assertThat(CatalogueDifference.between(newest, other).changes()).isEmpty();
        for (ResourceType type : newest.types()) {
            ResourceType same = other.type(type.name()).orElseThrow();
            assertThat(same.columns()).as(type.name()).isEqualTo(type.columns());
            assertThat(same.labelFields()).as(type.name()).isEqualTo(type.labelFields());
            assertThat(same.orders()).as(type.name()).isEqualTo(type.orders());
            assertThat(same.filters()).as(type.name()).hasSameSizeAs(type.filters());
            assertThat(same.search()).as(type.name()).isEqualTo(type.search());
            assertThat(same.itemPath()).as(type.name()).isEqualTo(type.itemPath());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "generation-2.6, 3.0.2",
        "generation-3.0, 3.0.0",
        "generation-3.4, 3.1.0",
        "generation-4.2, 3.1.0",
        "generation-4.3, 3.1.0"
    })
    void knowsTheVersionAndUsesAllOfIt(String generation, String version) throws Exception {
        Catalogue catalogue = read(generation);
        assertThat(catalogue.openapi()).isEqualTo(version);
        assertThat(catalogue.notes()).isEmpty();
        assertThat(catalogue.inMenus())
                .extracting(ResourceType::name)
                .containsExactlyInAnyOrder(
                        "customers",
                        "products",
                        "orders",
                        "customer_groups",
                        "invoices",
                        "vehicles",
                        "tour_stops",
                        "depots");
    }

    @Test
    void knowsWhatCanBeDone() throws Exception {
        assertThat(type("customers").operations())
                .contains(
                        Operation.LIST,
                        Operation.READ,
                        Operation.CREATE,
                        Operation.PATCH,
                        Operation.REPLACE,
                        Operation.DELETE);
        assertThat(type("invoices").operations()).containsExactlyInAnyOrder(Operation.LIST, Operation.READ);
        assertThat(type("depots").update()).contains(Operation.REPLACE);
        assertThat(type("customers").update()).contains(Operation.PATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "customers, email, EMAIL",
        "customers, website, URL",
        "customers, type, ENUM",
        "customers, status, ENUM",
        "customers, birthday, DATE",
        "customers, deliveryFrom, TIME",
        "customers, blockedUntil, DATE_TIME",
        "customers, loyaltyPoints, INTEGER",
        "customers, customerGroup, RELATION",
        "customers, regularTour, RELATION",
        "customers, favourites, RELATIONS",
        "customers, deliveryAddress, OBJECT",
        "customers, invoiceAddress, OBJECT",
        "customers, contacts, OBJECTS",
        "customers, attributes, MAP",
        "customers, cratesByKind, JSON",
        "customers, tags, LIST",
        "customers, payer, RELATION",
        "customers, lastOrder, RELATION",
        "orders, customer, RELATION",
        "orders, positions, OBJECTS"
    })
    void tellsTypesOfFieldsApart(String type, String field, FieldType expected) throws Exception {
        assertThat(field(type, field).type()).isEqualTo(expected);
    }

    @Test
    void knowsWhereRelationsLead() throws Exception {
        assertThat(field("customers", "customerGroup").target()).isEqualTo("customer_groups");
        assertThat(field("customers", "favourites").target()).isEqualTo("products");
        assertThat(field("customers", "payer").target()).isEqualTo("customers");
        assertThat(field("orders", "customer").target()).isEqualTo("customers");
        assertThat(field("invoices", "customer").target()).isEqualTo("customers");
    }

    @Test
    void keepsWhatIsSaidOfAField() throws Exception {
        Field type = field("customers", "type");
        assertThat(type.required()).isTrue();
        assertThat(type.values()).containsExactly("private", "business");
        assertThat(type.defaultJson()).isEqualTo("\"private\"");
        assertThat(field("customers", "status").values()).containsExactly("pending", "active", "blocked");
        Field points = field("customers", "loyaltyPoints");
        assertThat(points.bounds().minimum()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(points.defaultJson()).isEqualTo("0");
        assertThat(field("customers", "company").bounds().maxLength()).isEqualTo(120);
        assertThat(field("customers", "tags").bounds().maxItems()).isEqualTo(20);
        assertThat(field("customers", "tags").item().bounds().maxLength()).isEqualTo(30);
        assertThat(field("customers", "customerNumber").bounds().pattern()).isEqualTo("^K[0-9]{5}$");
        assertThat(field("customers", "attributes").description()).contains("upper case");
        assertThat(type("customers").fields()).anyMatch(Field::deprecated);
    }

    @Test
    void knowsWhatCanBeSet() throws Exception {
        assertThat(field("customers", "publicId").access()).isEqualTo(Field.Access.READ_ONLY);
        assertThat(field("customers", "id").isEditable(false)).isFalse();
        assertThat(field("customers", "lastOrder").access()).isEqualTo(Field.Access.READ_ONLY);
        assertThat(field("customers", "email").access()).isEqualTo(Field.Access.FULL);
        assertThat(type("customers").fields())
                .filteredOn(field -> !field.isReadable())
                .isNotEmpty()
                .allMatch(field -> field.isEditable(false));
        assertThat(type("invoices").fields()).allMatch(field -> field.access().equals(Field.Access.READ_ONLY));
    }

    @Test
    void readsObjectsWithin() throws Exception {
        Field positions = field("orders", "positions");
        assertThat(positions.fields())
                .extracting(Field::name, Field::type)
                .contains(tuple("product", FieldType.RELATION), tuple("quantity", FieldType.NUMBER));
        assertThat(positions.field("product").orElseThrow().target()).isEqualTo("products");
        assertThat(field("customers", "deliveryAddress").field("city")).isPresent();
    }

    @Test
    void readsFiltersOrdersAndPages() throws Exception {
        ResourceType customers = type("customers");
        assertThat(customers.filters())
                .extracting(Filter::kind)
                .contains(
                        Filter.Kind.TEXT,
                        Filter.Kind.CHOICE,
                        Filter.Kind.RELATION,
                        Filter.Kind.DATE_RANGE,
                        Filter.Kind.NUMBER_RANGE,
                        Filter.Kind.EXISTS);
        assertThat(customers.filters()).extracting(Filter::name).doesNotContain("page", "itemsPerPage", "properties");
        assertThat(customers.pageSize()).isEqualTo("itemsPerPage");
        assertThat(customers.orders())
                .isNotEmpty()
                .allSatisfy((field, name) -> assertThat(name).isEqualTo("order[" + field + "]"));
    }

    @Test
    void findsCollectionsWithinObjectsAndTheHomeOfTheirItems() throws Exception {
        Catalogue catalogue = read("generation-4.3");
        ResourceType positions = catalogue.type("orders/{orderId}/positions").orElseThrow();
        assertThat(positions.isWithinAnother()).isTrue();
        assertThat(positions.isCollection("orders/12/positions")).isTrue();
        assertThat(positions.isCollection("orders/../positions")).isFalse();
        assertThat(positions.itemPath()).isEqualTo("order_positions/{id}");
        assertThat(catalogue.ofItem("order_positions/5")).isPresent();
        assertThat(catalogue
                        .ofItem("tour_stops/tour=1;customer=2")
                        .orElseThrow()
                        .name())
                .isEqualTo("tour_stops");
        assertThat(catalogue.ofItem("customers/1/../2")).isEmpty();
    }

    @Test
    void choosesColumnsAPersonWouldChoose() throws Exception {
        List<String> columns = type("customers").columns();
        assertThat(columns).hasSizeBetween(4, 7).doesNotContain("id", "attributes", "contacts", "createdAt");
        assertThat(columns.get(0)).isEqualTo(type("customers").labelFields().get(0));
    }

    @Test
    void usesWhateverCanStillBeUsed() throws Exception {
        Catalogue catalogue = read("broken-references");
        assertThat(catalogue.inMenus()).isNotEmpty();
        assertThat(catalogue.notes()).extracting(Note::kind).contains(Note.Kind.MISSING_SCHEMA);
        assertThat(catalogue.types())
                .anySatisfy(type -> assertThat(type.fields()).isNotEmpty());
    }

    @Test
    void neverFollowsReferencesThatLeadElsewhere() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            elsewhere.setSoTimeout(1);
            String here = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/";
            String hostile = document("hostile-remote-references").replaceAll("https?://[^/\"]+/", here);
            Catalogue catalogue = OpenApiReader.read(hostile, ROOT);
            assertThat(hostile).contains(here);
            assertThat(catalogue.notes()).extracting(Note::kind).contains(Note.Kind.REMOTE_REFERENCE);
            assertThat(catalogue.inMenus()).isNotEmpty();
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void endsWhereReferencesGoInCircles() throws Exception {
        Catalogue catalogue = read("hostile-cycles");
        assertThat(catalogue.types()).isNotEmpty();
    }

    @Test
    void boundsWhatGrowsWithoutEnd() throws Exception {
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            schemas.append(i == 0 ? "" : ",")
                    .append("\"S")
                    .append(i)
                    .append("\":{\"type\":\"object\",\"properties\":{");
            for (int j = 0; j < 40; j++) {
                schemas.append(j == 0 ? "" : ",")
                        .append("\"p")
                        .append(j)
                        .append("\":{\"$ref\":\"#/components/schemas/S")
                        .append((i + j + 1) % 40)
                        .append("\"}");
            }
            schemas.append("}}");
        }
        Catalogue catalogue = OpenApiReader.read(
                "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{\"/api_v2/s\":{\"get\":{"
                        + "\"operationId\":\"api_s_get_collection\",\"responses\":{\"200\":{\"description\":\"\",\"content\":"
                        + "{\"application/ld+json\":{\"schema\":{\"type\":\"array\",\"items\":"
                        + "{\"$ref\":\"#/components/schemas/S0\"}}}}}}}}},\"components\":{\"schemas\":{" + schemas
                        + "}}}",
                ROOT);
        assertThat(catalogue.notes())
                .extracting(Note::kind)
                .containsAnyOf(Note.Kind.TOO_MANY_FIELDS, Note.Kind.TOO_COMPLEX);
        assertThat(catalogue.types())
                .singleElement()
                .satisfies(type -> assertThat(fields(type.fields())).isLessThanOrEqualTo(Budget.FIELDS_OF_A_TYPE));
    }

    private static int fields(List<Field> fields) {
        return fields.size()
                + fields.stream().mapToInt(field -> fields(field.fields())).sum();
    }

    @ParameterizedTest
    @CsvSource({
        "broken-syntax, NOT_JSON",
        "empty, NOT_JSON",
        "not-openapi, NOT_OPENAPI",
        "empty-object, NOT_OPENAPI",
        "swagger-2, NOT_OPENAPI"
    })
    void saysWhyADocumentIsNoGood(String name, Reason reason) throws Exception {
        String document = document(name);
        assertThatThrownBy(() -> OpenApiReader.read(document, ROOT))
                .isInstanceOfSatisfying(
                        UnusableDocument.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(reason));
    }

    /** From 3.1 of the framework on whoever runs a server chooses, and its document, in OpenAPI 3.1, doesn't tell. */
    @ParameterizedTest
    @CsvSource({
        "generation-2.6, true",
        "generation-3.0, true",
        "generation-3.4, false",
        "generation-4.2, false",
        "generation-4.3, false"
    })
    void trustsOnlyOldServersToKeepWhatAPutDoesNotHold(String name, boolean keeps) throws Exception {
        assertThat(read(name).putKeeps()).isEqualTo(keeps);
    }

    @Test
    void refusesWhatIsTooLarge() {
        String large = "{\"openapi\":\"3.1.0\",\"x\":\"" + "y".repeat(20 * 1024 * 1024) + "\"}";
        assertThatThrownBy(() -> OpenApiReader.read(large, ROOT))
                .isInstanceOfSatisfying(
                        UnusableDocument.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void findsItsWayWhereverTheApiIsMounted() throws Exception {
        String atRoot = document("generation-4.3").replace("\"/api_v2/", "\"/");
        assertThat(OpenApiReader.read(atRoot, ROOT).inMenus())
                .extracting(ResourceType::name)
                .contains("customers", "orders");
    }
}
