package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Depots, vehicles, stops and delivery notes: how things get to the customers that are there already. */
final class SeedDeliveries {
    private static final int STOPS = 12;
    private static final String[] DRIVERS = {"Anna", "Björn", "Christa", "Dieter"};

    private final SandboxAccount account;

    SeedDeliveries(SandboxAccount account) {
        this.account = account;
    }

    /** The IRIs of the vehicles. */
    List<String> depotsAndVehicles() {
        depot("Hofstelle", "Am Mühlenbach 3", "21335", "Lüneburg", 800);
        depot("Kühlhaus Süd", "Grüner Winkel 12", "29525", "Uelzen", 250);
        return IntStream.range(0, 4).mapToObj(this::vehicle).toList();
    }

    private void depot(String name, String street, String zip, String city, int capacity) {
        JsonArrayBuilder hours = Json.createArrayBuilder();
        for (int weekday = 1; weekday <= 5; weekday++) {
            hours.add(Json.createObjectBuilder()
                    .add("weekday", weekday)
                    .add("from", weekday == 5 ? "06:00:00" : "05:00:00")
                    .add("until", weekday == 5 ? "13:00:00" : "17:30:00"));
        }
        account.create(
                "depots",
                Json.createObjectBuilder()
                        .add("name", name)
                        .add(
                                "address",
                                Json.createObjectBuilder()
                                        .add("street", street)
                                        .add("zip", zip)
                                        .add("city", city)
                                        .add("country", "DE"))
                        .add("capacity", capacity)
                        .add(
                                "position",
                                Json.createObjectBuilder()
                                        .add("latitude", Json.createValue(53.2464 - capacity / 10_000d))
                                        .add("longitude", Json.createValue(10.4115)))
                        .add("openingHours", hours)
                        .build());
    }

    private String vehicle(int number) {
        JsonObjectBuilder fields = Json.createObjectBuilder()
                .add("name", "Sprinter " + (number + 1))
                .add("licencePlate", "LG-HS " + (101 + number))
                .add("payload", 900 + number * 150)
                .add("refrigerated", number % 2 == 0)
                .add("mileage", 48_210 + number * 17_345)
                .add("inspectionDue", "2027-0" + (number + 2) + "-28")
                .add("depot", "/api_v2/depots/" + (1 + number % 2))
                .add("telematics", "https://ortung.example/fahrzeug/" + (number + 1))
                .add(
                        "deviceId",
                        UUID.nameUUIDFromBytes(new byte[] {(byte) number}).toString());
        if (number < 3) {
            fields.add("vehicleClass", List.of("small", "medium", "large").get(number));
        }
        return account.create("vehicles", fields.build());
    }

    /** The first customers of each tour. */
    void tourStops() {
        for (String tour : account.iris("tours")) {
            List<JsonObject> customers = account.all("customers").stream()
                    .filter(customer -> tour.equals(customer.getString("regularTour", "")))
                    .limit(STOPS)
                    .toList();
            for (int i = 0; i < customers.size(); i++) {
                JsonObject customer = customers.get(i);
                JsonObjectBuilder stop = Json.createObjectBuilder()
                        .add("tour", tour)
                        .add("customer", customer.getString("@id"))
                        .add("sequence", i + 1)
                        .add("plannedArrival", LocalTime.of(7, 0).plusMinutes(i * 18L) + ":00")
                        .add("unloadingMinutes", 5 + i % 4 * 5)
                        .add("keyDeposited", i % 3 == 0);
                if (i % 5 == 2) {
                    stop.add("note", "Über den Hof fahren, Tor schließen.");
                }
                account.create("tour_stops", stop.build());
            }
        }
    }

    /** One for each order that was delivered. */
    void deliveryNotes() {
        List<JsonObject> delivered = account.all("orders").stream()
                .filter(order -> !"open".equals(order.getString("status", "")))
                .toList();
        for (int i = 0; i < delivered.size(); i++) {
            JsonObjectBuilder note = Json.createObjectBuilder()
                    .add("order", delivered.get(i).getString("@id"))
                    .add(
                            "deliveredAt",
                            delivered.get(i).getString("deliveryDate") + "T09:" + (10 + i % 50) + ":00+01:00")
                    .add("crates", 1 + i % 6);
            if (i % 4 != 3) {
                note.add("signedBy", DRIVERS[i % 4]);
            } else {
                note.add("remarks", "Niemand angetroffen, vor der Tür abgestellt.");
            }
            account.create("delivery_notes", note.build());
        }
    }
}
