package kontor.sandbox;

import static kontor.sandbox.Property.Type.BOOLEAN;
import static kontor.sandbox.Property.Type.DATE;
import static kontor.sandbox.Property.Type.DATE_TIME;
import static kontor.sandbox.Property.Type.DECIMAL;
import static kontor.sandbox.Property.Type.EMAIL;
import static kontor.sandbox.Property.Type.INTEGER;
import static kontor.sandbox.Property.Type.MAP;
import static kontor.sandbox.Property.Type.STRING;
import static kontor.sandbox.Property.Type.TIME;
import static kontor.sandbox.Property.Type.URI;
import static kontor.sandbox.Property.Type.UUID;
import static kontor.sandbox.Property.list;
import static kontor.sandbox.Property.object;
import static kontor.sandbox.Property.property;
import static kontor.sandbox.Property.relation;

import jakarta.json.Json;
import jakarta.json.JsonValue;

/** Customers and their groups. */
final class CustomerResources {
    static final Resource CUSTOMER_GROUPS = Resource.stamped(
                    "customer_groups",
                    "CustomerGroup",
                    property("name", STRING).asRequired().upTo(60),
                    property("minimumOrderValue", DECIMAL),
                    property("paymentDays", INTEGER))
            .partial("name")
            .byIds()
            .ordered("name")
            .withPaginationSwitch();

    static final Resource CUSTOMERS = Resource.stamped(
                    "customers",
                    "Customer",
                    property("name", STRING).asReadOnly(),
                    property("customerNumber", STRING).asReadOnly(),
                    property("type", STRING).asRequired().caseOf("CustomerType", "private", "business"),
                    property("company", STRING).upTo(120),
                    property("firstName", STRING).upTo(60),
                    property("lastName", STRING).upTo(60),
                    property("status", STRING).oneOf("pending", "active", "blocked"),
                    relation("customerGroup", "customer_groups"),
                    property("email", EMAIL),
                    property("invoiceEmail", EMAIL),
                    property("phone", STRING).upTo(40),
                    property("advertisingOptOut", BOOLEAN),
                    property("street", STRING).asRequired().upTo(120),
                    zip(property("zip", STRING)),
                    property("city", STRING).asRequired().upTo(120),
                    property("country", STRING).upTo(2),
                    property("selfCollector", BOOLEAN).neverNull().standard(JsonValue.FALSE),
                    relation("regularTour", "tours"),
                    property("tourPriority", INTEGER),
                    property("deliveryInstructions", STRING).upTo(2000),
                    property("discountPercent", DECIMAL),
                    address("invoiceAddress"),
                    property("attributes", MAP)
                            .matching(
                                    "^[A-Z][A-Z0-9_]*$",
                                    "Schlüssel bestehen aus Großbuchstaben, Ziffern und Unterstrichen.")
                            .described("Free key-value pairs; keys are in upper case."),
                    list(
                            "contacts",
                            object(
                                    "",
                                    "Contact",
                                    property("name", STRING).asRequired().upTo(80),
                                    property("role", STRING).oneOf("purchasing", "accounting", "kitchen"),
                                    property("email", EMAIL),
                                    property("phone", STRING).upTo(40),
                                    property("primary", BOOLEAN).neverNull().standard(JsonValue.FALSE))),
                    list("tags", property("", STRING).upTo(30)).described("Labels of the shop's own."),
                    property("deliveryFrom", TIME).like("08:00:00"),
                    property("deliveryUntil", TIME).like("12:00:00"),
                    property("vehicleClass", STRING)
                            .oneOf("small", "medium", "large")
                            .described("Null for the tour's default."),
                    property("unloadingMinutes", INTEGER).between(0, 120),
                    property("website", URI).like("https://www.gasthof.example/"),
                    property("publicId", UUID).asReadOnly(),
                    property("customerSince", DATE),
                    property("loyaltyPoints", INTEGER)
                            .neverNull()
                            .between(0, 100_000)
                            .standard(Json.createValue(0)),
                    property("creditLimit", DECIMAL)
                            .matching("^[0-9]{1,8}(\\.[0-9]{1,2})?$")
                            .like("250.00"),
                    property("newsletter", BOOLEAN).described("Null as long as nobody asked."),
                    property("blockedUntil", DATE_TIME),
                    relation("payer", "customers").described("The business that pays for this one."),
                    property("portalPassword", STRING).asWriteOnly().atLeast(8).upTo(72),
                    property("fax", STRING).upTo(40).asDeprecated())
            .partial("name", "email", "city", "customerGroup.name")
            .exact("customerNumber", "type", "status", "zip", "vehicleClass")
            .related("customerGroup", "regularTour", "payer")
            .yesOrNo("selfCollector", "advertisingOptOut", "newsletter")
            .range("loyaltyPoints", "creditLimit")
            .dated("createdAt", "customerSince", "blockedUntil")
            .exists("company", "regularTour", "invoiceAddress", "blockedUntil", "newsletter")
            .byIds()
            .searched("name", "company", "customerNumber", "email", "city")
            .ordered("name", "customerNumber", "zip", "city", "createdAt", "loyaltyPoints")
            .withItemsPerPage()
            .grouped();

    private CustomerResources() {}

    static Property address(String name) {
        return object(
                name,
                "Address",
                property("name", STRING).upTo(120),
                property("street", STRING).asRequired().upTo(120),
                zip(property("zip", STRING)),
                property("city", STRING).asRequired().upTo(120),
                property("country", STRING).upTo(2).standard(Json.createValue("DE")));
    }

    private static Property zip(Property property) {
        return property.asRequired().upTo(10).checked("[0-9]{4,5}", "Bitte geben Sie eine gültige Postleitzahl ein.");
    }
}
