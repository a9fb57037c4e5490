package kontor.catalogue.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.web.Thing;
import org.junit.jupiter.api.Test;

class ThingsTest {
    private static Catalogue catalogue(Field... fields) {
        ResourceType type = new ResourceType(
                "orders",
                "Order",
                "",
                Set.of(Operation.LIST),
                "orders/{id}",
                List.of(),
                List.of(fields),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null);
        return new Catalogue("3.1.0", List.of(type), List.of());
    }

    @Test
    void fieldsAreFollowedByTheirValuesAndThoseWithinThem() {
        Things things = new Things();
        things.add(catalogue(
                Field.of("orders", "status", FieldType.ENUM).withValues(List.of("open", "done")),
                Field.of("orders", "window", FieldType.OBJECT)
                        .withFields(List.of(Field.of("orders", "from", FieldType.TIME)))));
        assertThat(things.of("orders"))
                .containsExactly(
                        Thing.plural("orders"),
                        Thing.one("orders"),
                        Thing.field("orders", "status"),
                        Thing.value("orders", "status", "open"),
                        Thing.value("orders", "status", "done"),
                        Thing.field("orders", "window"),
                        Thing.field("orders", "from"));
    }

    @Test
    void knownValuesOfATextCanBeNamedToo() {
        Things things = new Things();
        things.add(catalogue(Field.of("orders", "status", FieldType.TEXT), Field.of("orders", "note", FieldType.TEXT)));
        assertThat(things.of("orders"))
                .contains(Thing.value("orders", "status", "open"), Thing.value("orders", "status", "delivered"))
                .doesNotContain(Thing.value("orders", "note", "open"));
    }

    @Test
    void accountsOfACompanyAreNamedTogether() {
        Things things = new Things();
        things.add(catalogue(Field.of("orders", "status", FieldType.ENUM).withValues(List.of("open"))));
        things.add(catalogue(
                Field.of("orders", "status", FieldType.ENUM).withValues(List.of("open", "lost")),
                Field.of("orders", "note", FieldType.TEXT)));
        assertThat(things.types()).containsExactly("orders");
        assertThat(things.of("orders"))
                .containsOnlyOnce(
                        Thing.field("orders", "status"),
                        Thing.value("orders", "status", "open"),
                        Thing.value("orders", "status", "lost"),
                        Thing.field("orders", "note"));
    }

    @Test
    void whatWasNamedStaysToBeSeen() {
        Things things = new Things();
        things.add(List.of(Thing.value("boxes", "size", "xl")));
        assertThat(things.of("boxes")).contains(Thing.field("boxes", "size"), Thing.value("boxes", "size", "xl"));
    }
}
