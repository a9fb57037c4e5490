package kontor.sandbox;

import static kontor.sandbox.Property.Type.BOOLEAN;
import static kontor.sandbox.Property.Type.DATE;
import static kontor.sandbox.Property.Type.DECIMAL;
import static kontor.sandbox.Property.Type.INTEGER;
import static kontor.sandbox.Property.Type.MAP;
import static kontor.sandbox.Property.Type.NUMBER;
import static kontor.sandbox.Property.Type.STRING;
import static kontor.sandbox.Property.Type.URI;
import static kontor.sandbox.Property.list;
import static kontor.sandbox.Property.object;
import static kontor.sandbox.Property.property;
import static kontor.sandbox.Property.relation;

import jakarta.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sold, and what goes with it. */
final class ProductResources {
    static final Resource PRODUCTS = Resource.stamped(
                    "products",
                    "Product",
                    property("name", STRING).asRequired().upTo(120),
                    property("articleNumber", STRING).asRequired().upTo(60),
                    property("type", STRING).oneOf("product", "empties", "service"),
                    property("status", STRING)
                            .caseOf("ProductStatus", "available", "unavailable")
                            .neverNull()
                            .standard(Json.createValue("available")),
                    property("shopCategory", STRING).upTo(120),
                    property("organic", BOOLEAN),
                    property("description", STRING).upTo(2000),
                    property("netPrice", DECIMAL),
                    property("grossPrice", DECIMAL).asReadOnly(),
                    property("vatRate", NUMBER),
                    property("unit", STRING).oneOf("piece", "kg", "bundle", "litre", "crate"),
                    relation("deposit", "deposits"),
                    property("stock", NUMBER),
                    property("availableFrom", DATE),
                    list(
                            "packSizes",
                            object(
                                    "",
                                    "PackSize",
                                    property("name", STRING).asRequired().upTo(40),
                                    property("amount", DECIMAL)
                                            .asRequired()
                                            .described("How many units are in it.")
                                            .like("2.5"),
                                    property("netPrice", DECIMAL))),
                    property("attributes", MAP)
                            .matching(
                                    "^[A-Z][A-Z0-9_]*$",
                                    "Schlüssel bestehen aus Großbuchstaben, Ziffern und Unterstrichen."),
                    property("weight", NUMBER).from(0).described("Kilograms per unit."),
                    list("tags", property("", STRING).upTo(30)),
                    list("alternatives", relation("", "products"))
                            .described("What may be delivered in this product's place."),
                    list(
                            "billOfMaterials",
                            object(
                                    "",
                                    "Material",
                                    relation("component", "products").asRequired(),
                                    property("amount", DECIMAL).asRequired())),
                    object(
                            "nutrition",
                            "Nutrition",
                            property("energyKilojoules", INTEGER).from(0),
                            property("fat", DECIMAL),
                            list("allergens", property("", STRING).oneOf("gluten", "milk", "egg", "nuts", "celery"))),
                    property("image", URI),
                    property("minimumShelfLifeDays", INTEGER).between(0, 3650).standard(Json.createValue(7)))
            .partial("name")
            .exact("articleNumber", "type", "status", "shopCategory", "unit")
            .yesOrNo("organic")
            .range("netPrice", "weight", "stock")
            .dated("availableFrom")
            .related("deposit", "alternatives")
            .exists("deposit")
            .byIds()
            .ordered("name", "articleNumber", "netPrice", "createdAt", "stock")
            .grouped();

    static final Resource DEPOSITS = Resource.stamped(
                    "deposits",
                    "Deposit",
                    property("name", STRING).asRequired().upTo(60),
                    property("amount", DECIMAL),
                    property("volume", NUMBER).from(0),
                    property("tare", DECIMAL))
            .partial("name")
            .ordered("name");

    static final Resource PRICES = Resource.stamped(
                    "prices",
                    "Price",
                    relation("product", "products").asRequired(),
                    relation("customerGroup", "customer_groups").asRequired(),
                    property("netPrice", DECIMAL).asRequired())
            .identifiedBy(ids("product", "product", "group", "customerGroup"))
            .related("product", "customerGroup");

    private ProductResources() {}

    static Map<String, String> ids(String first, String firstField, String second, String secondField) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(first, firstField);
        parts.put(second, secondField);
        return parts;
    }
}
