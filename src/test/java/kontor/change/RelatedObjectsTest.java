package kontor.change;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import kontor.audit.Difference;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.ResourceType;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.change.form.ObjectForm;
import kontor.change.form.Row;
import org.junit.jupiter.api.Test;

/** Items of orders that hold their order, which holds its customer, and taxes, which hold all orders they are in. */
public class RelatedObjectsTest {
    /** The document of an account whose API is at {@code /api/}. */
    public static final String DOCUMENT = """
            {"openapi": "3.0.2", "info": {"title": "x", "version": "1"}, "paths": {%s},
             "components": {"schemas": {
              "Customer": {"type": "object", "properties": {"id": {"type": "integer", "readOnly": true}, "name": {"type": "string"}}},
              "Order": {"type": "object", "properties": {"id": {"type": "integer", "readOnly": true},
                "number": {"type": "string"}, "total": {"type": "string", "readOnly": true},
                "customer": {"$ref": "#/components/schemas/Customer"}}},
              "Tax": {"type": "object", "properties": {"rate": {"type": "number"},
                "orders": {"type": "array", "items": {"$ref": "#/components/schemas/Order"}}}},
              "Place": {"type": "object", "properties": {"shelf": {"type": "string"},
                "order": {"$ref": "#/components/schemas/Order"}}},
              "Item": {"type": "object", "properties": {"quantity": {"type": "number"},
                "order": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/Order"}]},
                "place": {"$ref": "#/components/schemas/Place"},
                "taxes": {"type": "array", "items": {"$ref": "#/components/schemas/Tax"}}}}}}}
            """.formatted(String.join(
            ",",
            paths("items", "Item"),
            paths("orders", "Order"),
            paths("taxes", "Tax"),
            paths("customers", "Customer")));

    private static String paths(String name, String schema) {
        String content = "{\"content\": {\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/" + schema
                + "\"}}}}";
        return """
                "/api/%1$s": {"get": {"operationId": "api_%1$s_get_collection",
                  "parameters": [{"name": "order", "in": "query", "schema": {"type": "string"}},
                    {"name": "place", "in": "query", "schema": {"type": "string"}}], "responses": {"200": {"content": {"application/json": {
                  "schema": {"type": "array", "items": {"$ref": "#/components/schemas/%2$s"}}}}}}}},
                "/api/%1$s/{id}": {"get": {"operationId": "get%2$sItem", "responses": {"200": %3$s}},
                  "put": {"operationId": "put%2$sItem", "requestBody": %3$s, "responses": {"200": %3$s}},
                  "patch": {"operationId": "patch%2$sItem", "requestBody": %4$s, "responses": {"200": %3$s}}}""".formatted(
                        name, schema, content, content.replace("application/json", "application/merge-patch+json"));
    }

    private static final String ORDER =
            "{'@id': '/api/orders/1', '@type': 'Order', 'id': 1, 'number': 'B1', 'total': '7',"
                    + " 'customer': {'@id': '/api/customers/3', '@type': 'Customer', 'id': 3, 'name': 'Hof'}}";

    /** One of those items. */
    public static final JsonObject ITEM = json("{'@id': '/api/items/5', 'quantity': 2, 'order': " + ORDER
            + ", 'place': {'@type': 'Place', '@id': '/.well-known/genid/9', 'shelf': 'A', 'order': " + ORDER + "},"
            + " 'taxes': [{'@id': '/api/taxes/1', '@type': 'Tax', 'rate': 7, 'orders': [" + ORDER + "]},"
            + " {'@id': '/api/taxes/2', '@type': 'Tax', 'rate': 19, 'orders': []}]}");

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    private static ResourceType items() {
        try {
            return OpenApiReader.read(DOCUMENT, "/api/").type("items").orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final ResourceType type = items();
    private final ObjectForm form = ObjectForm.of(type, ITEM, Locale.GERMANY);

    private List<Row> rows() {
        return form.getGroups().stream().flatMap(group -> group.rows().stream()).toList();
    }

    private Row row(String path) {
        return rows().stream()
                .filter(row -> row.getPath().equals(path) && row.getKind() != Row.Kind.ADD)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        path + " of " + rows().stream().map(Row::getPath).toList()));
    }

    private JsonObject put() {
        return WireObject.whole(type, ITEM, form.wanted());
    }

    @Test
    void areLookedForLikeRelations() {
        assertThat(type.filters())
                .filteredOn(filter -> filter.name().equals("order"))
                .extracting(Filter::kind)
                .containsExactly(Filter.Kind.RELATION);
        assertThat(type.filters())
                .filteredOn(filter -> filter.name().equals("place"))
                .extracting(Filter::kind)
                .containsExactly(Filter.Kind.TEXT);
    }

    @Test
    void areChosenLikeRelationsUntilSomeoneOpensThem() {
        assertThat(rows())
                .extracting(Row::getPath)
                .contains("order", "place.shelf", "place.order", "taxes[0].rate", "taxes[0].orders")
                .doesNotContain("order.number", "place.order.number", "taxes[0].orders[0]");
        assertThat(row("order").getType()).isEqualTo(FieldType.RELATION);
        assertThat(row("order").getInput().getText()).isEqualTo("/api/orders/1");
        assertThat(row("taxes[0].orders").getKind()).isEqualTo(Row.Kind.FOLDED);
        assertThat(row("taxes[0].orders").getSize()).isOne();

        form.open(row("order"));
        form.open(row("taxes[0].orders"));
        assertThat(row("order.number").getInput().getText()).isEqualTo("B1");
        assertThat(row("order.customer").getType()).isEqualTo(FieldType.RELATION);
        assertThat(row("taxes[0].orders[0].number").getInput().getText()).isEqualTo("B1");
        assertThat(form.isTouched()).as("opening changes nothing").isFalse();
        assertThat(form.wanted()).isEqualTo(ITEM);
    }

    @Test
    void goAsTheirIrisWhereNobodyTouchedThem() {
        row("quantity").getInput().setText("3");
        assertThat(put())
                .isEqualTo(json(
                        "{'quantity': 3, 'order': '/api/orders/1', 'place': {'@type': 'Place', 'shelf': 'A', 'order':"
                                + " '/api/orders/1'}, 'taxes': ['/api/taxes/1', '/api/taxes/2']}"));
        assertThat(RelatedObjects.changed(type, ITEM, form.wanted())).isEmpty();
    }

    @Test
    void areReplacedByAnother() {
        row("order").getInput().setText("/api/orders/2");
        assertThat(row("order").isOpenable()).as("nobody knows its fields").isFalse();
        assertThat(put().getString("order")).isEqualTo("/api/orders/2");
        assertThat(WireObject.patch(type, ITEM, form.wanted())).isEqualTo(json("{'order': '/api/orders/2'}"));
        assertThat(RelatedObjects.changed(type, ITEM, form.wanted())).isEmpty();
    }

    /** Servers ignore the id that a merge patch names, and write its members into the object that is linked. */
    @Test
    void arePutInThePlaceOfOthersByTheirIrisAlone() {
        JsonObject other = json("{'@id': '/api/orders/2', '@type': 'Order', 'id': 2, 'number': 'B7', 'total': '9'}");
        JsonObject wanted = Json.createObjectBuilder(ITEM).add("order", other).build();
        JsonObject none = Json.createObjectBuilder(ITEM).addNull("order").build();
        JsonObject link = json("{'order': '/api/orders/2'}");
        assertThat(WireObject.patch(type, ITEM, wanted)).isEqualTo(link);
        assertThat(WireObject.patch(type, none, wanted)).isEqualTo(link);
        assertThat(WireObject.whole(type, ITEM, wanted)).containsEntry("order", link.get("order"));
        assertThat(WireObject.whole(type, none, wanted)).containsEntry("order", link.get("order"));
        assertThat(differences(ITEM, wanted)).containsExactly("order: B1 → B7");
        assertThat(differences(none, wanted)).containsExactly("order:  → B7");
        assertThat(RelatedObjects.changed(type, ITEM, wanted)).isEmpty();
    }

    private List<String> differences(JsonObject before, JsonObject after) {
        return DifferenceRows.of(type, Difference.between(before, after), FieldDisplay.in(Locale.GERMANY)).stream()
                .map(row -> row.field() + ": " + row.before() + " → " + row.after())
                .toList();
    }

    @Test
    void withoutAnAddressAreNoOthers() {
        JsonObject first = json("{'order': {'@id': '/api/.well-known/genid/1', 'number': 'B1'}}");
        JsonObject second = json("{'order': {'@id': '/api/.well-known/genid/2', 'number': 'B2'}}");
        assertThat(WireObject.patch(type, first, second)).isEqualTo(json("{'order': {'number': 'B2'}}"));
        assertThat(differences(first, second)).containsExactly("order.number: B1 → B2");
    }

    @Test
    void areNotMixedWhereTwoHaveChangedWhichItIs() {
        JsonObject before = json("{'quantity': 1, 'order': {'@id': '/api/orders/1', 'number': 'B1'}}");
        JsonObject theirs = json("{'quantity': 1, 'order': {'@id': '/api/orders/2', 'number': 'B2'}}");
        JsonObject mine = json("{'quantity': 1, 'order': {'@id': '/api/orders/1', 'number': 'B3'}}");
        Conflict conflict = new Conflict(type, before, theirs, mine);
        assertThat(conflict.getLines()).extracting(Conflict.Line::getName).containsExactly("order");
        conflict.getLines().get(0).setSide(Conflict.Side.MINE);
        assertThat(WireObject.patch(type, theirs, conflict.merged())).isEqualTo(json("{'order': '/api/orders/1'}"));
    }

    @Test
    void areWrittenOnlyWhereTheyAreChangedAndThatIsSaid() {
        form.open(row("order"));
        row("order.number").getInput().setText("B2");
        JsonObject wanted = form.wanted();
        assertThat(put().getJsonObject("order").getString("number")).isEqualTo("B2");
        assertThat(put().getJsonObject("order").getString("@id")).isEqualTo("/api/orders/1");
        assertThat(put().getJsonObject("order").getString("customer")).isEqualTo("/api/customers/3");
        assertThat(put().getJsonArray("taxes").getString(0)).isEqualTo("/api/taxes/1");
        assertThat(RelatedObjects.changed(type, ITEM, wanted)).containsExactly("order");
        List<DifferenceRow> rows =
                DifferenceRows.of(type, Difference.between(ITEM, wanted), FieldDisplay.in(Locale.GERMANY));
        assertThat(rows).extracting(DifferenceRow::field).containsExactly("order.number");
    }

    @Test
    void withinItemsOfListsTooWhicheverIsChanged() {
        row("taxes[0].rate").getInput().setText("8");
        assertThat(put().getJsonArray("taxes").getJsonObject(0).get("orders"))
                .isEqualTo(Json.createArrayBuilder().add("/api/orders/1").build());
        assertThat(WireObject.patch(type, ITEM, form.wanted())
                        .getJsonArray("taxes")
                        .getJsonObject(0)
                        .get("orders"))
                .isEqualTo(Json.createArrayBuilder().add("/api/orders/1").build());
        assertThat(RelatedObjects.changed(type, ITEM, form.wanted()))
                .as("a list's items belong to it")
                .isEmpty();
        form.open(row("taxes[0].orders"));
        row("taxes[0].orders[0].number").getInput().setText("B3");
        assertThat(RelatedObjects.changed(type, ITEM, form.wanted())).containsExactly("taxes");
    }

    @Test
    void areNamedOnPages() {
        String shown = FieldDisplay.in(Locale.GERMANY).of(type.field("taxes").orElseThrow(), ITEM.get("taxes"));
        assertThat(shown).contains("B1").doesNotContain("Hof");
    }
}
