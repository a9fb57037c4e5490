package kontor.sandbox;

import java.util.List;
import java.util.Optional;

/** All resources of the sandbox. */
final class Resources {
    static final List<Resource> ALL = List.of(
            CustomerResources.CUSTOMER_GROUPS,
            CustomerResources.CUSTOMERS,
            ProductResources.PRODUCTS,
            ProductResources.DEPOSITS,
            ProductResources.PRICES,
            TourResources.TOURS,
            OrderResources.ORDERS,
            OrderResources.INVOICES,
            OrderResources.POSITIONS,
            OrderResources.DELIVERY_NOTES,
            TourResources.TOUR_STOPS,
            TourResources.VEHICLES,
            TourResources.DEPOTS);

    private Resources() {}

    static Optional<Resource> named(String path) {
        return ALL.stream().filter(resource -> resource.path.equals(path)).findFirst();
    }

    /** The resource whose collection lies below an item of another. */
    static Optional<Resource> below(String parent, String field) {
        return ALL.stream()
                .filter(resource -> parent.equals(resource.parent) && field.equals(resource.parentField))
                .findFirst();
    }
}
