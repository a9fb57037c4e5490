package kontor.sandbox;

import static kontor.sandbox.Caller.LD;
import static kontor.sandbox.Caller.json;
import static kontor.sandbox.Caller.violations;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resources that aren't like the others. */
class SandboxResourcesTest {
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
    void listsPositionsBelowTheirOrderAndKeepsThemInIt() throws Exception {
        List<JsonObject> positions = caller.members("orders/4/positions");
        assertThat(positions).hasSize(4);
        String iri = positions.get(0).getString("@id");
        assertThat(iri).startsWith("/api_v2/order_positions/");
        assertThat(caller.get("orders/4")
                        .getJsonArray("positions")
                        .getJsonObject(0)
                        .getString("@id"))
                .isEqualTo(iri);
        JsonObject changed = json(caller.patch(iri, "{'quantity':10,'netPrice':'2.50'}"));
        assertThat(changed.getString("lineTotal")).isEqualTo("25.00");
        assertThat(caller.get("orders/4")
                        .getJsonArray("positions")
                        .getJsonObject(0)
                        .getInt("quantity"))
                .isEqualTo(10);
        assertThat(violations(caller.patch(iri, "{'quantity':0}"))).containsExactly("quantity");
        assertThat(caller.send("DELETE", iri, LD, null, null).statusCode()).isEqualTo(405);
        assertThat(caller.send("GET", "order_positions", LD, null, null).statusCode())
                .isEqualTo(404);
        assertThat(caller.send("GET", "orders/999/positions", LD, null, null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesPositionsNestedInTheirOrder() throws Exception {
        HttpResponse<String> created = caller.post(
                "orders",
                "{'customer':'/api_v2/customers/1','deliveryDate':'2022-05-12','deliveryFee':'3.20','positions':"
                        + "[{'product':'/api_v2/products/1','quantity':2,'netPrice':'4.20'}]}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created).getString("netTotal")).isEqualTo("11.60");
        String iri = json(created).getString("@id");
        String position =
                json(created).getJsonArray("positions").getJsonObject(0).getString("@id");
        JsonObject patched = json(caller.patch(
                iri,
                "{'positions':[{'@id':'" + position + "','product':'/api_v2/products/1','quantity':3,"
                        + "'netPrice':'4.20'},{'product':'/api_v2/products/2','quantity':1.5,'netPrice':'7.10'}]}"));
        assertThat(patched.getJsonArray("positions").getJsonObject(0).getString("@id"))
                .isNotEqualTo(position);
        assertThat(patched.getString("netTotal")).isEqualTo("26.45");
        assertThat(violations(caller.patch(
                        iri, "{'positions':[{'product':'/api_v2/products/1','quantity':0},{'quantity':1}]}")))
                .containsExactly("positions[0].quantity", "positions[1].product");
    }

    @Test
    void identifiesStopsByTourAndCustomer() throws Exception {
        JsonObject stop = caller.members("tour_stops").get(0);
        String iri = stop.getString("@id");
        assertThat(iri).matches("/api_v2/tour_stops/tour=[0-9]+;customer=[0-9]+");
        assertThat(caller.get(iri).getString("@id")).isEqualTo(iri);
        assertThat(caller.get(iri.replace(";", "%3B").replace("=", "%3D")).getString("@id"))
                .isEqualTo(iri);
        assertThat(json(caller.patch(iri, "{'note':'Hintereingang'}")).getString("note"))
                .isEqualTo("Hintereingang");
        String again = "{'tour':'" + stop.getString("tour") + "','customer':'"
                + stop.getJsonObject("customer").getString("@id") + "','sequence':1}";
        assertThat(caller.post("tour_stops", again).statusCode()).isEqualTo(409);
        assertThat(caller.send("DELETE", iri, LD, null, null).statusCode()).isEqualTo(204);
        assertThat(caller.post("tour_stops", again).headers().firstValue("Location"))
                .contains(iri);
    }

    @Test
    void identifiesVehiclesByUuid() throws Exception {
        JsonObject vehicle = caller.members("vehicles").get(0);
        assertThat(vehicle.getString("@id")).isEqualTo("/api_v2/vehicles/" + vehicle.getString("id"));
        HttpResponse<String> created =
                caller.post("vehicles", "{'name':'Lastenrad','licencePlate':'LG-R 1','refrigerated':false}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created).getString("id")).hasSize(36);
        assertThat(violations(caller.post("vehicles", "{'name':'X','licencePlate':'kaputt'}")))
                .containsExactly("licencePlate");
        assertThat(caller.send("PUT", vehicle.getString("@id"), LD, LD, "{}").statusCode())
                .isEqualTo(405);
    }

    @Test
    void replacesDepotsAndDoesNotPatchThem() throws Exception {
        HttpResponse<String> refused = caller.patch("depots/1", "{}");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET, PUT, DELETE");
        String body = "{'name':'Scheune','address':{'street':'Weg 1','zip':'21335','city':'Lüneburg'}}";
        assertThat(json(caller.send("PUT", "depots/1", LD, LD, body))).containsKey("capacity");
        caller.sandbox.dialect(Dialect.RELEASE_4_1);
        JsonObject replaced = json(caller.send("PUT", "depots/1", LD, LD, body));
        assertThat(replaced.getString("name")).isEqualTo("Scheune");
        assertThat(replaced).doesNotContainKey("capacity");
    }

    @Test
    void pagesDeliveryNotesWithoutTotals() throws Exception {
        for (int i = 0; i < 15; i++) {
            assertThat(caller.post("delivery_notes", "{'order':'/api_v2/orders/1'}")
                            .statusCode())
                    .isEqualTo(201);
        }
        JsonObject first = caller.get("delivery_notes");
        assertThat(first).doesNotContainKey("hydra:totalItems");
        assertThat(first.getJsonObject("hydra:view"))
                .doesNotContainKey("hydra:last")
                .doesNotContainKey("hydra:first")
                .containsKey("hydra:next");
        assertThat(caller.get("delivery_notes?page=2").getJsonObject("hydra:view"))
                .doesNotContainKey("hydra:next");
        assertThat(caller.send("DELETE", "delivery_notes/1", LD, null, null).statusCode())
                .isEqualTo(405);
    }

    @Test
    void fillsItsAccountsWithThingsThatBelongTogether() throws Exception {
        assertThat(caller.members("customers"))
                .allMatch(customer -> customer.getString("customerGroup").startsWith("/api_v2/customer_groups/"))
                .allMatch(customer -> customer.getString("regularTour").startsWith("/api_v2/tours/"));
        assertThat(caller.members("orders"))
                .allMatch(order -> !order.getJsonArray("positions").isEmpty());
        assertThat(caller.members("tours")).allSatisfy(tour -> {
            assertThat(caller.get(tour.getString("assignedVehicle")).getString("name"))
                    .isEqualTo(tour.getString("vehicle"));
            assertThat(caller.count("tour_stops", "tour", tour.getString("@id")))
                    .isPositive();
        });
    }

    @Test
    void keepsEveryObjectItStartsWithValid() throws Exception {
        for (Resource resource : Resources.ALL) {
            SandboxAccount account = caller.sandbox.account("Hof Sonnental");
            assertThat(account.all(resource.path))
                    .as(resource.path)
                    .isNotEmpty()
                    .allSatisfy(object ->
                            assertThat(Validation.violations(resource, object)).isEmpty());
        }
    }
}
