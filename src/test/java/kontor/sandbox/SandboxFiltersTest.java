package kontor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxFiltersTest {
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        caller = new Caller();
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void findsTextByPartAndWhole() throws Exception {
        assertThat(caller.members("customers", "city", "LÜNE"))
                .isNotEmpty()
                .allMatch(customer -> customer.getString("city").equals("Lüneburg"));
        assertThat(caller.count("customers", "status", "pend")).isZero();
        int pending = caller.count("customers", "status", "pending");
        int blocked = caller.count("customers", "status", "blocked");
        assertThat(caller.count("customers", "status[]", "pending", "status[]", "blocked"))
                .isEqualTo(pending + blocked)
                .isGreaterThan(pending);
    }

    @Test
    void findsByYesAndNo() throws Exception {
        int collect = caller.count("customers", "selfCollector", "true");
        assertThat(collect).isPositive();
        assertThat(caller.count("customers", "selfCollector", "0")).isEqualTo(61 - collect);
        assertThat(caller.count("customers", "selfCollector", "perhaps")).isEqualTo(61);
    }

    @Test
    void findsNumbersInRanges() throws Exception {
        assertThat(caller.members("products", "netPrice[gte]", "14", "netPrice[lt]", "22.50"))
                .extracting(product -> product.getString("netPrice"))
                .containsExactlyInAnyOrder("18.90", "14.00");
        assertThat(caller.members("products", "netPrice[between]", "14..18.90")).hasSize(2);
        assertThat(caller.count("products", "netPrice[gt]", "viel")).isEqualTo(24);
        assertThat(caller.count("orders", "netTotal[lte]", "20")).isPositive();
    }

    @Test
    void findsByDate() throws Exception {
        int before = caller.count("orders", "deliveryDate[before]", "2026-11-02");
        assertThat(before).isEqualTo(1);
        assertThat(caller.count("orders", "deliveryDate[strictly_before]", "2026-11-02"))
                .isZero();
        assertThat(caller.count("orders", "deliveryDate[after]", "2026-11-02")).isEqualTo(30);
        assertThat(caller.count("orders", "deliveryDate[strictly_after]", "2026-11-02"))
                .isEqualTo(29);
        assertThat(caller.count("customers", "createdAt[before]", "2024-01-08T09:00:00+01:00"))
                .isEqualTo(1);
        assertThat(caller.count("customers", "createdAt[before]", "irgendwann")).isEqualTo(61);
    }

    @Test
    void findsWhatIsThereOrNot() throws Exception {
        int there = caller.count("customers", "exists[invoiceAddress]", "true");
        assertThat(there).isEqualTo(9);
        assertThat(caller.count("customers", "exists[invoiceAddress]", "false")).isEqualTo(61 - there);
        assertThat(caller.count("customers", "exists[phone]", "false")).isEqualTo(61);
    }

    @Test
    void findsThroughRelations() throws Exception {
        JsonObject customer = caller.get("orders/1").getJsonObject("customer");
        int orders = caller.count("orders", "customer", customer.getString("@id"));
        assertThat(orders).isPositive();
        assertThat(caller.count("orders", "customer", Integer.toString(customer.getInt("id"))))
                .isEqualTo(orders);
        assertThat(caller.count("orders", "customer.name", customer.getString("name")))
                .isGreaterThanOrEqualTo(orders)
                .isLessThan(30);
        assertThat(caller.members("orders", "positions.product", "/api_v2/products/1"))
                .isNotEmpty()
                .allMatch(order -> order.getJsonArray("positions").toString().contains("\"/api_v2/products/1\""));
        assertThat(caller.count("customers", "customerGroup.name", "privat")).isEqualTo(51);
        assertThat(caller.count("customers", "customerGroup[]", "1", "customerGroup[]", "/api_v2/customer_groups/4"))
                .isEqualTo(61);
    }

    @Test
    void findsByIds() throws Exception {
        assertThat(caller.members("customers", "id[]", "3", "id[]", "5"))
                .extracting(customer -> customer.getInt("id"))
                .containsExactly(3, 5);
        assertThat(caller.count("customer_groups", "id[]", "/api_v2/customer_groups/2"))
                .isEqualTo(1);
        assertThat(caller.count("products", "id", "4")).isEqualTo(1);
        assertThat(caller.count("tours", "id[]", "1")).isEqualTo(4);
    }

    @Test
    void searchesFreely() throws Exception {
        JsonObject first = caller.get("customers/1");
        assertThat(caller.members(
                        "customers", "search", first.getString("customerNumber") + " " + first.getString("city")))
                .extracting(customer -> customer.getInt("id"))
                .containsExactly(1);
        assertThat(caller.count("customers", "search", "gibtesnicht")).isZero();
    }

    @Test
    void ordersByNumbersAndSwitchesPagesOffWhereAllowed() throws Exception {
        assertThat(caller.members("customers", "order[loyaltyPoints]", "desc", "itemsPerPage", "5"))
                .hasSize(5)
                .extracting(customer -> customer.getInt("loyaltyPoints"))
                .isSortedAccordingTo((one, other) -> other - one);
        assertThat(caller.members("customers", "pagination", "false")).hasSize(30);
        for (int i = 0; i < 31; i++) {
            caller.post("customer_groups", "{'name':'Gruppe " + i + "'}");
        }
        assertThat(caller.members("customer_groups", "pagination", "false")).hasSize(35);
        assertThat(caller.members("products", "itemsPerPage", "5")).hasSize(24);
    }
}
