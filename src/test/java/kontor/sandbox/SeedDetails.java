package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** The less common fields of customers and products. Everything follows from the number. */
final class SeedDetails {
    private static final String[] TAGS = {"Stammkunde", "Klingel defekt", "Barzahler", "Treppenhaus", "Neukunde"};
    private static final String[] VEHICLE_CLASSES = {"small", "medium", "large"};

    JsonObjectBuilder customer(int number, boolean business, String person, String mail) {
        JsonObjectBuilder fields = Json.createObjectBuilder()
                .add("contacts", business ? contacts(person, mail) : Json.createArrayBuilder())
                .add("tags", tags(number))
                .add("deliveryFrom", number % 3 == 0 ? "06:00:00" : "08:00:00")
                .add("deliveryUntil", number % 3 == 0 ? "09:30:00" : "14:00:00")
                .add(
                        "customerSince",
                        LocalDate.of(2019, 3, 1).plusDays(number * 5L % 2000).toString())
                .add("loyaltyPoints", number * 37 % 1500)
                .add("creditLimit", business ? "1500.00" : "150.00");
        if (business) {
            fields.add("vehicleClass", VEHICLE_CLASSES[number / 6 % 3])
                    .add("unloadingMinutes", 5 + number % 25)
                    .add("website", "https://kunde-" + number + ".example/");
        }
        if (number % 3 != 2) {
            fields.add("newsletter", number % 3 == 0);
        }
        if (number % 37 == 36) {
            fields.add("blockedUntil", "2026-12-3" + number % 2 + "T18:00:00+01:00");
        }
        if (number % 12 == 11 && number > 11) {
            fields.add("payer", "/api_v2/customers/" + (number - 11));
        }
        if (number % 20 == 0) {
            fields.add("fax", "04131 " + (900_000 + number));
        }
        return fields;
    }

    private static JsonArrayBuilder contacts(String person, String mail) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add("name", person)
                        .add("role", "purchasing")
                        .add("email", mail)
                        .add("phone", "04131 4711")
                        .add("primary", true))
                .add(Json.createObjectBuilder()
                        .add("name", "Käthe Ährensee")
                        .add("role", "accounting")
                        .add("email", "buchhaltung." + mail)
                        .add("primary", false));
    }

    private static JsonArrayBuilder tags(int number) {
        JsonArrayBuilder tags = Json.createArrayBuilder();
        for (int i = 0; i < number % 3; i++) {
            tags.add(TAGS[(number + i) % TAGS.length]);
        }
        return tags;
    }

    JsonObjectBuilder product(int number, String[] product) {
        BigDecimal price = new BigDecimal(product[1]);
        boolean service = product[4].equals("Dienste");
        JsonObjectBuilder fields = Json.createObjectBuilder()
                .add("packSizes", service ? Json.createArrayBuilder() : packSizes(price))
                .add("tags", Json.createArrayBuilder(number % 3 == 2 ? List.of() : List.of("Bio", product[4])))
                .add("alternatives", alternatives(number, product[4]))
                .add("billOfMaterials", product[4].equals("Kisten") ? materials(number) : Json.createArrayBuilder())
                .add("minimumShelfLifeDays", 7 + number % 5 * 7);
        if (!service) {
            fields.add("weight", new BigDecimal(250 + number * 125).movePointLeft(3))
                    .add("image", "https://shop.example/bilder/" + (100 + number) + ".jpg");
        }
        if (List.of("Molkerei", "Brot", "Eier").contains(product[4])) {
            fields.add("nutrition", nutrition(number, product[4]));
        }
        return fields;
    }

    private static JsonArrayBuilder packSizes(BigDecimal price) {
        return Json.createArrayBuilder()
                .add(packSize("Einzeln", "1", price))
                .add(packSize("Halbe Kiste", "5", price.multiply(new BigDecimal("4.80"))))
                .add(packSize("Kiste", "10", price.multiply(new BigDecimal("9.25"))));
    }

    private static JsonObjectBuilder packSize(String name, String amount, BigDecimal price) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("amount", amount)
                .add("netPrice", price.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }

    private static JsonArrayBuilder alternatives(int number, String category) {
        JsonArrayBuilder alternatives = Json.createArrayBuilder();
        if (category.equals("Gemüse")) {
            alternatives.add("/api_v2/products/" + (1 + (number + 1) % 6)).add("/api_v2/products/8");
        }
        return alternatives;
    }

    private static JsonArrayBuilder materials(int number) {
        JsonArrayBuilder materials = Json.createArrayBuilder();
        for (int i = 0; i < 3; i++) {
            materials.add(Json.createObjectBuilder()
                    .add("component", "/api_v2/products/" + (1 + (number + i * 3) % 11))
                    .add("amount", (1 + i) + ".50"));
        }
        return materials;
    }

    private static JsonObjectBuilder nutrition(int number, String category) {
        return Json.createObjectBuilder()
                .add("energyKilojoules", 270 + number * 40)
                .add("fat", category.equals("Brot") ? "1.2" : "3.8")
                .add(
                        "allergens",
                        Json.createArrayBuilder()
                                .add(
                                        switch (category) {
                                            case "Brot" -> "gluten";
                                            case "Eier" -> "egg";
                                            default -> "milk";
                                        }));
    }
}
