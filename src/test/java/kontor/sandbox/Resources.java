package kontor.sandbox;

import static kontor.sandbox.Resource.Type.ARRAY;
import static kontor.sandbox.Resource.Type.BOOLEAN;
import static kontor.sandbox.Resource.Type.DATE;
import static kontor.sandbox.Resource.Type.DATE_TIME;
import static kontor.sandbox.Resource.Type.DECIMAL;
import static kontor.sandbox.Resource.Type.EMAIL;
import static kontor.sandbox.Resource.Type.INTEGER;
import static kontor.sandbox.Resource.Type.NUMBER;
import static kontor.sandbox.Resource.Type.OBJECT;
import static kontor.sandbox.Resource.Type.RELATION;
import static kontor.sandbox.Resource.Type.STRING;
import static kontor.sandbox.Resource.property;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.sandbox.Resource.Property;

/** All resources of the sandbox. */
final class Resources {
    private static final List<Property> STAMPS = List.of(
            property("createdAt", DATE_TIME).asReadOnly(),
            property("updatedAt", DATE_TIME).asReadOnly());

    static final List<Resource> ALL = List.of(
            resource(
                    "customer_groups",
                    "CustomerGroup",
                    false,
                    Set.of("name"),
                    Set.of("name"),
                    property("name", STRING).asRequired().upTo(60),
                    property("minimumOrderValue", DECIMAL),
                    property("paymentDays", INTEGER)),
            resource(
                    "customers",
                    "Customer",
                    false,
                    Set.of("name"),
                    Set.of("name", "customerNumber", "zip", "city", "createdAt"),
                    property("name", STRING).asReadOnly(),
                    property("customerNumber", STRING).asReadOnly(),
                    property("type", STRING).asRequired().oneOf("private", "business"),
                    property("company", STRING).upTo(120),
                    property("firstName", STRING).upTo(60),
                    property("lastName", STRING).upTo(60),
                    property("status", STRING).oneOf("pending", "active", "blocked"),
                    property("customerGroup", RELATION).to("customer_groups"),
                    property("email", EMAIL),
                    property("invoiceEmail", EMAIL),
                    property("phone", STRING).upTo(40),
                    property("advertisingOptOut", BOOLEAN),
                    property("street", STRING).asRequired().upTo(120),
                    property("zip", STRING).asRequired().upTo(10),
                    property("city", STRING).asRequired().upTo(120),
                    property("country", STRING).upTo(2),
                    property("selfCollector", BOOLEAN),
                    property("regularTour", RELATION).to("tours"),
                    property("tourPriority", INTEGER),
                    property("deliveryInstructions", STRING).upTo(2000),
                    property("discountPercent", DECIMAL),
                    property("invoiceAddress", OBJECT),
                    property("attributes", OBJECT)),
            resource(
                    "products",
                    "Product",
                    false,
                    Set.of("name"),
                    Set.of("name", "articleNumber", "netPrice", "createdAt"),
                    property("name", STRING).asRequired().upTo(120),
                    property("articleNumber", STRING).asRequired().upTo(60),
                    property("type", STRING).oneOf("product", "empties", "service"),
                    property("status", STRING).oneOf("available", "unavailable"),
                    property("shopCategory", STRING).upTo(120),
                    property("organic", BOOLEAN),
                    property("description", STRING).upTo(2000),
                    property("netPrice", DECIMAL),
                    property("grossPrice", DECIMAL).asReadOnly(),
                    property("vatRate", NUMBER),
                    property("unit", STRING).oneOf("piece", "kg", "bundle", "litre", "crate"),
                    property("deposit", RELATION).to("deposits"),
                    property("stock", NUMBER),
                    property("availableFrom", DATE),
                    property("packSizes", ARRAY),
                    property("attributes", OBJECT)),
            resource(
                    "deposits",
                    "Deposit",
                    false,
                    Set.of("name"),
                    Set.of("name"),
                    property("name", STRING).asRequired().upTo(60),
                    property("amount", DECIMAL)),
            resource(
                    "prices",
                    "Price",
                    false,
                    Set.of(),
                    Set.of(),
                    property("product", RELATION).asRequired().to("products"),
                    property("customerGroup", RELATION).asRequired().to("customer_groups"),
                    property("netPrice", DECIMAL).asRequired()),
            resource(
                    "tours",
                    "Tour",
                    false,
                    Set.of("name"),
                    Set.of("name"),
                    property("name", STRING).asRequired().upTo(60),
                    property("weekday", INTEGER),
                    property("departure", STRING),
                    property("driver", STRING),
                    property("vehicle", STRING)),
            resource(
                    "orders",
                    "Order",
                    false,
                    Set.of("orderNumber"),
                    Set.of("orderNumber", "deliveryDate"),
                    property("orderNumber", STRING).asReadOnly(),
                    property("customer", RELATION).asRequired().to("customers"),
                    property("deliveryDate", DATE).asRequired(),
                    property("tour", RELATION).to("tours"),
                    property("status", STRING).oneOf("open", "delivered", "invoiced", "cancelled"),
                    property("deliveryFee", DECIMAL),
                    property("note", STRING).upTo(500),
                    property("positions", ARRAY)),
            resource(
                    "invoices",
                    "Invoice",
                    true,
                    Set.of("invoiceNumber"),
                    Set.of("invoiceNumber", "date"),
                    property("invoiceNumber", STRING),
                    property("customer", RELATION).to("customers"),
                    property("date", DATE),
                    property("dueDate", DATE),
                    property("netTotal", DECIMAL),
                    property("grossTotal", DECIMAL),
                    property("status", STRING).oneOf("open", "paid", "reminded", "cancelled"),
                    property("reminderLevel", INTEGER)));

    private Resources() {}

    static Optional<Resource> named(String path) {
        return ALL.stream().filter(resource -> resource.path().equals(path)).findFirst();
    }

    private static Resource resource(
            String path, String shortName, boolean readOnly, Set<String> partial, Set<String> orders, Property... own) {
        return new Resource(
                path,
                shortName,
                readOnly,
                Stream.concat(Stream.of(own), STAMPS.stream()).toList(),
                partial,
                orders);
    }
}
