package kontor.catalogue;

import static kontor.catalogue.FieldType.BOOLEAN;
import static kontor.catalogue.FieldType.DATE;
import static kontor.catalogue.FieldType.DATE_TIME;
import static kontor.catalogue.FieldType.DECIMAL;
import static kontor.catalogue.FieldType.EMAIL;
import static kontor.catalogue.FieldType.ENUM;
import static kontor.catalogue.FieldType.INTEGER;
import static kontor.catalogue.FieldType.LONG_TEXT;
import static kontor.catalogue.FieldType.NUMBER;
import static kontor.catalogue.FieldType.PHONE;
import static kontor.catalogue.FieldType.RELATION;
import static kontor.catalogue.FieldType.STRUCTURE;
import static kontor.catalogue.FieldType.TEXT;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resource types of an account. For now customers and products, described by hand; reading them from the account's
 * own OpenAPI document will take this class's place.
 */
public final class Catalogue {

    private static final ResourceType CUSTOMERS = customers();
    private static final ResourceType PRODUCTS = products();

    private Catalogue() {}

    public static List<ResourceType> resourceTypes() {
        return List.of(CUSTOMERS, PRODUCTS);
    }

    public static Optional<ResourceType> resourceType(String name) {
        return resourceTypes().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static ResourceType customers() {
        Fields of = new Fields("customers");
        return new ResourceType(
                "customers",
                List.of("name"),
                List.of(
                        of.group(
                                "person",
                                of.field("name", TEXT).asReadOnly(),
                                of.field("customerNumber", TEXT).asReadOnly(),
                                of.field("type", ENUM).asRequired().oneOf("private", "business"),
                                of.field("company", TEXT).upTo(120),
                                of.field("firstName", TEXT).upTo(60),
                                of.field("lastName", TEXT).upTo(60),
                                of.field("status", ENUM).oneOf("pending", "active", "blocked"),
                                of.field("customerGroup", RELATION)),
                        of.group(
                                "contact",
                                of.field("email", EMAIL),
                                of.field("invoiceEmail", EMAIL),
                                of.field("phone", PHONE),
                                of.field("advertisingOptOut", BOOLEAN)),
                        of.group(
                                "delivery",
                                of.field("street", TEXT).asRequired().upTo(120),
                                of.field("zip", TEXT).asRequired().upTo(10),
                                of.field("city", TEXT).asRequired().upTo(120),
                                of.field("country", TEXT).upTo(2),
                                of.field("selfCollector", BOOLEAN),
                                of.field("regularTour", RELATION),
                                of.field("tourPriority", INTEGER),
                                of.field("deliveryInstructions", LONG_TEXT).upTo(2000)),
                        of.group(
                                "billing",
                                of.field("discountPercent", DECIMAL),
                                of.field("invoiceAddress", STRUCTURE),
                                of.field("attributes", STRUCTURE)),
                        of.group(
                                "record",
                                of.field("createdAt", DATE_TIME).asReadOnly(),
                                of.field("updatedAt", DATE_TIME).asReadOnly())),
                List.of("name", "customerNumber", "type", "zip", "city", "email", "status"),
                Map.of(
                        "name", "order[name]",
                        "customerNumber", "order[customerNumber]",
                        "zip", "order[zip]",
                        "city", "order[city]"),
                "name");
    }

    private static ResourceType products() {
        Fields of = new Fields("products");
        return new ResourceType(
                "products",
                List.of("name"),
                List.of(
                        of.group(
                                "article",
                                of.field("name", TEXT).asRequired().upTo(120),
                                of.field("articleNumber", TEXT).asRequired().upTo(60),
                                of.field("type", ENUM).oneOf("product", "empties", "service"),
                                of.field("status", ENUM).oneOf("available", "unavailable"),
                                of.field("shopCategory", TEXT).upTo(120),
                                of.field("organic", BOOLEAN),
                                of.field("description", LONG_TEXT).upTo(2000)),
                        of.group(
                                "price",
                                of.field("netPrice", DECIMAL),
                                of.field("grossPrice", DECIMAL).asReadOnly(),
                                of.field("vatRate", NUMBER),
                                of.field("unit", ENUM).oneOf("piece", "kg", "bundle", "litre", "crate"),
                                of.field("deposit", RELATION)),
                        of.group(
                                "stock",
                                of.field("stock", NUMBER),
                                of.field("availableFrom", DATE),
                                of.field("packSizes", STRUCTURE),
                                of.field("attributes", STRUCTURE)),
                        of.group(
                                "record",
                                of.field("createdAt", DATE_TIME).asReadOnly(),
                                of.field("updatedAt", DATE_TIME).asReadOnly())),
                List.of("name", "articleNumber", "type", "netPrice", "unit", "stock", "status"),
                Map.of(
                        "name", "order[name]",
                        "articleNumber", "order[articleNumber]",
                        "netPrice", "order[netPrice]"),
                "name");
    }

    /** Fields of one resource, whose labels are found under its name. */
    private record Fields(String resource) {

        Field field(String name, FieldType type) {
            return Field.of(resource, name, type);
        }

        Group group(String name, Field... fields) {
            return new Group("group." + resource + "." + name, List.of(fields));
        }
    }
}
