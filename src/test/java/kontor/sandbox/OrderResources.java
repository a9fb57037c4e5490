package kontor.sandbox;

import static kontor.sandbox.Property.Type.DATE;
import static kontor.sandbox.Property.Type.DATE_TIME;
import static kontor.sandbox.Property.Type.DECIMAL;
import static kontor.sandbox.Property.Type.INTEGER;
import static kontor.sandbox.Property.Type.NUMBER;
import static kontor.sandbox.Property.Type.STRING;
import static kontor.sandbox.Property.Type.URI;
import static kontor.sandbox.Property.list;
import static kontor.sandbox.Property.object;
import static kontor.sandbox.Property.property;
import static kontor.sandbox.Property.relation;

import jakarta.json.Json;

/** From the order to the invoice. */
final class OrderResources {
    static final Resource POSITIONS = Resource.unstamped("order_positions", "OrderPosition", position())
            .below("orders", "positions")
            .onCollection("GET")
            .onItem("GET", "PATCH")
            .related("product")
            .ordered("quantity");

    static final Resource ORDERS = Resource.stamped(
                    "orders",
                    "Order",
                    property("orderNumber", STRING).asReadOnly(),
                    relation("customer", "customers").asRequired().embedded("name", "customerNumber"),
                    property("deliveryDate", DATE).asRequired(),
                    relation("tour", "tours"),
                    property("status", STRING).oneOf("open", "delivered", "invoiced", "cancelled"),
                    property("deliveryFee", DECIMAL),
                    property("note", STRING).upTo(500),
                    list("positions", object("", "OrderPosition", position()).ofResource("order_positions")),
                    property("netTotal", DECIMAL).asReadOnly())
            .partial("orderNumber", "customer.name")
            .exact("status", "customer.type")
            .related("customer", "tour", "positions.product", "customer.customerGroup")
            .dated("deliveryDate")
            .range("netTotal")
            .exists("note", "tour")
            .ordered("orderNumber", "deliveryDate", "netTotal")
            .withItemsPerPage()
            .grouped();

    static final Resource INVOICES = Resource.stamped(
                    "invoices",
                    "Invoice",
                    property("invoiceNumber", STRING),
                    relation("customer", "customers"),
                    property("date", DATE),
                    property("dueDate", DATE),
                    property("netTotal", DECIMAL),
                    property("grossTotal", DECIMAL),
                    property("status", STRING).oneOf("open", "paid", "reminded", "cancelled"),
                    property("reminderLevel", INTEGER))
            .withUuids()
            .onCollection("GET")
            .onItem("GET")
            .partial("invoiceNumber")
            .exact("status", "reminderLevel")
            .related("customer")
            .dated("date", "dueDate")
            .range("grossTotal")
            .ordered("invoiceNumber", "date");

    static final Resource DELIVERY_NOTES = Resource.stamped(
                    "delivery_notes",
                    "DeliveryNote",
                    property("noteNumber", STRING).asReadOnly(),
                    relation("order", "orders").asRequired().embedded("orderNumber", "deliveryDate"),
                    property("deliveredAt", DATE_TIME),
                    property("signedBy", STRING).upTo(80),
                    property("crates", INTEGER).between(0, 500).neverNull().standard(Json.createValue(0)),
                    property("remarks", STRING).upTo(1000),
                    property("document", URI).asReadOnly())
            .onItem("GET", "PATCH")
            .related("order", "order.customer")
            .dated("deliveredAt")
            .exists("signedBy")
            .ordered("deliveredAt")
            .withPartialPages()
            .grouped();

    private OrderResources() {}

    private static Property[] position() {
        return new Property[] {
            relation("product", "products").asRequired(),
            property("quantity", NUMBER).above(0),
            property("netPrice", DECIMAL).described("Per unit, as agreed when it was ordered."),
            property("remark", STRING).upTo(200),
            property("lineTotal", DECIMAL).asReadOnly()
        };
    }
}
