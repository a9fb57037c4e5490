package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static ResourceType type(String name) {
        return new ResourceType(
                name,
                name,
                "",
                Set.of(Operation.LIST, Operation.READ),
                name + "/{id}",
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null);
    }

    private static final Catalogue CATALOGUE =
            new Catalogue("", List.of(type("customers"), type("customers/{id}/orders"), type("orders")), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "dot.json",
                "x%20y",
                "a+b",
                "M%C3%BCller",
                "a%2Fb",
                "semi%3Bcolon",
                "10.200.5",
                "a/b",
                "a/b/c"
            })
    void whateverAnIdIsItsObjectIsKnown(String id) {
        assertThat(CATALOGUE.ofItem("customers/" + id)).map(ResourceType::name).contains("customers");
        assertThat(CATALOGUE.isItem(CATALOGUE.types().get(0), "customers/" + id))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customers",
                "customers/12/orders",
                "customers/..",
                "customers/a/../b",
                "customers/%2e%2e",
                "customers/",
                "else/1",
                "customers//x"
            })
    void whatIsSomethingElseIsNone(String path) {
        assertThat(CATALOGUE.ofItem(path)).isEmpty();
    }

    @Test
    void theTypeWithinIsPreferred() {
        assertThat(CATALOGUE.ofItem("customers/12/orders/7"))
                .map(ResourceType::name)
                .contains("customers/{id}/orders");
    }
}
