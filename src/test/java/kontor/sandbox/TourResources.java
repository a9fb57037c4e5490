package kontor.sandbox;

import static kontor.sandbox.Property.Type.BOOLEAN;
import static kontor.sandbox.Property.Type.DATE;
import static kontor.sandbox.Property.Type.INTEGER;
import static kontor.sandbox.Property.Type.JSON;
import static kontor.sandbox.Property.Type.NUMBER;
import static kontor.sandbox.Property.Type.STRING;
import static kontor.sandbox.Property.Type.TIME;
import static kontor.sandbox.Property.Type.URI;
import static kontor.sandbox.Property.Type.UUID;
import static kontor.sandbox.Property.list;
import static kontor.sandbox.Property.object;
import static kontor.sandbox.Property.property;
import static kontor.sandbox.Property.relation;

/** How it gets to the customer. */
final class TourResources {
    static final Resource TOURS = Resource.stamped(
                    "tours",
                    "Tour",
                    property("name", STRING).asRequired().upTo(60),
                    property("weekday", INTEGER).between(1, 7),
                    property("departure", STRING)
                            .matching("^([01][0-9]|2[0-3]):[0-5][0-9]$")
                            .like("06:30"),
                    property("driver", STRING),
                    property("vehicle", STRING).asDeprecated().described("The vehicle's name; see assignedVehicle."),
                    relation("assignedVehicle", "vehicles"),
                    relation("depot", "depots"))
            .partial("name")
            .exact("weekday")
            .related("assignedVehicle", "depot")
            .ordered("name", "weekday");

    static final Resource TOUR_STOPS = Resource.stamped(
                    "tour_stops",
                    "TourStop",
                    relation("tour", "tours").asRequired(),
                    relation("customer", "customers").asRequired().embedded("name", "city"),
                    property("sequence", INTEGER).asRequired().from(1),
                    property("plannedArrival", TIME),
                    property("unloadingMinutes", INTEGER).between(0, 120),
                    property("keyDeposited", BOOLEAN),
                    property("note", STRING).upTo(500))
            .identifiedBy(ProductResources.ids("tour", "tour", "customer", "customer"))
            .related("tour", "customer")
            .partial("customer.name")
            .range("sequence")
            .ordered("sequence")
            .grouped();

    static final Resource VEHICLES = Resource.stamped(
                    "vehicles",
                    "Vehicle",
                    property("name", STRING).asRequired().upTo(60),
                    property("licencePlate", STRING)
                            .asRequired()
                            .matching("^[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [1-9][0-9]{0,3}[EH]?$")
                            .like("LG-HS 104"),
                    property("vehicleClass", STRING).oneOf("small", "medium", "large"),
                    property("payload", NUMBER).from(0),
                    property("refrigerated", BOOLEAN).neverNull(),
                    property("mileage", INTEGER).from(0),
                    property("inspectionDue", DATE),
                    relation("depot", "depots"),
                    property("telematics", URI),
                    property("deviceId", UUID),
                    property("equipment", JSON).described("Whatever the telematics told last."))
            .withUuids()
            .onItem("GET", "PATCH", "DELETE")
            .partial("name")
            .exact("licencePlate", "vehicleClass")
            .yesOrNo("refrigerated")
            .range("payload", "mileage")
            .dated("inspectionDue")
            .related("depot")
            .exists("vehicleClass")
            .ordered("name", "mileage");

    static final Resource DEPOTS = Resource.stamped(
                    "depots",
                    "Depot",
                    property("name", STRING).asRequired().upTo(60),
                    CustomerResources.address("address").asRequired(),
                    property("phone", STRING).upTo(40),
                    property("capacity", INTEGER).from(0).described("Crates that fit in."),
                    property("note", STRING).upTo(500),
                    object(
                            "position",
                            "Coordinates",
                            property("latitude", NUMBER).asRequired().between(-90, 90),
                            property("longitude", NUMBER).asRequired().between(-180, 180)),
                    list(
                            "openingHours",
                            object(
                                    "",
                                    "OpeningHours",
                                    property("weekday", INTEGER).asRequired().between(1, 7),
                                    property("from", TIME).asRequired(),
                                    property("until", TIME).asRequired())))
            .onItem("GET", "PUT", "DELETE")
            .partial("name", "address.city")
            .ordered("name");

    private TourResources() {}
}
