package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** Fills an account with what a farm shop has in it: the same each time. */
final class SeedData {
    private static final String[] FIRST = {
        "Anna", "Björn", "Christa", "Dieter", "Elif", "Friederike", "Günther", "Hannelore", "Ingo", "Jörg", "Käthe",
        "Lukas", "Marlies", "Niklas", "Özlem", "Petra", "Quirin", "Renate", "Sören", "Tülay", "Ulrike", "Volker",
        "Wiebke", "Xaver", "Yvonne", "Zeynep", "Grażyna", "Mirko"
    };
    private static final String[] LAST = {
        "Müller",
        "Schröder",
        "Weiß",
        "Köhler",
        "Groß",
        "Jäger",
        "Öztürk",
        "Böhm",
        "Krüger",
        "Lüders",
        "Fröhlich",
        "Strauß",
        "Bäcker",
        "Nowak",
        "Hübner",
        "Voß",
        "Yıldız",
        "Brandstätter",
        "Meyer-Oldenburg",
        "von der Heide",
        "Petersen",
        "Schäfer",
        "Dreyer",
        "Kühn",
        "Sommerfeld",
        "Łukasik",
        "Thiele",
        "Ehlers"
    };
    private static final String[] STREETS = {
        "Hauptstraße",
        "Am Mühlenbach",
        "Lindenallee",
        "Gartenweg",
        "Zum Röhrkamp",
        "Bahnhofstraße",
        "Kirchgasse",
        "An der Bäke",
        "Obstgarten",
        "Deichweg",
        "Schloßplatz",
        "Grüner Winkel"
    };
    private static final String[][] PLACES = {
        {"21335", "Lüneburg"}, {"21339", "Lüneburg"}, {"29525", "Uelzen"}, {"21423", "Winsen (Luhe)"},
        {"21403", "Wendisch Evern"}, {"29549", "Bad Bevensen"}, {"21354", "Bleckede"}, {"19258", "Boizenburg"},
        {"22113", "Oststeinbek"}, {"21244", "Buchholz in der Nordheide"}, {"29456", "Hitzacker"}, {"01067", "Dresden"}
    };
    private static final String[] BUSINESSES = {
        "Gasthof Zur Linde", "Kita Regenbogen", "Café Morgenröte", "Bäckerei Ährengold", "Pflegeheim St. Nikolai",
        "Grundschule am Bruch", "Restaurant Fährhaus", "Naturkost Süßholz", "Hotel Altes Kurhaus", "Mensa Hochschule"
    };
    private static final String[][] PRODUCTS = {
        {"Kartoffeln festkochend 2,5 kg", "4.20", "7", "piece", "Gemüse"},
        {"Kartoffeln mehlig 5 kg", "7.10", "7", "piece", "Gemüse"},
        {"Möhren mit Grün", "2.10", "7", "bundle", "Gemüse"},
        {"Rote Bete", "1.90", "7", "kg", "Gemüse"},
        {"Grünkohl", "3.40", "7", "kg", "Gemüse"},
        {"Hokkaido-Kürbis", "2.60", "7", "kg", "Gemüse"},
        {"Feldsalat 150 g", "2.20", "7", "piece", "Salate"},
        {"Radieschen", "1.30", "7", "bundle", "Gemüse"},
        {"Äpfel Holsteiner Cox", "2.90", "7", "kg", "Obst"},
        {"Birnen Conference", "3.30", "7", "kg", "Obst"},
        {"Erdbeeren 500 g", "3.80", "7", "piece", "Obst"},
        {"Apfelsaft naturtrüb 1 l", "2.05", "19", "litre", "Getränke"},
        {"Vollmilch 1 l (Pfandflasche)", "1.45", "7", "litre", "Molkerei"},
        {"Bergkäse am Stück", "18.90", "7", "kg", "Molkerei"},
        {"Eier, 10 Stück", "3.60", "7", "piece", "Eier"},
        {"Roggenbrot 1 kg", "4.30", "7", "piece", "Brot"},
        {"Honig 500 g", "6.40", "7", "piece", "Vorrat"},
        {"Bratwurst grob", "11.80", "7", "kg", "Fleisch"},
        {"Rinderhack", "13.20", "7", "kg", "Fleisch"},
        {"Gemüsekiste klein", "14.00", "7", "crate", "Kisten"},
        {"Gemüsekiste groß", "22.50", "7", "crate", "Kisten"},
        {"Obstkiste Büro", "27.00", "7", "crate", "Kisten"},
        {"Lieferpauschale", "3.20", "19", "piece", "Dienste"},
        {"Gutschrift Kiste", "-2.00", "19", "piece", "Dienste"}
    };

    private final SandboxAccount account;
    private final Random random;
    private final SeedDetails more = new SeedDetails();
    private final SeedDeliveries fleet;
    private int customers;

    private SeedData(SandboxAccount account) {
        this.account = account;
        this.fleet = new SeedDeliveries(account);
        this.random = new Random(account.name().hashCode());
    }

    static void fill(SandboxAccount account, int customers) {
        SeedData data = new SeedData(account);
        data.customers = customers;
        data.groupsToursAndDeposits();
        data.products();
        data.prices();
        for (int i = 0; i < customers; i++) {
            data.customer(i);
        }
        for (int i = 0; i < customers / 2; i++) {
            data.order(i);
        }
        for (int i = 0; i < customers / 4; i++) {
            data.invoice(i);
        }
        data.fleet.tourStops();
        data.fleet.deliveryNotes();
    }

    private void groupsToursAndDeposits() {
        for (String group : List.of("Privatkunden", "Gastronomie", "Kitas und Schulen", "Wiederverkäufer")) {
            account.create(
                    "customer_groups",
                    fields().add("name", group)
                            .add("minimumOrderValue", group.startsWith("P") ? "15.00" : "60.00")
                            .add("paymentDays", 14)
                            .build());
        }
        List<String> vehicles = fleet.depotsAndVehicles();
        String[] days = {"Dienstag Nord", "Mittwoch Süd", "Donnerstag Stadt", "Freitag Elbe"};
        for (int i = 0; i < days.length; i++) {
            account.create(
                    "tours",
                    fields().add("name", days[i])
                            .add("weekday", i + 2)
                            .add("departure", "0" + (6 + i % 2) + ":30")
                            .add("driver", FIRST[i] + " " + LAST[i])
                            .add("vehicle", "Sprinter " + (i + 1))
                            .add("assignedVehicle", vehicles.get(i))
                            .add("depot", "/api_v2/depots/" + (1 + i % 2))
                            .build());
        }
        account.create(
                "deposits",
                fields().add("name", "Pfandflasche")
                        .add("amount", "0.15")
                        .add("volume", 1)
                        .add("tare", "0.60")
                        .build());
        account.create(
                "deposits",
                fields().add("name", "Klappkiste")
                        .add("amount", "4.00")
                        .add("volume", new BigDecimal("46.5"))
                        .add("tare", "1.75")
                        .build());
    }

    private void products() {
        for (int i = 0; i < PRODUCTS.length; i++) {
            String[] product = PRODUCTS[i];
            JsonObjectBuilder fields = fields().add("name", product[0])
                    .add("articleNumber", String.format("A-%04d", 100 + i))
                    .add("type", product[4].equals("Dienste") ? "service" : "product")
                    .add("status", i % 11 == 10 ? "unavailable" : "available")
                    .add("shopCategory", product[4])
                    .add("organic", i % 3 != 2)
                    .add("netPrice", product[1])
                    .add("vatRate", new BigDecimal(product[2]))
                    .add("unit", product[3])
                    .add("stock", 10 + random.nextInt(300))
                    .addAll(more.product(i, product));
            if (product[0].contains("Pfand")) {
                fields.add("deposit", "/api_v2/deposits/1");
            } else {
                fields.addNull("deposit");
            }
            fields.add("availableFrom", "2026-0" + (1 + i % 9) + "-01")
                    .add("attributes", Json.createObjectBuilder().add("HERKUNFT", "Eigenanbau"));
            account.create("products", fields.build());
        }
    }

    private void prices() {
        for (int i = 1; i <= 12; i++) {
            account.create(
                    "prices",
                    fields().add("product", "/api_v2/products/" + i)
                            .add("customerGroup", "/api_v2/customer_groups/2")
                            .add("netPrice", String.format("%d.%02d", 1 + i % 5, i * 7 % 100))
                            .build());
        }
    }

    private void customer(int number) {
        boolean business = number % 6 == 5;
        String first = FIRST[random.nextInt(FIRST.length)];
        String last = LAST[random.nextInt(LAST.length)];
        String[] place = PLACES[random.nextInt(PLACES.length)];
        String mail = (first + "." + last).toLowerCase().replaceAll("[^a-z.]", "") + number + "@kunde.example";
        JsonObjectBuilder fields = fields().add("type", business ? "business" : "private")
                .add("firstName", first)
                .add("lastName", last)
                .add("status", number % 19 == 18 ? "pending" : number % 37 == 36 ? "blocked" : "active")
                .add("customerGroup", "/api_v2/customer_groups/" + (business ? 2 + number % 3 : 1))
                .add("email", mail)
                .add("phone", "04131 " + (100_000 + random.nextInt(900_000)))
                .add("advertisingOptOut", number % 4 == 3)
                .add("street", STREETS[random.nextInt(STREETS.length)] + " " + (1 + random.nextInt(120)))
                .add("zip", place[0])
                .add("city", place[1])
                .add("country", "DE")
                .add("selfCollector", number % 9 == 8)
                .add("regularTour", "/api_v2/tours/" + (1 + random.nextInt(4)))
                .add("tourPriority", 1 + random.nextInt(40))
                .add("discountPercent", business ? "5.00" : "0.00");
        if (business) {
            fields.add("company", BUSINESSES[random.nextInt(BUSINESSES.length)] + " " + place[1])
                    .add("invoiceEmail", "rechnung" + number + "@kunde.example");
        } else {
            fields.addNull("company").addNull("invoiceEmail");
        }
        if (number % 5 == 0) {
            fields.add("deliveryInstructions", "Bitte hinter dem Gartentor abstellen.\nDer Hund ist lieb.");
        } else {
            fields.addNull("deliveryInstructions");
        }
        if (number % 7 == 0) {
            fields.add(
                    "invoiceAddress",
                    Json.createObjectBuilder()
                            .add("name", "Buchhaltung")
                            .add("street", "Postfach " + number)
                            .add("zip", place[0])
                            .add("city", place[1])
                            .add("country", "DE"));
        } else {
            fields.addNull("invoiceAddress");
        }
        fields.add("attributes", Json.createObjectBuilder().add("SCHLUESSEL", "Haken " + number % 20))
                .addAll(more.customer(number, business, first + " " + last, mail))
                .add("createdAt", created(number));
        account.create("customers", fields.build());
    }

    private static String created(int number) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                LocalDateTime.of(2024, 1, 8, 9, 0).plusHours(number * 31L).atOffset(ZoneOffset.ofHours(1)));
    }

    private void order(int number) {
        JsonArrayBuilder positions = Json.createArrayBuilder();
        for (int i = 0; i <= number % 4; i++) {
            int product = 1 + random.nextInt(PRODUCTS.length);
            positions.add(Json.createObjectBuilder()
                    .add("product", "/api_v2/products/" + product)
                    .add("quantity", 1 + random.nextInt(6))
                    .add("netPrice", PRODUCTS[product - 1][1]));
        }
        account.create(
                "orders",
                fields().add("customer", "/api_v2/customers/" + (1 + random.nextInt(customers)))
                        .add(
                                "deliveryDate",
                                LocalDate.of(2026, 11, 2).plusDays(number % 40).toString())
                        .add("tour", "/api_v2/tours/" + (1 + number % 4))
                        .add("status", number % 3 == 0 ? "open" : number % 3 == 1 ? "delivered" : "invoiced")
                        .add("deliveryFee", "3.20")
                        .addNull("note")
                        .add("positions", positions)
                        .build());
    }

    private void invoice(int number) {
        LocalDate date = LocalDate.of(2026, 10, 1).plusDays(number % 30);
        account.create(
                "invoices",
                fields().add("invoiceNumber", "R-2026-" + (1000 + number))
                        .add("customer", "/api_v2/customers/" + (1 + random.nextInt(customers)))
                        .add("date", date.toString())
                        .add("dueDate", date.plusDays(14).toString())
                        .add("netTotal", (20 + number) + ".00")
                        .add(
                                "grossTotal",
                                new BigDecimal(20 + number)
                                        .multiply(new BigDecimal("1.07"))
                                        .toPlainString())
                        .add("status", number % 4 == 0 ? "open" : "paid")
                        .add("reminderLevel", number % 16 == 0 ? 1 : 0)
                        .build());
    }

    private static JsonObjectBuilder fields() {
        return Json.createObjectBuilder();
    }

    /** How many customers each account has. */
    static int customersOf(String account) {
        return switch (account) {
            case "Hof Sonnental" -> 420;
            case "Biohof Lindenau" -> 61;
            default -> 25;
        };
    }
}
